/** Reads of generation runs. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/db/client";
import { enabledEngine, enginesByName } from "@/lib/engines/data";
import { liveWorkers, SILENT_SINCE } from "@/lib/jobs/data";
import type { Followed } from "@/lib/jobs/follow";
import { jobsBefore } from "@/lib/jobs/queue";
import type { JobState } from "@/lib/jobs/types";
import { engineIdentity } from "@/lib/mcu/engines/engine-config";
import { openEngines } from "@/lib/mcu/engines/open-engines";
import type { Surroundings } from "@/lib/mcu/engines/endure";
import type { NameLists } from "@/lib/mcu/lexicon/names";
import type { ChatPort, EngineIdentity, Engines, Usage as TokenUsage } from "@/lib/mcu/ports";
import { seededRandom } from "@/lib/stats/random";
import type { AuthorizedRunId, Generator } from "./access";
import { costOf } from "./cost";
import { GENERATION_JOB, PUBLISH_JOB, generationProgressSchema, type GenerationProgress } from "./job";
import type { KnownEngines, OtherPort } from "./logged-ports";
import { runDatasetSchema, storedRequestSchema, type RunDataset, type StoredRequest } from "./schema";
import type { EngineUse, EpisodeView, RunEpisode, RunSummary, RunView, StepView, Usage } from "./types";

const RUNS_SHOWN = 100;

type RunRow = {
  id: string; title: string; request: unknown; dataset: unknown; state: JobState; error: string | null; progress: unknown; createdBy: string | null; createdAt: Date; finishedAt: Date | null; silentSince: Date | null; stopping: boolean;
  jobId: string | null;
  /** Of the job that has it now: a run that has grown elsewhere waits to be published by another kind. */
  kind: string;
};

const KIND = `coalesce(j."kind", '${GENERATION_JOB}') as "kind"`;

const STOPPING = `coalesce(j."state" = 'running' and (j."pauseRequestedAt" is not null or j."cancelRequestedAt" is not null), false)`;

const RUNS = `select r."id", j."id" as "jobId", r."title", r."request", r."dataset", coalesce(j."state"::text, 'queued') as "state", j."error", coalesce(j."progress", '{}') as "progress",
    coalesce(nullif(u."name", ''), u."email") as "createdBy", r."createdAt", j."finishedAt", ${SILENT_SINCE} as "silentSince", ${STOPPING} as "stopping",
    ${KIND}
  from "GenerationRun" r left join "Job" j on j."id" = r."jobId" left join "User" u on u."id" = r."createdById"`;

/** What the queue knows of them: whether somebody takes such jobs, and how many are taken before. */
async function readWaiting(rows: readonly RunRow[]) {
  const [isTaken, before] = await Promise.all([liveWorkers(), jobsBefore(rows.flatMap(({ state, jobId }) => (state === "queued" && jobId !== null ? [jobId] : [])))]);
  return ({ kind, jobId }: Pick<RunRow, "kind" | "jobId">) => ({ workerSeen: isTaken(kind), behind: before.get(jobId ?? "") ?? 0 });
}

function runSummary(run: RunRow, waiting: Awaited<ReturnType<typeof readWaiting>>): RunSummary {
  const { kind, jobId: _jobId, ...row } = run;
  return {
    ...row, ...waiting(run), publishing: kind === PUBLISH_JOB, request: storedRequestSchema.parse(row.request), dataset: runDatasetSchema.nullable().parse(row.dataset), progress: generationProgressSchema.parse(row.progress),
    createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null,
    silentSince: row.silentSince?.toISOString() ?? null,
  };
}

/** The gate: every other read and every write of one run takes what it gives. */
export async function authorizeRun(_generator: Generator, runId: string): Promise<AuthorizedRunId | undefined> {
  const found = await pool().query(`select 1 from "GenerationRun" where "id" = $1`, [runId]);
  return found.rows.length > 0 ? (runId as AuthorizedRunId) : undefined;
}

