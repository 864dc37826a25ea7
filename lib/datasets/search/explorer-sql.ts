/** Lists of episodes out of EpisodeFacets and EpisodeWords. Pages are found by the episode that they follow, so that none is slower than the first. */
import type { Slice } from "@/lib/studies/slice";
import { facetConditions } from "./facet-conditions";
import type { EpisodeSort, SortOrder } from "./sorts";
import { wordsQuery } from "./words-query";

export type Query = { text: string; values: unknown[] };

export type Listed = { datasetId: string; version: number; slice: Slice; sort: EpisodeSort; order: SortOrder };

/** Where an episode stands in the order: its own sort key, then its place in the dataset. */
export type SortPlace = { key: string | number; position: number };

const KEYS: Record<EpisodeSort, string> = {
  position: "position", name: "name", age: "age", sessions: "sessionCount", turns: "turnCount", images: "imageCount", date: "lastDate", span: "spanDays",
};

/** Counting stops here: a number beyond is "more than". */
export const COUNTED_AT_MOST = 100_000;

/** The place of an episode of this dataset, of whatever version. */
export function placeQuery({ datasetId, sort }: Listed, episodeId: string): Query {
  return { text: `select f."${KEYS[sort]}" as "key", f."position" from "EpisodeFacets" f where f."episodeId" = $1 and f."datasetId" = $2`, values: [episodeId, datasetId] };
}

function conditions({ datasetId, version, slice }: Listed, value: (given: unknown) => string): string[] {
  const [dataset, shown] = [value(datasetId), value(version)];
  return [
    `f."datasetId" = ${dataset}::uuid`, `f."fromVersion" <= ${shown}::int`, `(f."untilVersion" is null or f."untilVersion" > ${shown}::int)`,
    ...facetConditions("f", slice, value),
    ...(slice.idPrefix ? [`f."episodeId" in (select e."id" from "Episode" e where e."datasetId" = ${dataset}::uuid and starts_with(e."externalId", ${value(slice.idPrefix)}::text))`] : []),
    ...(slice.words ? [`f."episodeId" in (select w."episodeId" from "EpisodeWords" w where w."words" @@ ${value(wordsQuery(slice.words, datasetId))}::tsquery)`] : []),
  ];
}

/**
 * Ids in order.
 *
 * @param beside the episodes after this place, or before it; those before come nearest first.
 */
export function pageQuery(listed: Listed, limit: number, beside?: { direction: "after" | "before"; place: SortPlace | null }): Query {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const isDescending = (listed.order === "desc") !== (beside?.direction === "before");
  const [key, way] = [`f."${KEYS[listed.sort]}"`, isDescending ? "desc" : "asc"];
  const where = conditions(listed, value);
  if (beside?.place) where.push(`(${key}, f."position") ${isDescending ? "<" : ">"} (${value(beside.place.key)}, ${value(beside.place.position)})`);
  const order = listed.sort === "position" ? `f."position" ${way}` : `${key} ${way}, f."position" ${way}`;
  return { text: `select f."episodeId" as "id" from "EpisodeFacets" f where ${where.join(" and ")} order by ${order} limit ${value(limit)}::int`, values };
}

/** How many there are, and how many of them come before a place. */
export function countQuery(listed: Listed, place: SortPlace | null): Query {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const key = `f."${KEYS[listed.sort]}"`;
  const where = conditions(listed, value);
  const before = place ? `count(*) filter (where ("key", "position") ${listed.order === "desc" ? ">" : "<"} (${value(place.key)}, ${value(place.position)}))::int` : "0";
  return {
    text: `select count(*)::int as "total", ${before} as "before" from (
      select ${key} as "key", f."position" from "EpisodeFacets" f where ${where.join(" and ")} limit ${value(COUNTED_AT_MOST + 1)}::int) f`,
    values,
  };
}
