/** The statements about pictures that are known by address. Text only. */
import { addressKey } from "@/lib/datasets/address-key";
import type { Slice } from "@/lib/studies/slice";
import { unitsQuery } from "@/lib/studies/design/units-sql";

export type Part = { datasetId: string; version: number; slices: readonly Slice[] };

/** A condition on `e`, an episode, and the values that it needs, which come first. */
function chosenEpisodes({ datasetId, version, slices }: Part): { condition: string; values: unknown[] } {
  const values: unknown[] = [datasetId, version];
  const current = `e."datasetId" = $1::uuid and e."fromVersion" <= $2::int and (e."untilVersion" is null or e."untilVersion" > $2::int)`;
  const parts = slices.map((slice) => {
    const query = unitsQuery({ datasetId, version, unit: "episode", includeScripted: true, slice });
    const shift = values.length;
    values.push(...query.values);
    return `e."id" in (select u."episodeId" from (${query.text.replaceAll(/\$(\d+)/g, (_, number: string) => `$${Number(number) + shift}`)}) u)`;
  });
  return { condition: parts.length === 0 ? current : `${current} and (${parts.join(" or ")})`, values };
}

const HAS_ADDRESS = `(i."state" = 'remote')`;

/** Remote pictures after an id, with each candidate's address in rank order: its own, or that of the picture under its key. */
export function sharesAfter(part: Part, after: string | null, limit: number): { text: string; values: unknown[] } {
  const { condition, values } = chosenEpisodes(part);
  return {
    values: [...values, after, limit],
    text: `
      select i."id", exists (select 1 from "ItemPart" p where p."episodeId" = e."id") as "isJudged", c."candidates"
      from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" cross join lateral (
        select coalesce(json_agg(json_build_object('key', k."value" ->> 'key', 'url', coalesce(k."value" ->> 'url', d."url")) order by k."rank"), '[]') as "candidates"
        from jsonb_array_elements(i."candidates") with ordinality k("value", "rank")
        left join "DatasetImage" d on d."datasetId" = e."datasetId" and d."key" = k."value" ->> 'key'
        where coalesce(k."value" ->> 'url', d."url") ~* '^https?://'
      ) c
      where ${HAS_ADDRESS} and ${condition} and ($${values.length + 1}::uuid is null or i."id" > $${values.length + 1}::uuid)
      order by i."id" limit $${values.length + 2}`,
  };
}

export function standingQuery(part: Part): { text: string; values: unknown[] } {
  const { condition, values } = chosenEpisodes(part);
  const remote = (more: string) => `count(*) filter (where ${HAS_ADDRESS} and ${more})::int`;
  return {
    values,
    text: `
      select count(*) filter (where ${HAS_ADDRESS})::int as "remote", ${remote(`i."linkState" in ('alive', 'stored')`)} as "alive",
        ${remote(`i."linkState" = 'dead'`)} as "dead", ${remote(`i."linkState" = 'unsure'`)} as "unsure", ${remote(`i."linkState" is null`)} as "unchecked",
        count(*) filter (where i."state" = 'stored')::int as "stored", count(*)::int as "pictures"
      from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" where ${condition}`,
  };
}

/** A page of the file of addresses: every candidate of every remote picture, and what is known of it. */
export function linesAfter(part: Part, after: string | null, limit: number): { text: string; values: unknown[] } {
  const shares = sharesAfter(part, after, limit);
  return {
    values: shares.values,
    text: `
      with page as (${shares.text})
      select p."id" as "share", e."externalId" as "episode", s."number" as "session", i."turnIndex" as "turn", i."place"::text as "place", c."rank"::int as "rank",
        c."value" ->> 'url' as "url", coalesce(f."state"::text, 'unchecked') as "state", f."reason", f."status", f."checkedAt"
      from page p join "EpisodeImage" i on i."id" = p."id" join "Episode" e on e."id" = i."episodeId" left join "Session" s on s."id" = i."sessionId"
      cross join lateral json_array_elements(p."candidates") with ordinality c("value", "rank")
      left join "ImageFetch" f on f."urlHash" = encode(sha256(convert_to(c."value" ->> 'url', 'UTF8')), 'hex')
      order by p."id", c."rank"`,
  };
}