/** Newest first. */
export async function listRuns(_generator: Generator): Promise<RunSummary[]> {
  const { rows } = await pool().query<RunRow>(`${RUNS} order by r."createdAt" desc limit ${RUNS_SHOWN}`);
  const waiting = await readWaiting(rows);
  return rows.map((row) => runSummary(row, waiting));
}

async function readSummary(runId: AuthorizedRunId): Promise<RunSummary | undefined> {
  const { rows } = await pool().query<RunRow>(`${RUNS} where r."id" = $1`, [runId]);
  const waiting = await readWaiting(rows);
  return rows.map((row) => runSummary(row, waiting))[0];
}

export async function getRun(runId: AuthorizedRunId): Promise<RunView | undefined> {
  const [summary, episodes, steps, calls, engines] = await Promise.all([readSummary(runId), readEpisodes(runId), countSteps(runId), readCalls(runId), enginesByName()]);
  return summary && { ...summary, episodes, usage: usageOf(steps, calls), engines: engineUse(calls, engines) };
}

/** As much of a run as tells whether it has changed: a row, however large it is. */
export async function lookAtRun(runId: AuthorizedRunId): Promise<Followed | undefined> {
  return readSummary(runId);
}

async function readEpisodes(runId: AuthorizedRunId): Promise<RunEpisode[]> {
  const found = await pool().query<RunEpisode>(
    `select e."number", e."state", e."name", e."reason", e."revision", coalesce(s."steps", 0) as "steps", s."lastStep"
     from "GenerationEpisode" e left join (
       select "episodeNumber", count(*)::int as "steps", (array_agg("path" order by "finishedAt" desc, "path" desc))[1] as "lastStep"
       from "GenerationStep" where "runId" = $1 and "supersededAt" is null group by "episodeNumber"
     ) s on s."episodeNumber" = e."number"
     where e."runId" = $1 order by e."number"`,
    [runId],
  );
  return found.rows;
}

/** Of everything that was done for it, also of what was asked for anew since. */
export async function readUsage(runId: string): Promise<Usage> {
  const [steps, calls] = await Promise.all([countSteps(runId), readCalls(runId)]);
  return usageOf(steps, calls);
}

async function countSteps(runId: string): Promise<number> {
  const found = await pool().query<{ steps: number }>(`select count(*)::int as "steps" from "GenerationStep" where "runId" = $1`, [runId]);
  return found.rows[0]?.steps ?? 0;
}

type CallsOfEngine = Omit<EngineUse, "currency">;

async function readCalls(runId: string): Promise<CallsOfEngine[]> {
  const found = await pool().query<CallsOfEngine>(
    `select c."engine", c."model", c."revision", count(*)::int as "calls", coalesce(sum(c."inputTokens"), 0)::float8 as "inputTokens", coalesce(sum(c."outputTokens"), 0)::float8 as "outputTokens",
       sum(c."cost") as "cost", coalesce(sum(c."ms"), 0)::float8 as "engineMs"
     from "GenerationCall" c join "GenerationStep" s on s."id" = c."stepId" where s."runId" = $1 group by c."engine", c."model", c."revision" order by "calls" desc, c."engine", c."model", c."revision"`,
    [runId],
  );
  return found.rows;
}

function usageOf(steps: number, calls: readonly CallsOfEngine[]): Usage {
  const sum = (of: (use: CallsOfEngine) => number) => calls.reduce((total, use) => total + of(use), 0);
  const isPriced = calls.some(({ cost }) => cost !== null);
  return {
    steps, calls: sum((use) => use.calls), inputTokens: sum((use) => use.inputTokens), outputTokens: sum((use) => use.outputTokens), cost: isPriced ? sum(({ cost }) => cost ?? 0) : null, engineMs: sum((use) => use.engineMs),
  };
}

function engineUse(calls: readonly CallsOfEngine[], now: Awaited<ReturnType<typeof enginesByName>>): EngineUse[] {
  return calls.map((row) => ({ ...row, currency: now.get(row.engine)?.config.prices?.currency ?? null }));
}

