/** How the episodes of a version are read for an analysis. $1 is the dataset, $2 the version. Text only: data.ts runs it. */

const IN_VERSION = `e."datasetId" = $1 and e."fromVersion" <= $2 and (e."untilVersion" is null or e."untilVersion" > $2)`;

const FIRST = `coalesce(i."candidates" -> 0 ->> 'key', i."candidates" -> 0 ->> 'url')`;
/** Addresses may hold a whole picture: those are told apart by their digest. */
const PICTURE = `case when length(${FIRST}) > 300 then left(${FIRST}, 80) || ' … ' || md5(${FIRST}) else ${FIRST} end`;

/** Pictures in several episodes: what a pass over one episode after the other cannot know. */
export const SHARED_PICTURES = `
  select t."picture", count(distinct t."episodeId")::int as "episodes" from (
    select i."episodeId", ${PICTURE} as "picture" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" where ${IN_VERSION} and i."place" = 'turn'
  ) t where t."picture" is not null group by 1 having count(distinct t."episodeId") > 1`;

/** $3 and $4: after which place; $5: how many. */
export const EPISODES = `
  select e."id", e."externalId", e."position", e."origin", e."persona", e."narrative", e."events" from "Episode" e
  where ${IN_VERSION} and (e."position", e."id") > ($3, $4::uuid) order by e."position", e."id" limit $5`;

/** $1: the episodes. */
export const SESSIONS = `
  select "id", "episodeId", "number", "date", "dateText", "interval", "event", "experience", "operation", "turns" from "Session"
  where "episodeId" = any($1::uuid[]) order by "episodeId", "number"`;

/** $1: the episodes. */
export const SHARES = `
  select i."episodeId", i."sessionId", i."turnIndex", i."state", i."source", i."module", i."deviceReference", ${PICTURE} as "picture" from "EpisodeImage" i
  where i."episodeId" = any($1::uuid[]) and i."place" = 'turn' order by i."turnIndex", i."position"`;

/** $1: the episodes. Of an album its size, of a face that it is there. */
export const BESIDE_TURNS = `
  select i."episodeId", i."sessionId", i."place", count(*)::int as "pictures" from "EpisodeImage" i
  where i."episodeId" = any($1::uuid[]) and i."place" in ('device', 'face') group by 1, 2, 3`;
