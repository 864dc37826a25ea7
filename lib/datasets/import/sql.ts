/** The statements of an import. Text only: mutations.ts runs them. $1 is always the dataset. */
import { addressKey, isAddressKey } from "../address-key";
import { NO_CANDIDATE, NO_WEB_ADDRESS, NOT_IMPORTED, WEB_ADDRESS } from "../image-state";

/** Which pictures change what the dataset knows; found and used within the publishing of one connection. */
export const CREATE_CHANGED = `create temp table import_changed ("key" text primary key)`;

/**
 * Words and keys of new episodes are gathered before they are merged into their indexes, more of them than PostgreSQL's 4 MB at a time: the
 * same word is then looked up once for many episodes. Not so many that a search, which reads what is gathered from end to end, would notice.
 */
export const GATHER_INDEX_ENTRIES = `set gin_pending_list_limit = '24MB'`;
export const MERGE_INDEX_ENTRIES = `select gin_clean_pending_list('"EpisodeWords_words_idx"'::regclass), gin_clean_pending_list('"EpisodeImage_keys_idx"'::regclass)`;

/** What imports that have ended left staged. */
export const CLEAR_STAGED = ["ImportRow", "ImportPicture", "ImportShare"].map(
  (table) => `delete from "${table}" s where not exists (select 1 from "Job" j where j."id" = s."jobId" and j."state" in ('queued', 'running', 'paused'))`,
);
/** $1 is the job. */
export const CLEAR_OWN = ["ImportRow", "ImportPicture", "ImportShare"].map((table) => `delete from "${table}" where "jobId" = $1`);

export const DELETE_UNPUBLISHED = `
  delete from "Episode" e using "Dataset" d where d."id" = $1 and e."datasetId" = d."id" and e."fromVersion" > d."currentVersion"`;

/** $1 is a job that has ended. */
export const DELETE_ABANDONED = `
  delete from "Episode" e using "Dataset" d, "Job" j
  where j."id" = $1 and d."slug" = j."payload" ->> 'dataset' and e."datasetId" = d."id" and e."fromVersion" > d."currentVersion"
    and not exists (select 1 from "Job" other where other."kind" = j."kind" and other."payload" ->> 'dataset' = d."slug" and other."state" in ('queued', 'running', 'paused'))`;

export const FIND_CURRENT = `
  select "id", "externalId", "contentHash", "position" from "Episode"
  where "datasetId" = $1 and "externalId" = any($2) and "fromVersion" <= $3 and "untilVersion" is null`;

export const INSERT_REFUSALS = `
  insert into "ImportRefusal" ("jobId", "file", "row", "field", "reason")
  select $1, r."file", r."row", r."field", r."reason" from json_to_recordset($2::json) as r("file" text, "row" int, "field" text, "reason" text)`;

/** Items are made when a study starts: from then on, all who judge one see the same pictures. */
const isJudged = (episode: string) => `exists (select 1 from "ItemPart" part where part."episodeId" = ${episode}."id")`;

/** $2 is the version that is visible, $3 the ids of the episodes meant, or null for all of them, $4 the job. */
export const STAGE_CURRENT_SHARES = `
  insert into "ImportShare" ("jobId", "keys", "candidates", "settled")
  select $4, i."keys", i."candidates", case when ${isJudged("e")} then i."state" end from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId"
  where e."datasetId" = $1 and i."place" = 'turn' and e."fromVersion" <= $2 and (e."untilVersion" is null or e."untilVersion" > $2)
    and ($3::uuid[] is null or e."id" = any($3))`;
/** Pictures that are stored under these keys already. */
export const FIND_STORED_PICTURES = `
  select d."key", d."state", d."reason", d."sha256", a."mime", a."width", a."height", a."bytes", d."url", d."source", d."description"
  from "DatasetImage" d join "ImageAsset" a on a."sha256" = d."sha256" where d."datasetId" = $1 and d."state" = 'stored' and d."key" = any($2)`;
export const FIND_STAGED_PICTURES = `select * from "ImportPicture" where "jobId" = $1 and "key" = any($2)`;
/** $1 the rows, each with its job. */
export const STAGE_PICTURES = `
  insert into "ImportPicture" select * from json_populate_recordset(null::"ImportPicture", $1::json)
  on conflict ("jobId", "key") do update set ("state", "reason", "sha256", "mime", "width", "height", "bytes", "url", "source", "description") =
    (excluded."state", excluded."reason", excluded."sha256", excluded."mime", excluded."width", excluded."height", excluded."bytes",
     excluded."url", excluded."source", excluded."description")`;

const rank = (row: string) => `array_position(array['missing','refused','remote','stored']::"ImageState"[], ${row}."state")`;
/** Until a picture is stored under the key; that one is never replaced. */
const takesNew = (from: string) => `d."state" <> 'stored' and ${rank(from)} >= ${rank("d")}`;