/** For a job that begins: how the episodes stand, but for one that is to be done anew. */
export async function readProgress(runId: AuthorizedRunId, without: number | null = null): Promise<GenerationProgress> {
  const found = await pool().query<Omit<GenerationProgress, "sequence">>(
    `select count(*) filter (where "state" = 'done')::int as "done", count(*) filter (where "state" = 'unfit')::int as "unfit", count(*) filter (where "state" = 'failed')::int as "failed"
     from "GenerationEpisode" where "runId" = $1 and "number" is distinct from $2`, [runId, without],
  );
  return generationProgressSchema.parse({ ...found.rows[0], sequence: Date.now() });
}

type EpisodeRow = Omit<EpisodeView, "steps" | "provider" | "workerSeen" | "silentSince"> & { request: unknown; silentSince: Date | null; kind: string };

export async function getEpisode(runId: AuthorizedRunId, number: number): Promise<EpisodeView | undefined> {
  const [found, steps, isTaken] = await Promise.all([
    pool().query<EpisodeRow>(
      `select e."runId", e."number", e."state", e."name", e."reason", e."revision", e."report", e."draft", r."request", coalesce(j."state"::text, 'queued') as "runState", ${SILENT_SINCE} as "silentSince", ${KIND}
       from "GenerationEpisode" e join "GenerationRun" r on r."id" = e."runId" left join "Job" j on j."id" = r."jobId" where e."runId" = $1 and e."number" = $2`,
      [runId, number],
    ),
    readSteps(runId, number), liveWorkers(),
  ]);
  const row = found.rows[0];
  if (!row) return undefined;
  const { request, silentSince, kind, ...view } = row;
  return { ...view, workerSeen: isTaken(kind), silentSince: silentSince?.toISOString() ?? null, provider: storedRequestSchema.parse(request).provider, steps };
}

/** The same of an episode, as its events tell it: their state is that of the run's job. */
export async function lookAtEpisode(runId: AuthorizedRunId, number: number): Promise<Followed | undefined> {
  const found = await pool().query<{ state: JobState; revision: number; silentSince: Date | null }>(
    `select coalesce(j."state"::text, 'queued') as "state", e."revision", ${SILENT_SINCE} as "silentSince"
     from "GenerationEpisode" e join "GenerationRun" r on r."id" = e."runId" left join "Job" j on j."id" = r."jobId" where e."runId" = $1 and e."number" = $2`, [runId, number],
  );
  const row = found.rows[0];
  return row && { state: row.state, progress: { sequence: row.revision }, silentSince: row.silentSince?.toISOString() ?? null };
}

/** The episodes of a run that are done, with their steps, one at a time. */
export async function* readFinished(runId: string): AsyncGenerator<{ number: number; steps: StepView[] }> {
  const found = await pool().query<{ number: number }>(`select "number" from "GenerationEpisode" where "runId" = $1 and "state" = 'done' order by "number"`, [runId]);
  for (const { number } of found.rows) yield { number, steps: await readSteps(runId, number) };
}

async function readSteps(runId: string, number: number): Promise<StepView[]> {
  const found = await pool().query<Omit<StepView, "finishedAt"> & { finishedAt: Date }>(
    `select s."path", s."madeBy", s."promptVersion", s."seed", s."output", s."problem", s."rung", s."ms", s."finishedAt",
       coalesce((select json_agg(json_build_object('engine', c."engine", 'model', c."model", 'revision', c."revision", 'seed', c."seed", 'inputTokens', c."inputTokens",
         'outputTokens', c."outputTokens", 'ms', c."ms", 'cost', c."cost", 'finish', c."finish", 'rung', c."rung", 'failure', c."failure") order by c."id")
         from "GenerationCall" c where c."stepId" = s."id"), '[]') as "calls"
     from "GenerationStep" s where s."runId" = $1 and s."episodeNumber" = $2 and s."supersededAt" is null order by s."finishedAt", s."path"`,
    [runId, number],
  );
  return found.rows.map((row) => ({ ...row, finishedAt: row.finishedAt.toISOString() }));
}

