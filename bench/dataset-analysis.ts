/**
 * How long the analysis of a dataset of STARK's size takes, beside reading the same episodes and doing nothing with them, and in how
 * much memory. The rows are made by the database itself, so that no import is measured.
 */
import { dedicatedConnection, pool } from "@/lib/db/client";
import { readEpisodes } from "@/lib/datasets/analysis/episodes/data";
import { computeAnalysis } from "@/lib/datasets/analysis/mutations";
import { inOwnDatabase } from "./own-database";

type Options = { json: boolean; episodes: number };

const DATASET = "00000000-0000-4000-8000-000000000001";
const VERSION = { datasetId: DATASET, version: 1 };
const SAMPLE_EVERY_MS = 100;
const EPISODES_PER_STATEMENT = 2_000;

const DATASET_ROWS = `
  insert into "Dataset" ("id", "slug", "title", "currentVersion") values ('${DATASET}', 'bench', 'Bench', 1);
  insert into "DatasetVersion" ("datasetId", "number", "format", "counts", "jobId") values ('${DATASET}', 1, 'stark', '{}', '${DATASET}')`;

/** $1 and $2: from which episode to which. Five sessions, eleven turns of about a hundred characters, two images a session, an album of five. */
const EPISODES = `
  insert into "Episode" ("id", "datasetId", "externalId", "position", "contentHash", "fromVersion", "origin", "name", "age", "persona", "sessionCount", "turnCount", "imageCount")
  select md5('e' || n)::uuid, '${DATASET}', 'bench:' || n, n, md5(n::text), 1, 'synthetic', 'Bo', 20 + n % 60,
    jsonb_build_object('name', 'Bo', 'age', 20 + n % 60, 'gender', case n % 2 when 0 then 'female' else 'male' end, 'residence', 'Country ' || n % 19, 'birthplace', 'Country ' || n % 17,
      'sentence', 'I like thing number ' || n / 5, 'relation', (array['routine','goal','experience','relationship','characteristic'])[1 + n % 5], 'entityKey', 'key ' || n % 300, 'entityValue', 'value ' || n % 5000, 'notes', '[]'::jsonb),
    5, 55, 10 from generate_series($1::int, $2::int) n`;
const SESSIONS = `
  insert into "Session" ("id", "episodeId", "number", "date", "interval", "operation", "event", "turns", "turnCount", "imageCount")
  select md5('s' || n || '-' || k)::uuid, md5('e' || n)::uuid, k, to_char(date '2023-01-01' + (n % 300) + k * (3 + n % 40), 'YYYY-MM-DD'), (3 + n % 40) || ' days', 'add', 'Something happens to Bo',
    (select jsonb_agg(jsonb_build_object('speaker', case t % 2 when 0 then 'AI Assistant' else 'Bo' end, 'text', case t % 5 when 3 then '' else 'the harbour was quiet when we came back from the market with bread and a story ' || n || ' ' || k || ' ' || t end)) from generate_series(0, 10) t), 11, 2
  from generate_series($1::int, $2::int) n, generate_series(1, 5) k`;
const SHARES = `
  insert into "EpisodeImage" ("id", "episodeId", "sessionId", "place", "turnIndex", "position", "candidates", "keys", "keywords", "source", "module", "deviceReference", "state")
  select md5('i' || n || '-' || k || '-' || t)::uuid, md5('e' || n)::uuid, md5('s' || n || '-' || k)::uuid, 'turn', t, 0, jsonb_build_array(jsonb_build_object('key', key)), array[key], '{}',
    case n % 3 when 0 then 'device' else 'internet' end, 'web', (n % 7)::text, 'missing'
  from generate_series($1::int, $2::int) n, generate_series(1, 5) k, unnest(array[3, 8]) t, lateral (select case when n % 20 = 0 then 'shared-' || n % 500 else md5('p' || n || k || t) end as key) named`;
const ALBUMS = `
  insert into "EpisodeImage" ("id", "episodeId", "sessionId", "place", "position", "candidates", "keys", "keywords", "state")
  select md5('a' || n || '-' || k || '-' || p)::uuid, md5('e' || n)::uuid, md5('s' || n || '-' || k)::uuid, 'device', p, '[]', '{}', '{}', 'missing' from generate_series($1::int, $2::int) n, generate_series(1, 5) k, generate_series(0, 4) p`;

export async function runDatasetAnalysisBench({ json, episodes }: Options): Promise<void> {
  const result = await inOwnDatabase(async () => {
    await pool().query(DATASET_ROWS);
    for (let from = 1; from <= episodes; from += EPISODES_PER_STATEMENT) {
      for (const statement of [EPISODES, SESSIONS, SHARES, ALBUMS]) await pool().query(statement, [from, Math.min(episodes, from + EPISODES_PER_STATEMENT - 1)]);
    }
    for (const table of ["Episode", "Session", "EpisodeImage"]) await pool().query(`analyze "${table}"`);
    const readSeconds = await secondsOf(readAll);
    let peak = 0;
    const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), SAMPLE_EVERY_MS);
    const seconds = await secondsOf(() => computeAnalysis(VERSION));
    clearInterval(sampler);
    const found = await pool().query<{ turns: number; findings: number }>(
      `select ("body" -> 'size' ->> 'turns')::int as "turns", (select count(*)::int from "DatasetFinding") as "findings" from "DatasetAnalysis"`,
    );
    return { episodes, ...found.rows[0], seconds: Number(seconds.toFixed(1)), readSeconds: Number(readSeconds.toFixed(1)), ratioToRead: Number((seconds / readSeconds).toFixed(2)), episodesPerSecond: Math.round(episodes / seconds), peakRssMb: Math.round(peak / 1e6) };
  });
  if (json) console.log(JSON.stringify(result));
  else console.log(`${result.episodes} episodes with ${result.turns} turns in ${result.seconds} s (${result.ratioToRead} times reading them), ${result.findings} findings, at most ${result.peakRssMb} MB resident.`);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function readAll(): Promise<void> {
  const client = await dedicatedConnection();
  try {
    for await (const _batch of readEpisodes(client, VERSION)) continue;
  } finally {
    await client.end();
  }
}