export const KNOWN_LINKS = `
  select f."urlHash", f."state", f."reason", f."status", f."attempts", f."checkedAt", a."sha256"
  from "ImageFetch" f left join "ImageAsset" a on f."state" = 'stored' and a."sha256" = f."sha256" where f."urlHash" = any($1)`;

/** They have been decoded to their last row. */
export const RECORD_ASSETS = `
  insert into "ImageAsset" ("sha256", "mime", "width", "height", "bytes", "checkedAt")
  select distinct on ("sha256") "sha256", "mime", "width", "height", "bytes", now() from json_to_recordset($1::json) as a("sha256" text, "mime" text, "width" int, "height" int, "bytes" int)
  on conflict ("sha256") do nothing`;

/** A vain attempt is one more in a row; an answer ends the row. */
export const RECORD_LINKS = `
  insert into "ImageFetch" as f ("urlHash", "url", "host", "state", "reason", "status", "sha256", "attempts", "checkedAt")
  select distinct on ("urlHash") "urlHash", "url", "host", "state"::"LinkState", "reason", "status", "sha256", case when "state" = 'unsure' and "wasAsked" then 1 else 0 end, now()
  from json_to_recordset($1::json) as r("urlHash" text, "url" text, "host" text, "state" text, "reason" text, "status" int, "sha256" text, "wasAsked" boolean)
  on conflict ("urlHash") do update set "state" = excluded."state", "reason" = excluded."reason", "status" = excluded."status", "sha256" = excluded."sha256",
    "attempts" = case when excluded."state" = 'unsure' then f."attempts" + excluded."attempts" else 0 end, "checkedAt" = now()`;

/**
 * Under its key the picture is known to the whole dataset, or under its address's where the dataset knows no such key; one that is stored is
 * never replaced. $2: [{key, url, sha256}].
 */
export const RECORD_KEYS = `
  with found as (
    select distinct on (k."key") k."key", r."url", r."sha256" from json_to_recordset($2::json) as r("key" text, "url" text, "sha256" text)
    left join "DatasetImage" d on d."datasetId" = $1 and d."key" = r."key" cross join lateral (select coalesce(d."key", ${addressKey(`r."url"`)}) as "key") k
  )
  insert into "DatasetImage" as d ("datasetId", "key", "state", "sha256", "url") select $1, "key", 'stored', "sha256", "url" from found
  on conflict ("datasetId", "key") do update set "state" = 'stored', "reason" = null, "sha256" = excluded."sha256", "url" = coalesce(d."url", excluded."url") where d."state" <> 'stored'`;

/** Episodes of a started study keep the pictures that they were drawn with. $1: [{id, linkState, sha256}]. */
export const RECORD_SHARES = `
  update "EpisodeImage" i set "linkState" = r."linkState"::"LinkState",
    "state" = case when r."sha256" is null then i."state" else 'stored'::"ImageState" end,
    "sha256" = coalesce(r."sha256", i."sha256")
  from json_to_recordset($1::json) as r("id" uuid, "linkState" text, "sha256" text)
  where i."id" = r."id" and i."state" = 'remote'
    and (r."sha256" is null or not exists (select 1 from "ItemPart" p where p."episodeId" = i."episodeId"))`;

/** The version's numbers say what its pictures are now. $1 is the dataset, $2 the version. */
export const COUNT_PICTURES = `
  with counted as (
    select i."place" = 'turn' as "isShare", i."state", count(*)::int as "count" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId"
    where e."datasetId" = $1 and e."fromVersion" <= $2 and (e."untilVersion" is null or e."untilVersion" > $2) and i."place" <> 'predicted' group by 1, 2
  ), named as (
    select "isShare", jsonb_build_object('stored', 0, 'remote', 0, 'missing', 0, 'refused', 0) || jsonb_object_agg("state", "count") as "counts" from counted group by 1
  )
  update "DatasetVersion" v set "counts" = v."counts"
    || coalesce((select jsonb_build_object('images', "counts") from named where "isShare"), '{}') || coalesce((select jsonb_build_object('otherImages', "counts") from named where not "isShare"), '{}')
  where v."datasetId" = $1 and v."number" = $2`;