/** What the episodes that are done say of their people. */
export async function readTexts(runId: string): Promise<{ episode: number; sentence: string; narrative: string }[]> {
  const found = await pool().query<{ episode: number; sentence: string; narrative: string }>(
    `select e."number" as "episode", p."output" -> 'persona' ->> 'sentence' as "sentence", n."output" #>> '{}' as "narrative"
     from "GenerationEpisode" e
     join "GenerationStep" p on p."runId" = e."runId" and p."episodeNumber" = e."number" and p."path" = 'person' and p."supersededAt" is null and p."output" is not null
     join "GenerationStep" n on n."runId" = e."runId" and n."episodeNumber" = e."number" and n."path" = 'narrative' and n."supersededAt" is null and n."output" is not null
     where e."runId" = $1 and e."state" = 'done' order by e."number"`,
    [runId],
  );
  return found.rows;
}

export type EpisodeToGrow = { number: number; state: RunEpisode["state"]; variants: Record<string, number> };

/** For the job: what is asked, and what has been done of it. */
export async function loadRun(runId: string): Promise<{ request: StoredRequest; dataset: RunDataset | null; createdAt: Date; names: NameLists; episodes: EpisodeToGrow[] } | undefined> {
  const run = await pool().query<{ request: unknown; dataset: unknown; createdAt: Date; names: NameLists | null }>(
    `select r."request", r."dataset", r."createdAt", l."lists" as "names" from "GenerationRun" r left join "NameList" l on l."id" = r."nameListId" where r."id" = $1`, [runId],
  );
  const row = run.rows[0];
  if (!row) return undefined;
  const episodes = await pool().query<EpisodeToGrow>(`select "number", "state", "variants" from "GenerationEpisode" where "runId" = $1 order by "number"`, [runId]);
  return { request: storedRequestSchema.parse(row.request), dataset: runDatasetSchema.nullable().parse(row.dataset), createdAt: row.createdAt, names: row.names ?? {}, episodes: episodes.rows };
}

/** What the finished steps of an episode gave, by path. */
export async function loadOutputs(runId: string, number: number): Promise<Map<string, unknown>> {
  const found = await pool().query<{ path: string; output: unknown }>(
    `select "path", "output" from "GenerationStep" where "runId" = $1 and "episodeNumber" = $2 and "supersededAt" is null and "output" is not null`, [runId, number],
  );
  return new Map(found.rows.map(({ path, output }) => [path, output]));
}

export type ChatOfRun = { chat: ChatPort; engine: EngineIdentity; /** Null where the engine has no prices. */ price: (engine: EngineIdentity, usage: TokenUsage) => number | null };

/** The chat engine that is set up, opened; null where there is none. For the job, which asks once per run. */
export async function openChat(): Promise<ChatOfRun | null> {
  const engine = await enabledEngine("chat");
  if (!engine) return null;
  const { chat } = openEngines([engine], surroundings());
  if (!chat) return null;
  const { prices } = engine.config;
  const price: ChatOfRun["price"] = (_engine, usage) => costOf(prices, { usage });
  return { chat, engine: engineIdentity(engine.config), price };
}

const OTHER_PORTS: readonly OtherPort[] = ["images", "clip", "pick", "retrieval", "web", "safety", "nsfw", "inference"];

export type OtherEngines = { engines: Engines; known: KnownEngines };

/** Every engine but the one for chat, opened; each is absent where nobody has set one up. */
export async function openOtherEngines(): Promise<OtherEngines> {
  const found = await Promise.all(OTHER_PORTS.map((port) => enabledEngine(port)));
  const engines = found.filter((engine) => engine !== undefined);
  const known = Object.fromEntries(engines.map(({ config }) => [config.port, { engine: engineIdentity(config), prices: config.prices }])) satisfies KnownEngines;
  return { engines: openEngines(engines, surroundings()), known };
}

function surroundings(): Surroundings {
  return { random: seededRandom(randomUUID()), now: () => performance.now(), sleep: async (ms, signal) => void (await sleep(ms, undefined, { signal })) };
}
