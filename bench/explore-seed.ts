/** A published dataset of STARK's shape in the real tables: its proportions of text, people, sessions and pictures, made by PostgreSQL itself. */
import { randomUUID } from "node:crypto";
import { dedicatedConnection } from "@/lib/db/client";
import { takeMissingWords } from "@/lib/datasets/search/mutations";
import { PUBLISH_FACET_COUNTS, PUBLISH_FACETS } from "@/lib/datasets/search/publish-sql";
import { COUNT_VERSION } from "@/lib/datasets/import/sql";
import { rounded, timedOnce } from "./timing";

/** Different turns; every episode draws fifty of them. */
const POOL = 30_000;
const VOCABULARY = 30_000;

export async function seedExplorer(slug: string, episodes: number): Promise<string> {
  const datasetId = randomUUID();
  const client = await dedicatedConnection();
  const step = async (what: string, text: string, values: unknown[] = []) => {
    const { ms } = await timedOnce(() => client.query(text, values));
    console.error(`  ${what}: ${rounded(ms / 1000)} s`);
  };
  try {
    await client.query("set session_replication_role = replica");
    await client.query("set synchronous_commit = off");
    await client.query("set work_mem = '256MB'");
    await client.query("set maintenance_work_mem = '256MB'");
    await client.query("select setseed(0.5)");
    await client.query(`insert into "Dataset" ("id", "slug", "title", "currentVersion") values ($1, $2, $2, 1)`, [datasetId, slug]);
    // Ranks are drawn as words of a language are: the first of them in almost every turn, most of them hardly ever.
    await step("turns to draw from", `
      create temp table turn_pool as
      select turn as id, (select string_agg('w' || floor(power(${VOCABULARY}, random()))::int || case when word % 7 = 0 then ',' else '' end, ' ')
        from generate_series(1, 12 + (turn % 17)) word) as text from generate_series(0, ${POOL - 1}) turn`);
    await step("index of turns", `alter table turn_pool add primary key (id)`);
    await step("episodes", `
      insert into "Episode" ("id", "datasetId", "externalId", "position", "contentHash", "fromVersion", "name", "age", "gender", "country", "persona", "narrative",
        "events", "faceDescription", "sessionCount", "turnCount", "imageCount", "firstDate", "lastDate")
      select gen_random_uuid(), $1, 'stark:' || n, n, md5(n::text) || md5(n::text), 1, 'Name' || hashint4(n) % 4000, 18 + abs(hashint4(n)) % 70,
        (array['female', 'male', 'non-binary'])[1 + abs(hashint4(n + 1)) % 3], 'Country ' || floor(power(120, random()))::int,
        json_build_object('name', 'Name' || hashint4(n) % 4000, 'category', 'Category ' || abs(hashint4(n + 2)) % 34, 'relation',
          (array['routine', 'goal', 'experience', 'relationship', 'characteristic'])[1 + n % 5], 'sentence', (select left(text, 90) from turn_pool where id = n % ${POOL}), 'notes', '[]'::json),
        (select string_agg(text, ' ') from turn_pool where id between n % 20000 and n % 20000 + 6), '[]', '', 4 + n % 3, 10 * (4 + n % 3), 2 + n % 5,
        (date '2020-01-01' + abs(hashint4(n + 3)) % 1200)::text, (date '2020-01-01' + abs(hashint4(n + 3)) % 1200 + 20 + abs(hashint4(n + 4)) % 900)::text
      from generate_series(1, ${episodes}) n`, [datasetId]);
    await step("sessions", `
      insert into "Session" ("id", "episodeId", "number", "date", "event", "turns", "turnCount", "imageCount", "characterCount")
      select gen_random_uuid(), e."id", s, e."firstDate", (select left(text, 120) from turn_pool where id = (e."position" + s * 31) % ${POOL}), t.turns, 10, 1, t.characters
      from "Episode" e cross join lateral generate_series(1, e."sessionCount") s cross join lateral (
        select jsonb_agg(jsonb_build_object('speaker', case when turn % 2 = 0 then e."name" else 'AI Assistant' end, 'text', p.text) order by turn) as turns, sum(length(p.text))::int as characters
        from generate_series(0, 9) turn join turn_pool p on p.id = abs(hashint4(e."position" * 97 + s * 13 + turn)) % ${POOL}) t
      where e."datasetId" = $1`, [datasetId]);
    await step("pictures", `
      insert into "EpisodeImage" ("id", "episodeId", "sessionId", "place", "turnIndex", "position", "candidates", "keys", "description", "source", "keywords", "module", "state")
      select gen_random_uuid(), s."episodeId", s."id", 'turn', i, 0, '[]', '{}', 'a picture of w' || abs(hashint4(i)) % 900, (array['device', 'internet'])[1 + abs(hashtext(s."id"::text || i)) % 2], '{}',
        (array['p-t2i', 't2i', 'retrieval', 'web'])[1 + abs(hashtext(i || s."id"::text)) % 4], (array['stored', 'remote', 'remote', 'missing']::"ImageState"[])[1 + abs(hashtext(s."id"::text || 'x' || i)) % 4]
      from "Session" s join "Episode" e on e."id" = s."episodeId" cross join generate_series(1, 1 + abs(hashtext(s."id"::text)) % 2) i where e."datasetId" = $1`, [datasetId]);
    const { ms } = await timedOnce(takeMissingWords);
    console.error(`  words: ${rounded(ms / 1000)} s`);
    const counted = await client.query<{ counts: unknown }>(COUNT_VERSION, [datasetId, 1]);
    await client.query(`insert into "DatasetVersion" ("datasetId", "number", "format", "counts", "jobId") values ($1, 1, 'stark', $2, gen_random_uuid())`, [datasetId, JSON.stringify(counted.rows[0]?.counts)]);
    for (const statement of PUBLISH_FACETS) await step("facets", statement, [datasetId, 1]);
    await step("values to choose from", PUBLISH_FACET_COUNTS, [datasetId, 1]);
    await step("statistics for the planner", `vacuum analyze "Episode", "Session", "EpisodeImage", "EpisodeFacets", "EpisodeWords"`);
  } finally {
    await client.end();
  }
  return datasetId;
}
