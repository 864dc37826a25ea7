/** Reads of analyses: what a version consists of and what was found in it. */
import { pool } from "@/lib/db/client";
import { hasLiveWorker } from "@/lib/jobs/data";
import { groupBy } from "@/lib/group-by";
import type { DatasetReader } from "../access";
import { datasetCountsSchema } from "../types";
import { DATASET_ANALYSIS_JOB, datasetAnalysisProgressSchema, type DatasetAnalysisPayload } from "./job";
import { computeAnalysis, requestDatasetAnalysis } from "./mutations";
import { FOUND_KEYS, type ProblemKey } from "./problems";
import { problemReports } from "./quality";
import type { QualityQuery, SessionLimits } from "./query";
import { analysisBodySchema } from "./schema";
import type { AnalysedVersion, AnalysisView, ProblemExample, ProblemPlace, QualityView } from "./types";

type VersionRow = {
  datasetId: string; slug: string; title: string; licence: string; currentVersion: number; version: number; counts: unknown;
  body: unknown; computedAt: Date | null; programVersion: string | null;
};

const VERSIONS = `
  select d."id" as "datasetId", d."slug", d."title", d."licence", d."currentVersion", v."number" as "version", v."counts", a."body", a."computedAt", a."programVersion"
  from "Dataset" d join "DatasetVersion" v on v."datasetId" = d."id" and v."number" <= d."currentVersion"
  left join "DatasetAnalysis" a on a."datasetId" = v."datasetId" and a."version" = v."number"`;

/** Of a published version, the newest where none is named. What has not been computed yet is asked for. Undefined where there is no such version. */
export async function getAnalysis(_reader: DatasetReader, slug: string, version?: number): Promise<AnalysisView | undefined> {
  const row = await readVersion(slug, version);
  return row && viewOf(row);
}

/** The newest version of every dataset, by title. */
export async function listAnalyses(_reader: DatasetReader): Promise<AnalysisView[]> {
  const found = await pool().query<VersionRow>(`${VERSIONS} where v."number" = d."currentVersion" order by d."title", d."slug"`);
  const views: AnalysisView[] = [];
  for (const row of found.rows) views.push(await viewOf(row));
  return views;
}

/** @returns false where there is no such version. */
export async function recomputeAnalysis(_reader: DatasetReader, slug: string, version?: number): Promise<boolean> {
  const row = await readVersion(slug, version);
  if (row) await requestDatasetAnalysis(row);
  return row !== undefined;
}

/** The same as `getAnalysis`, computed here and now where it is not there yet: for the command line. */
export async function analysisNow(reader: DatasetReader, slug: string, tell?: (episodes: number) => void): Promise<AnalysisView | undefined> {
  const row = await readVersion(slug);
  if (row && !keptAnalysis(row)) await computeAnalysis(row, tell);
  return getAnalysis(reader, slug);
}

async function viewOf(row: VersionRow): Promise<AnalysisView> {
  const { slug, title, licence, currentVersion, version } = row;
  const dataset: AnalysedVersion = { slug, title, licence, version, currentVersion, counts: datasetCountsSchema.parse(row.counts) };
  const analysis = keptAnalysis(row);
  const job = await lastJob(row);
  if (!analysis && !job) await requestDatasetAnalysis(row);
  const isUnderWay = job ? job.state === "queued" || job.state === "running" : !analysis;
  return {
    dataset, analysis,
    underWay: isUnderWay ? { episodes: datasetAnalysisProgressSchema.parse(job?.progress ?? {}).episodes, workerSeen: await hasLiveWorker() } : null,
    failed: job?.state === "failed" ? job.error : null,
  };
}

async function readVersion(slug: string, version?: number): Promise<VersionRow | undefined> {
  const found = await pool().query<VersionRow>(`${VERSIONS} where d."slug" = $1 and v."number" = coalesce($2, d."currentVersion")`, [slug, version ?? null]);
  return found.rows[0];
}

/** Null where nothing was computed yet, or by an earlier version of the program with other definitions. */
function keptAnalysis({ body, computedAt, programVersion }: VersionRow): AnalysisView["analysis"] {
  const read = analysisBodySchema.safeParse(body);
  return read.success && computedAt && programVersion !== null ? { body: read.data, computedAt: computedAt.toISOString(), programVersion } : null;
}

/** The one that is to say something about what is kept: open, or failed since. */
async function lastJob({ datasetId, version, computedAt }: VersionRow): Promise<{ state: string; progress: unknown; error: string | null } | undefined> {
  const found = await pool().query<{ state: string; progress: unknown; error: string | null }>(
    `select "state", "progress", "error" from "Job" where "kind" = $1 and "payload" = $2::jsonb
       and ("state" in ('queued', 'running') or ("state" = 'failed' and ($3::timestamptz is null or "finishedAt" > $3)))
     order by "createdAt" desc limit 1`,
    [DATASET_ANALYSIS_JOB, JSON.stringify({ datasetId, version } satisfies DatasetAnalysisPayload), computedAt],
  );
  return found.rows[0];
}