/** Which staged pictures change what the dataset knows: a new key, a better state, an address. $2 is the job. */
export const FIND_CHANGED = `
  insert into import_changed select p."key" from "ImportPicture" p
  left join "DatasetImage" d on d."datasetId" = $1 and d."key" = p."key"
  where p."jobId" = $2 and (d."key" is null
    or (${takesNew("p")} and (d."state", d."sha256") is distinct from (p."state", p."sha256"))
    or (d."url" is null and p."url" is not null)
    or (d."description" is null and p."description" is not null)
    or (d."source" is null and p."source" is not null))`;

/** $1 is the job. */
export const PUBLISH_ASSETS = `
  insert into "ImageAsset" ("sha256", "mime", "width", "height", "bytes")
  select distinct on ("sha256") "sha256", "mime", "width", "height", "bytes" from "ImportPicture" where "jobId" = $1 and "sha256" is not null
  on conflict ("sha256") do nothing`;

/** $2 is the job. */
export const PUBLISH_PICTURES = `
  insert into "DatasetImage" as d ("datasetId", "key", "state", "reason", "sha256", "url", "source", "description")
  select $1, p."key", p."state", p."reason", p."sha256", p."url", p."source", p."description"
  from "ImportPicture" p join import_changed c on c."key" = p."key" and p."jobId" = $2
  on conflict ("datasetId", "key") do update set
    "state" = case when ${takesNew("excluded")} then excluded."state" else d."state" end,
    "reason" = case when ${takesNew("excluded")} then excluded."reason" else d."reason" end,
    "sha256" = case when ${takesNew("excluded")} then excluded."sha256" else d."sha256" end,
    "url" = coalesce(d."url", excluded."url"),
    "source" = coalesce(d."source", excluded."source"),
    "description" = coalesce(d."description", excluded."description")`;

/**
 * What the best candidate of each target comes to: the first that is stored, under its key or its address's; else one that is known by
 * address; else one that was refused; else nothing.
 *
 * @param targets a query of (id, candidates).
 * @param pictures a relation of (key, state, reason, sha256).
 */
const resolved = (targets: string, pictures: string) => `
  select t."id", b."state", b."reason", b."sha256" from (${targets}) t cross join lateral (
    select * from (
      select coalesce(d."state", 'missing'::"ImageState") as "state",
        case when d."key" is null then '${NOT_IMPORTED}' else d."reason" end as "reason", d."sha256", c."rank"
      from jsonb_array_elements(t."candidates") with ordinality c("value", "rank") left join (${pictures}) d on d."key" = c."value" ->> 'key' where c."value" ? 'key'
      union all
      select d."state", null, d."sha256", c."rank"
      from jsonb_array_elements(t."candidates") with ordinality c("value", "rank") join (${pictures}) d on d."key" = ${addressKey(`(c."value" ->> 'url')`)}
      where c."value" ? 'url' and d."state" = 'stored'
      union all
      select case when c."value" ->> 'url' ~* '${WEB_ADDRESS}' then 'remote' else 'refused' end::"ImageState",
        case when c."value" ->> 'url' ~* '${WEB_ADDRESS}' then null else '${NO_WEB_ADDRESS}' end, null, c."rank"
      from jsonb_array_elements(t."candidates") with ordinality c("value", "rank") where c."value" ? 'url'
      union all
      select 'missing'::"ImageState", '${NO_CANDIDATE}', null, 1000000
    ) every_candidate
    order by array_position(array['stored','remote','refused','missing']::"ImageState"[], "state"), "rank" limit 1
  ) b`;

const known = `select "key", "state", "reason", "sha256" from "DatasetImage" where "datasetId" = $1`;

/** @param targets as `resolved` takes them, of rows of EpisodeImage. */
const settle = (targets: string) => `
  update "EpisodeImage" e set "state" = r."state", "stateReason" = r."reason", "sha256" = r."sha256" from (${resolved(targets, known)}) r
  where e."id" = r."id" and (e."state", e."stateReason", e."sha256") is distinct from (r."state", r."reason", r."sha256")`;

const target = `i."id", i."candidates"`;
/** A relation beside `i`: what the other one has under the keys of the addresses that it names. */
const byAddress = (relation: string) => `
  jsonb_array_elements(i."candidates") c("value") join (${relation}) d on d."key" = ${addressKey(`(c."value" ->> 'url')`)} and c."value" ? 'url'`;

/**
 * $2 is the version being published. What refers to no picture that the dataset knows came in with its state (image-state.ts), and a dataset
 * without pictures is not gone through at all; nor are addresses hashed where no picture is kept under one.
 */
export const SETTLE_NEW_EPISODES = settle(`
  select ${target} from "EpisodeImage" i join "Episode" p on p."id" = i."episodeId"
  where p."datasetId" = $1 and p."fromVersion" = $2 and exists (${known}) and (exists (${known} and "key" = any(i."keys"))
    or (exists (${known} and ${isAddressKey(`"key"`)}) and exists (select 1 from ${byAddress(known)})))`);

/**
 * What refers to a picture that changed and is not judged: found by the key, since it may be a few of millions. Addresses are in no index:
 * where pictures came under theirs, those of all the dataset's episodes are hashed.
 */
