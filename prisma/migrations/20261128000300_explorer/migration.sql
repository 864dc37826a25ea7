-- What the explorer filters, sorts and searches by, beside the episodes (docs/explorer.md).

CREATE TABLE "EpisodeFacets" (
    "episodeId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "fromVersion" INTEGER NOT NULL,
    "untilVersion" INTEGER,
    "position" INTEGER NOT NULL,
    "origin" "EpisodeOrigin" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "age" INTEGER NOT NULL,
    "gender" TEXT,
    "country" TEXT,
    "category" TEXT,
    "relation" TEXT,
    "sessionCount" INTEGER NOT NULL,
    "turnCount" INTEGER NOT NULL,
    "imageCount" INTEGER NOT NULL,
    "stored" INTEGER NOT NULL,
    "remote" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "modules" TEXT[] NOT NULL,
    "sources" TEXT[] NOT NULL,
    "firstDate" TEXT COLLATE "C" NOT NULL,
    "lastDate" TEXT COLLATE "C" NOT NULL,
    "spanDays" INTEGER NOT NULL,

    CONSTRAINT "EpisodeFacets_pkey" PRIMARY KEY ("episodeId")
);

CREATE TABLE "EpisodeWords" (
    "episodeId" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "EpisodeWords_pkey" PRIMARY KEY ("episodeId")
);

-- The vectors lie aside, so that a search for a common word reads few pages; they are needed only when rows are rewritten.
ALTER TABLE "EpisodeWords" SET (toast_tuple_target = 128);

CREATE INDEX "EpisodeFacets_datasetId_position_idx" ON "EpisodeFacets"("datasetId", "position");
CREATE INDEX "EpisodeFacets_datasetId_name_position_idx" ON "EpisodeFacets"("datasetId", "name", "position");
CREATE INDEX "EpisodeFacets_datasetId_age_position_idx" ON "EpisodeFacets"("datasetId", "age", "position");
CREATE INDEX "EpisodeFacets_datasetId_sessionCount_position_idx" ON "EpisodeFacets"("datasetId", "sessionCount", "position");
CREATE INDEX "EpisodeFacets_datasetId_turnCount_position_idx" ON "EpisodeFacets"("datasetId", "turnCount", "position");
CREATE INDEX "EpisodeFacets_datasetId_imageCount_position_idx" ON "EpisodeFacets"("datasetId", "imageCount", "position");
CREATE INDEX "EpisodeFacets_datasetId_lastDate_position_idx" ON "EpisodeFacets"("datasetId", "lastDate", "position");
CREATE INDEX "EpisodeFacets_datasetId_spanDays_position_idx" ON "EpisodeFacets"("datasetId", "spanDays", "position");
CREATE INDEX "EpisodeWords_words_idx" ON "EpisodeWords" USING GIN ("words");

ALTER TABLE "EpisodeFacets" ADD CONSTRAINT "EpisodeFacets_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EpisodeWords" ADD CONSTRAINT "EpisodeWords_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Values and how many episodes have them, counted when a version is published; null until then.
ALTER TABLE "DatasetVersion" ADD COLUMN "facets" JSONB;

-- One row an episode of a dataset that appeared in one of the versions given.
CREATE FUNCTION "episode_facets"(dataset UUID, lowest INTEGER, highest INTEGER) RETURNS SETOF "EpisodeFacets" LANGUAGE sql STABLE AS $$
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
  left join (
    select i."episodeId",
      count(*) filter (where i."state" = 'stored')::int as "stored", count(*) filter (where i."state" = 'remote')::int as "remote",
      count(*) filter (where i."state" = 'missing')::int as "missing", count(*) filter (where i."state" = 'refused')::int as "refused",
      coalesce(array_agg(distinct left(i."module", 300)) filter (where i."module" <> ''), '{}') as "modules",
      coalesce(array_agg(distinct left(i."source", 300)) filter (where i."source" <> ''), '{}') as "sources"
    from "EpisodeImage" i join "Episode" own on own."id" = i."episodeId"
    where i."place" = 'turn' and own."datasetId" = dataset and own."fromVersion" between lowest and highest
    group by i."episodeId"
  ) i on i."episodeId" = e."id"
  where e."datasetId" = dataset and e."fromVersion" between lowest and highest
