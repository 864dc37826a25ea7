/** $1 is the dataset, $2 the earlier version, $3 the later one. Only what differs is looked at: an episode never changes, it is replaced. */

const there = (version: string) => `f."fromVersion" <= ${version} and (f."untilVersion" is null or f."untilVersion" > ${version})`;

const differing = `
  earlier as (
    select e."externalId", f."episodeId", f."position" from "EpisodeFacets" f join "Episode" e on e."id" = f."episodeId"
    where f."datasetId" = $1 and ${there("$2::int")} and f."untilVersion" <= $3::int),
  later as (
    select e."externalId", f."episodeId", f."position" from "EpisodeFacets" f join "Episode" e on e."id" = f."episodeId"
    where f."datasetId" = $1 and ${there("$3::int")} and f."fromVersion" > $2::int),
  differing as (
    select coalesce(l."externalId", e."externalId") as "externalId", e."episodeId" as "before", l."episodeId" as "after", coalesce(l."position", e."position") as "position",
      case when e."episodeId" is null then 'new' when l."episodeId" is null then 'gone' else 'changed' end as "kind"
    from earlier e full join later l on l."externalId" = e."externalId")`;

export const COUNT_DIFFERENCES = `
  with ${differing}
  select count(*) filter (where "kind" = 'new')::int as "new", count(*) filter (where "kind" = 'changed')::int as "changed", count(*) filter (where "kind" = 'gone')::int as "gone",
    (select count(*)::int from "EpisodeFacets" f where f."datasetId" = $1 and ${there("$2::int")} and ${there("$3::int")}) as "unchanged"
  from differing`;

/** $4 is the kind, $5 the place that they follow, $6 how many. */
export const LIST_DIFFERENCES = `
  with ${differing}
  select d."externalId", d."before", d."after", d."position", e."name", e."sessionCount", e."turnCount", e."imageCount"
  from differing d join "Episode" e on e."id" = coalesce(d."after", d."before")
  where d."kind" = $4 and d."position" > $5::int order by d."position" limit $6::int`;