const EXAMPLES = 5;
const PLACES_PER_EXAMPLE = 3;
const EPISODES_PER_LIST_READ = 1_000;

/** The quality report of a published version. Undefined where there is no such version. */
export async function getQuality(reader: DatasetReader, slug: string, query: QualityQuery): Promise<QualityView | undefined> {
  const view = await getAnalysis(reader, slug, query.version);
  if (!view) return undefined;
  const { dataset, analysis, underWay, failed } = view;
  const limits = { minSessions: query.minSessions, maxSessions: query.maxSessions };
  const examples = analysis ? await readExamples(dataset, limits) : new Map<string, ProblemExample[]>();
  return {
    dataset, limits, computedAt: analysis?.computedAt ?? null, underWay, failed,
    problems: analysis ? problemReports(analysis.body, limits, (problem) => examples.get(problem) ?? []) : [],
  };
}

const FIRST_OF_EACH = `
  select k."problem", f."episodeId", e."externalId", f."places" from "Dataset" d cross join unnest($3::text[]) k("problem")
  cross join lateral (
    select own."episodeId", own."places", own."position" from "DatasetFinding" own
    where own."datasetId" = d."id" and own."version" = $2 and own."problem" = k."problem" order by own."position", own."episodeId" limit ${EXAMPLES}
  ) f join "Episode" e on e."id" = f."episodeId" where d."slug" = $1 order by f."position", f."episodeId"`;

async function readExamples({ slug, version }: AnalysedVersion, limits: SessionLimits): Promise<Map<string, ProblemExample[]>> {
  const found = await pool().query<ProblemExample & { problem: string }>(FIRST_OF_EACH, [slug, version, FOUND_KEYS]);
  const outside = await pool().query<OutsideRow>(OUTSIDE, [slug, version, limits.minSessions, limits.maxSessions, -1, BEFORE_ALL, EXAMPLES]);
  const rows = [...found.rows, ...outside.rows.map((row) => ({ problem: "session-count", ...withPlace(row) }))];
  return groupBy(rows.map(({ places, ...row }) => ({ ...row, places: places.slice(0, PLACES_PER_EXAMPLE) })), ({ problem }) => problem);
}

type FoundRow = ProblemExample & { position: number };
type OutsideRow = Omit<FoundRow, "places"> & { sessionCount: number };

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** $3 to $6: the limits, and after which place. */
const OUTSIDE = `
  select e."id" as "episodeId", e."externalId", e."position", e."sessionCount" from "Dataset" d join "Episode" e on e."datasetId" = d."id"
  where d."slug" = $1 and e."fromVersion" <= $2 and (e."untilVersion" is null or e."untilVersion" > $2) and (e."sessionCount" < $3 or e."sessionCount" > $4)
    and (e."position", e."id") > ($5, $6::uuid) order by e."position", e."id" limit $7`;

const FOUND = `
  select f."episodeId", e."externalId", f."position", f."places" from "Dataset" d join "DatasetFinding" f on f."datasetId" = d."id" join "Episode" e on e."id" = f."episodeId"
  where d."slug" = $1 and f."version" = $2 and f."problem" = $3 and (f."position", f."episodeId") > ($4, $5::uuid) order by f."position", f."episodeId" limit $6`;

function withPlace({ sessionCount, ...row }: OutsideRow): FoundRow {
  return { ...row, places: [{ session: null, turn: null, detail: `${sessionCount} ${sessionCount === 1 ? "session" : "sessions"}` }] };
}

/** Every place of a problem, in order of arrival, some episodes at a time. */
export async function* readPlaces(_reader: DatasetReader, { slug, version }: AnalysedVersion, problem: ProblemKey, limits: SessionLimits): AsyncGenerator<ProblemPlace[]> {
  let after = { position: -1, episodeId: BEFORE_ALL };
  for (;;) {
    const rows: FoundRow[] = problem === "session-count"
      ? (await pool().query<OutsideRow>(OUTSIDE, [slug, version, limits.minSessions, limits.maxSessions, after.position, after.episodeId, EPISODES_PER_LIST_READ])).rows.map(withPlace)
      : (await pool().query<FoundRow>(FOUND, [slug, version, problem, after.position, after.episodeId, EPISODES_PER_LIST_READ])).rows;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(({ externalId, episodeId, places }) => places.map((place) => ({ episode: externalId, episodeId, ...place })));
    after = last;
  }
}