$$;

-- What the researcher can choose from, with counts: the hundred most frequent of each.
CREATE FUNCTION "version_facets"(dataset UUID, version INTEGER) RETURNS JSONB LANGUAGE sql STABLE AS $$
  with e as materialized (
    select f.*, e."gender" as "genderText", e."country" as "countryText", e."persona" ->> 'category' as "categoryText", e."persona" ->> 'relation' as "relationText"
    from "EpisodeFacets" f join "Episode" e on e."id" = f."episodeId"
    where f."datasetId" = dataset and f."fromVersion" <= version and (f."untilVersion" is null or f."untilVersion" > version)
  ), one as (
    select 'countries' as "facet", "country" as "key", min("countryText") as "value", count(*)::int as "count" from e where "country" <> '' group by "country"
    union all select 'genders', "gender", min("genderText"), count(*)::int from e where "gender" <> '' group by "gender"
    union all select 'categories', "category", min("categoryText"), count(*)::int from e where "category" <> '' group by "category"
    union all select 'relations', "relation", min("relationText"), count(*)::int from e where "relation" <> '' group by "relation"
    union all select 'modules', m, m, count(*)::int from e, unnest("modules") m group by m
    union all select 'sources', s, s, count(*)::int from e, unnest("sources") s group by s
    union all select 'origins', "origin"::text, "origin"::text, count(*)::int from e group by "origin"
    union all select 'sessions', "sessionCount"::text, "sessionCount"::text, count(*)::int from e group by "sessionCount"
    union all select 'states', s."state", s."state", count(*)::int from e,
      lateral (values ('stored', "stored"), ('remote', "remote"), ('missing', "missing"), ('refused', "refused")) s("state", "images") where s."images" > 0 group by s."state"
  ), ranked as (
    select *, row_number() over (partition by "facet" order by "count" desc, "key") as "rank" from one
  )
  select jsonb_build_object(
    'values', coalesce((select jsonb_object_agg("facet", "values") from (
      select "facet", jsonb_agg(jsonb_build_object('value', left("value", 300), 'count', "count") order by "rank") as "values" from ranked where "rank" <= 100 group by "facet") grouped), '{}'),
    'age', (select jsonb_build_object('min', min("age"), 'max', max("age"), 'known', count(*)) from e where "age" >= 0),
    'images', (select jsonb_build_object('min', coalesce(min("imageCount"), 0), 'max', coalesce(max("imageCount"), 0)) from e),
    'span', (select jsonb_build_object('min', min("spanDays"), 'max', max("spanDays"), 'known', count(*)) from e where "spanDays" >= 0)
  )
$$;

-- The state of a picture changes when shards bring it, when it is fetched, when it is gone: whoever changes it, the counts follow.
CREATE FUNCTION "recount_image_states"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  update "EpisodeFacets" f set "stored" = i."stored", "remote" = i."remote", "missing" = i."missing", "refused" = i."refused"
  from (
    select i."episodeId",
      count(*) filter (where i."state" = 'stored')::int as "stored", count(*) filter (where i."state" = 'remote')::int as "remote",
      count(*) filter (where i."state" = 'missing')::int as "missing", count(*) filter (where i."state" = 'refused')::int as "refused"
    from "EpisodeImage" i
    where i."place" = 'turn' and i."episodeId" in (select a."episodeId" from after_rows a join before_rows b on b."id" = a."id" where a."state" <> b."state" and a."place" = 'turn')
    group by i."episodeId"
  ) i where f."episodeId" = i."episodeId";
  return null;
end $$;
CREATE TRIGGER "EpisodeImage_states" AFTER UPDATE ON "EpisodeImage"
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION "recount_image_states"();

-- Datasets that are there already. Their words are taken by the worker (lib/datasets/search/mutations.ts).
INSERT INTO "EpisodeFacets" SELECT f.* FROM "Dataset" d CROSS JOIN LATERAL "episode_facets"(d."id", 1, d."currentVersion") f;
UPDATE "DatasetVersion" v SET "facets" = "version_facets"(v."datasetId", v."number");
