/** Reads of what the episodes of a dataset are like, to suggest while somebody chooses a part of it. */
import type { DatasetReader } from "@/lib/datasets/access";
import { pool } from "@/lib/db/client";
import type { SliceValues } from "../form-dataset";

/** A form must not wait for half a million episodes; the first ones tell most of it. */
const EPISODES_LOOKED_AT = 1_000;

/** What the explorer offers, counted when the version was published. */
const counted = (facet: string) => `coalesce((
         select array_agg(value ->> 'value') from "DatasetVersion" version, jsonb_array_elements(version.facets -> 'values' -> '${facet}') value
         where version."datasetId" = dataset.id and version.number = dataset."currentVersion"
       ), '{}') as ${facet}`;

/** By slug. */
export async function sliceValues(_reader: DatasetReader): Promise<Map<string, SliceValues>> {
  const found = await pool().query<{ slug: string } & SliceValues>(
    `select dataset.slug,
       coalesce(array_agg(distinct episode.country) filter (where episode.country <> ''), '{}') as countries,
       coalesce(array_agg(distinct episode.gender) filter (where episode.gender <> ''), '{}') as genders,
       coalesce((
         select array_agg(distinct image.module) from (
           select id from "Episode" first where first."datasetId" = dataset.id and first."untilVersion" is null order by first.position limit $1
         ) first join "EpisodeImage" image on image."episodeId" = first.id and image.place = 'turn' and image.module <> ''
       ), '{}') as modules,
       ${["categories", "relations", "sources"].map(counted).join(", ")}
     from "Dataset" dataset
     cross join lateral (
       select country, gender from "Episode" episode where episode."datasetId" = dataset.id and episode."untilVersion" is null order by position limit $1
     ) episode
     group by dataset.id`,
    [EPISODES_LOOKED_AT],
  );
  return new Map(found.rows.map(({ slug, ...values }) => [slug, values]));
}
