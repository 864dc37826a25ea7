-- Pictures are counted episode by episode, along the index: at publishing there are no statistics yet, and without them
-- PostgreSQL counted all pictures anew for every episode.
CREATE OR REPLACE FUNCTION "episode_facets"(dataset UUID, lowest INTEGER, highest INTEGER) RETURNS SETOF "EpisodeFacets" LANGUAGE sql STABLE AS $$
  select e."id", e."datasetId", e."fromVersion", e."untilVersion", e."position", e."origin",
    coalesce(nullif(lower(left(e."name", 200)), ''), U&'\+10FFFD'), coalesce(e."age", -1), lower(left(e."gender", 200)), lower(left(e."country", 200)),
    lower(left(e."persona" ->> 'category', 200)), lower(left(e."persona" ->> 'relation', 200)),
    e."sessionCount", e."turnCount", e."imageCount",
    coalesce(i."stored", 0), coalesce(i."remote", 0), coalesce(i."missing", 0), coalesce(i."refused", 0),
    coalesce(i."modules", '{}'), coalesce(i."sources", '{}'),
    coalesce(left(e."firstDate", 10), ''), coalesce(left(e."lastDate", 10), ''),
    -- The calendar of PostgreSQL has no year 0.
    case when e."firstDate" is null or e."firstDate" < '0001' then -1 else left(e."lastDate", 10)::date - left(e."firstDate", 10)::date end
  from "Episode" e
  left join lateral (
    select
      count(*) filter (where i."state" = 'stored')::int as "stored", count(*) filter (where i."state" = 'remote')::int as "remote",
      count(*) filter (where i."state" = 'missing')::int as "missing", count(*) filter (where i."state" = 'refused')::int as "refused",
      array_agg(distinct left(i."module", 300)) filter (where i."module" <> '') as "modules",
      array_agg(distinct left(i."source", 300)) filter (where i."source" <> '') as "sources"
    from "EpisodeImage" i where i."episodeId" = e."id" and i."place" = 'turn'
  ) i on true
  where e."datasetId" = dataset and e."fromVersion" between lowest and highest
$$;