export const SETTLE_CHANGED_PICTURES = settle(`
  select distinct on (i."id") ${target} from (
    select i."id", i."candidates", i."episodeId" from import_changed c join "EpisodeImage" i on i."keys" @> array[c."key"]
    union all
    select i."id", i."candidates", i."episodeId" from "Episode" e join "EpisodeImage" i on i."episodeId" = e."id" cross join ${byAddress(`select "key" from import_changed`)}
    where e."datasetId" = $1 and exists (select 1 from import_changed where ${isAddressKey(`"key"`)})
  ) i join "Episode" p on p."id" = i."episodeId"
  where p."datasetId" = $1 and not ${isJudged("p")}`);

/** $2 are pictures that turned out to be damaged: what refers to them and is not judged takes its next best candidate. */
export const SETTLE_WITHOUT = settle(`
  select ${target} from "EpisodeImage" i join "Episode" p on p."id" = i."episodeId" where p."datasetId" = $1 and i."sha256" = any($2) and not ${isJudged("p")}`);

/** Stored before, and damaged. */
export const FIND_DAMAGED = `select "sha256", "fault" from "ImageAsset" where "sha256" = any($1) and "fault" is not null`;

/** For a dry run: the same over what was staged ($2 is the job), with the dataset's pictures behind it. */
export const RESOLVE_STAGED = `
  select coalesce(s."settled", r."state") as "state", count(*)::int as "count" from (${resolved(
    `select "id", "candidates" from "ImportShare" where "jobId" = $2`,
    `select distinct on ("key") "key", "state", "reason", "sha256" from (
       select "key", "state", "reason", "sha256" from "ImportPicture" where "jobId" = $2 union all ${known}
     ) either order by "key", array_position(array['stored','remote','refused','missing']::"ImageState"[], "state")`,
  )}) r join "ImportShare" s on s."id" = r."id" group by 1`;

export const RETIRE_REPLACED = `
  update "Episode" o set "untilVersion" = $2 from "Episode" n
  where n."datasetId" = $1 and n."fromVersion" = $2 and o."datasetId" = $1 and o."externalId" = n."externalId"
    and o."fromVersion" < $2 and o."untilVersion" is null`;

/** What is current and was not read: $2 is the version being published, $3 the job. */
const isGone = `o."datasetId" = $1 and o."fromVersion" < $2 and o."untilVersion" is null
    and not exists (select 1 from "ImportRow" r where r."jobId" = $3 and r."externalId" = o."externalId")`;
export const COUNT_GONE = `select count(*)::int as "count" from "Episode" o where ${isGone}`;
export const RETIRE_GONE = `update "Episode" o set "untilVersion" = $2 where ${isGone}`;

const spread = (column: string, from: string) => `
  (select json_build_object('min', min(${column}), 'median', percentile_cont(0.5) within group (order by ${column}), 'max', max(${column}))
   from ${from} having count(*) > 0)`;
const states = (condition: string) => `
  (select json_build_object('stored', count(*) filter (where "state" = 'stored'), 'remote', count(*) filter (where "state" = 'remote'),
     'missing', count(*) filter (where "state" = 'missing'), 'refused', count(*) filter (where "state" = 'refused'))
   from "EpisodeImage" i join chosen c on c."id" = i."episodeId" where ${condition})`;

/** @param chosen a query of the episodes to count. */
const countsOf = (chosen: string) => `
  with chosen as materialized (${chosen})
  select json_build_object(
    'episodes', (select count(*) from chosen), 'sessions', (select coalesce(sum("sessionCount"), 0) from chosen),
    'turns', (select coalesce(sum("turnCount"), 0) from chosen), 'imageShares', (select coalesce(sum("imageCount"), 0) from chosen),
    'images', ${states(`i."place" = 'turn'`)}, 'otherImages', ${states(`i."place" in ('device', 'face')`)},
    'origins', (select json_build_object('collected', count(*) filter (where "origin" = 'collected'),
      'synthetic', count(*) filter (where "origin" = 'synthetic'), 'scripted', count(*) filter (where "origin" = 'scripted')) from chosen),
    'sessionsPerEpisode', ${spread(`"sessionCount"`, "chosen")},
    'turnsPerSession', ${spread(`s."turnCount"`, `"Session" s join chosen c on c."id" = s."episodeId"`)},
    'imagesPerEpisode', ${spread(`"imageCount"`, "chosen")},
    'firstDate', (select min("firstDate") from chosen), 'lastDate', (select max("lastDate") from chosen)
  ) as "counts"`;

const COUNTED = `e."id", e."sessionCount", e."turnCount", e."imageCount", e."origin", e."firstDate", e."lastDate"`;

/** $2 is the version. */
export const COUNT_VERSION = countsOf(`
  select ${COUNTED} from "Episode" e where e."datasetId" = $1 and e."fromVersion" <= $2 and (e."untilVersion" is null or e."untilVersion" > $2)`);

/** $1 is the job. */
export const COUNT_TAKEN = countsOf(`select ${COUNTED} from "Episode" e join "ImportRow" r on r."jobId" = $1 and r."episodeId" = e."id"`);
