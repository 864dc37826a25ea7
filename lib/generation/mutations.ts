/** Writes of generation runs: what people ask of them, and what their job comes to. */
import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import type { OnPublish } from "@/lib/datasets/import/mutations";
import { endImportsOfRun } from "@/lib/datasets/mutations";
import { inTransaction, pool } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { assetsPart, rankedPictures } from "@/lib/images/asset-sql";
import { assertHeld, JobStopped } from "@/lib/jobs/lease";
import { createClaimedJob, createJob, requestPause, resumeJob, type Guard } from "@/lib/jobs/mutations";
import type { ClaimedJob } from "@/lib/jobs/types";
import { restsOn } from "@/lib/mcu/rests-on";
import { mendTexts } from "@/lib/storable-text";
import type { AuthorizedRunId, Generator } from "./access";
import { overBudget, spentOf } from "./budget";
import { readProgress, readUsage } from "./data";
import type { KeptPicture } from "./gallery";
import { GENERATION_JOB, PUBLISH_JOB, type GenerationProgress } from "./job";
import { type Budget, budgetSchema, datasetToPublish, type GenerationRequest, type PublishRequest, type RunDataset, runDatasetSchema, type StoredRequest } from "./schema";

/** The guard of the run's first job: run, episodes and job are there together or not at all. */
function insertRun(generator: Generator, runId: string, { title, dataset, ...asked }: GenerationRequest): Guard {
  const request: StoredRequest = { ...asked, seed: asked.seed ?? randomBytes(6).toString("hex") };
  const name = title ?? `${asked.episodes} ${asked.episodes === 1 ? "episode" : "episodes"}, seed ${request.seed}`;
  return async (client, jobId) => {
    if (dataset) await assertOfRuns(dataset.slug, client);
    await client.query(
      `insert into "GenerationRun" ("id", "title", "request", "createdById", "dataset", "jobId", "nameListId")
       values ($1, $2, $3, $4, $5, $6, (select "id" from "NameList" where "isInForce"))`,
      [runId, name, JSON.stringify(request), generator.userId, dataset ? JSON.stringify({ ...dataset, version: null }) : null, jobId],
    );
    await client.query(`insert into "GenerationEpisode" ("runId", "number") select $1, generate_series(1, $2::int)`, [runId, asked.episodes]);
  };
}

/**
 * Another job for a run that has ended; the run and its job know of each other or neither is. It begins with how the episodes stand.
 *
 * @param write what else is to be there with the job, or not at all.
 * @returns the job.
 */
async function queueAgain(generator: Generator, runId: AuthorizedRunId, kind: string, write?: (client: pg.ClientBase) => Promise<void>): Promise<string> {
  return createJob({ kind, payload: { runId }, createdById: generator.userId, progress: await readProgress(runId) }, async (client, jobId) => {
    await takeEndedRun(client, runId, jobId);
    await write?.(client);
  });
}

/** For a worker to take. @returns the run's id. */
export async function createRun(generator: Generator, request: GenerationRequest): Promise<string> {
  const runId = randomUUID();
  await createJob({ kind: GENERATION_JOB, payload: { runId }, createdById: generator.userId }, insertRun(generator, runId, request));
  return runId;
}

/** For this process to run itself. */
export async function createClaimedRun(generator: Generator, request: GenerationRequest): Promise<{ runId: string; job: ClaimedJob }> {
  const runId = randomUUID();
  const job = await createClaimedJob({ kind: GENERATION_JOB, payload: { runId }, createdById: generator.userId }, insertRun(generator, runId, request));
  return { runId, job };
}

type JobOfRun = { id: string; kind: string; state: string };

async function jobOf(runId: AuthorizedRunId): Promise<JobOfRun> {
  const found = await pool().query<JobOfRun>(`select j."id", j."kind", j."state" from "GenerationRun" r join "Job" j on j."id" = r."jobId" where r."id" = $1`, [runId]);
  const job = found.rows[0];
  if (!job) throw new AppError("conflict", "The run has not begun yet.");
  return job;
}

/** @returns false where it is neither waiting nor running. */
export async function stopRun(runId: AuthorizedRunId): Promise<boolean> {
  const { id, kind } = await jobOf(runId);
  return requestPause(id, kind);
}

/** Gives a run other limits, for when it goes on. @throws AppError "conflict" while it is under way: what works on it has the old ones. */
export async function changeBudget(runId: AuthorizedRunId, budget: Budget): Promise<void> {
  const changed = await pool().query(
    `update "GenerationRun" r set "request" = jsonb_set(r."request", '{budget}', $2::jsonb)
     where r."id" = $1 and not exists (select 1 from "Job" j where j."id" = r."jobId" and j."state" in ('queued', 'running'))`,
    [runId, JSON.stringify(budget)],
  );
  if (changed.rowCount === 0) throw new AppError("conflict", "The run is under way. Stop it first; with another budget it can go on.");
}

/** Begun with nothing left, a job would end at once. @throws AppError "conflict" */
async function assertBudget(runId: AuthorizedRunId): Promise<void> {
  const found = await pool().query<{ budget: unknown }>(`select "request" -> 'budget' as "budget" from "GenerationRun" where "id" = $1`, [runId]);
  const why = overBudget(budgetSchema.parse(found.rows[0]?.budget ?? {}), spentOf(await readUsage(runId)));
  if (why) throw new AppError("conflict", `${why} Give it a larger one to go on.`);
}

/**
 * Goes on where it was stopped, and tries again what failed; where nothing but publishing is left, that.
 *
 * @returns the job that goes on with it; null where nothing is left to do.
 * @throws AppError "conflict" where its budget is spent.
 */
export async function resumeRun(generator: Generator, runId: AuthorizedRunId): Promise<string | null> {
  const job = await jobOf(runId);
  const again = async () => ((await resumeJob(job.id, job.kind)) ? job.id : null);
  if (job.state === "queued" || job.state === "running") return again();
  // Publishing asks nothing of a model, and leaves what failed as it is.
  if (job.state === "paused" && job.kind === PUBLISH_JOB) return again();
  const left = await pool().query(`select 1 from "GenerationEpisode" where "runId" = $1 and "state" in ('waiting', 'growing', 'failed') limit 1`, [runId]);
  if (left.rows.length === 0) {
    if (job.state === "done") return null;
    return job.state === "paused" ? again() : queueAgain(generator, runId, PUBLISH_JOB);
  }
  await assertBudget(runId);
  await pool().query(`update "GenerationEpisode" set "state" = 'waiting', "reason" = null, "revision" = "revision" + 1 where "runId" = $1 and "state" = 'failed'`, [runId]);
  await pool().query(`update "GenerationStep" set "supersededAt" = now() where "runId" = $1 and "supersededAt" is null and "problem" is not null`, [runId]);
  if (job.state === "paused") return again();
  return queueAgain(generator, runId, GENERATION_JOB);
}

/** Has a session of an episode done anew with another seed, and those after it. @throws AppError as `retryStep` */
export async function regenerate(generator: Generator, runId: AuthorizedRunId, episode: number, session: number): Promise<void> {
  await retryStep(generator, runId, episode, `session/${session}/dialogue`);
}

/**
 * Has a step done anew with another seed, and whatever rests on it: only while nothing works on the run. What was there before is kept, out of force.
 *
 * @returns the job that does it.
 * @throws AppError "not_found" where the episode has no such step yet, "conflict" while the run is under way or where its budget is spent.
 */
export async function retryStep(generator: Generator, runId: AuthorizedRunId, episode: number, path: string): Promise<string> {
  await assertBudget(runId);
  return createJob({ kind: GENERATION_JOB, payload: { runId }, createdById: generator.userId, progress: await readProgress(runId, episode) }, async (client, jobId) => {
    await takeEndedRun(client, runId, jobId);
    const inForce = await client.query<{ path: string }>(`select "path" from "GenerationStep" where "runId" = $1 and "episodeNumber" = $2 and "supersededAt" is null`, [runId, episode]);
    const paths = inForce.rows.map((step) => step.path);
    if (!paths.includes(path)) throw new AppError("not_found", `Episode ${episode} has no step “${path}” yet.`);
    const again = paths.filter((each) => restsOn(each, path));
    await client.query(`update "GenerationStep" set "supersededAt" = now() where "runId" = $1 and "episodeNumber" = $2 and "supersededAt" is null and "path" = any($3)`, [runId, episode, again]);
    await client.query(
      `update "GenerationEpisode" set "state" = 'waiting', "reason" = null, "report" = null, "draft" = null, "finishedAt" = null, "revision" = "revision" + 1, "name" = case when $4 then null else "name" end,
         "variants" = jsonb_set("variants", array[$3], to_jsonb(coalesce(("variants" ->> $3)::int, 0) + 1))
       where "runId" = $1 and "number" = $2`,
      [runId, episode, path, again.includes("person")],
    );
  });
}

/** Gives a run to another job, in its transaction: of two that ask at the same moment the second finds it under way. @throws AppError "conflict" */
async function takeEndedRun(client: pg.ClientBase, runId: AuthorizedRunId, jobId: string): Promise<void> {
  const run = await client.query<{ jobId: string | null }>(`select "jobId" from "GenerationRun" where "id" = $1 for update`, [runId]);
  const last = await client.query<{ state: string }>(`select "state" from "Job" where "id" = $1`, [run.rows[0]?.jobId]);
  const state = last.rows[0]?.state;
  if (state === "paused") throw new AppError("conflict", "The run was stopped half way. Let it go on and finish first.");
  if (state === undefined || state === "queued" || state === "running") throw new AppError("conflict", "The run is under way. Let it finish first.");
  await client.query(`update "GenerationRun" set "jobId" = $2 where "id" = $1`, [runId, jobId]);
}

export type EndedCall = {
  engine: string; model: string; revision: string | null; seed: string | null; inputTokens: number | null; cachedTokens: number | null; outputTokens: number | null; ms: number; cost: number | null;
  finish: string | null; rung: string | null; failure: string | null; asked: string | null; fault: string | null;
};

export type EndedStep = {
  runId: string; episodeNumber: number; path: string; madeBy: "scripted" | "model" | "rule"; promptVersion: string | null; seed: string; rung: string | null; ms: number; calls: readonly EndedCall[]; pictures: readonly KeptPicture[];
} & ({ output: unknown; problem?: undefined } | { output?: undefined; problem: string });

const HELD = `exists (select 1 from "Job" where "id" = $1 and "attempt" = $2 and "state" = 'running')`;

/** A step with its calls, in one statement; nothing where the lease was lost. */
const WRITE_STEP = `with step as (
    insert into "GenerationStep" ("id", "runId", "episodeNumber", "path", "madeBy", "promptVersion", "seed", "output", "problem", "rung", "ms")
    select $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13 where ${HELD}
    on conflict ("runId", "episodeNumber", "path") where "supersededAt" is null do nothing
    returning "id"
  ), calls as (
    insert into "GenerationCall" ("stepId", "engine", "model", "revision", "seed", "inputTokens", "cachedTokens", "outputTokens", "ms", "cost", "finish", "rung", "failure", "asked", "fault")
    select step."id", c.* from step, json_to_recordset($14::json) as c("engine" text, "model" text, "revision" text, "seed" text, "inputTokens" int, "cachedTokens" int,
      "outputTokens" int, "ms" int, "cost" float, "finish" text, "rung" text, "failure" text, "asked" text, "fault" text)
  ), ${assetsPart("$15", "step")}, pictures as (
    insert into "GenerationPicture" ("stepId", "rank", "sha256")
    select step."id", p."rank", p."sha256" from step, ${rankedPictures("$15")}
  )
  update "GenerationEpisode" set "revision" = "revision" + 1, "draft" = null, "name" = case when $6 = 'person' then $10::jsonb ->> 'name' else "name" end
  where "runId" = $4 and "number" = $5 and exists (select 1 from step)`;

/** What engines said is mended where it could not be kept, here and in the two writes below. @throws JobStopped where another process has the run, or has done the step already. */
export async function writeStep(job: ClaimedJob, ended: EndedStep): Promise<void> {
  const step = mendTexts(ended);
  const written = await pool().query(WRITE_STEP, [
    job.id, job.attempt, randomUUID(), step.runId, step.episodeNumber, step.path, step.madeBy, step.promptVersion, step.seed,
    step.problem === undefined ? JSON.stringify(step.output) : null, step.problem ?? null, step.rung, Math.round(step.ms), JSON.stringify(step.calls), JSON.stringify(step.pictures),
  ]);
  if (written.rowCount !== 1) throw new JobStopped("fenced");
}

/** A process that was lost between a step that came to nothing and the episode that fails by it left the step in force: it is asked for again. */
export async function setFailedStepsAside(job: ClaimedJob, runId: string, number: number): Promise<void> {
  await pool().query(
    `update "GenerationStep" set "supersededAt" = now() where "runId" = $3 and "episodeNumber" = $4 and "supersededAt" is null and "problem" is not null and ${HELD}`, [job.id, job.attempt, runId, number],
  );
}

type EpisodeChange = { state: "growing" | "done" | "unfit" | "failed"; reason?: string | null; name?: string | null; report?: unknown };

/** @throws JobStopped where another process has the run. */
export async function changeEpisode(job: ClaimedJob, runId: string, number: number, change: EpisodeChange): Promise<void> {
  const { state, reason = null, name = null, report } = mendTexts(change);
  const changed = await pool().query(
    `update "GenerationEpisode" set "state" = $5::"GenerationEpisodeState", "reason" = $6, "name" = coalesce($7, "name"), "report" = coalesce($8::jsonb, "report"), "revision" = "revision" + 1,
       "finishedAt" = case when $5 = 'growing' then null else now() end
     where "runId" = $3 and "number" = $4 and ${HELD}`,
    [job.id, job.attempt, runId, number, state, reason, name, report === undefined ? null : JSON.stringify(report)],
  );
  if (changed.rowCount !== 1) throw new JobStopped("fenced");
}

/** For those who watch; a lost one is no loss. */
export async function writeDraft(job: ClaimedJob, runId: string, number: number, draft: { path: string; text: string }): Promise<void> {
  await pool().query(
    `update "GenerationEpisode" set "draft" = $5::jsonb, "revision" = "revision" + 1 where "runId" = $3 and "number" = $4 and ${HELD}`,
    [job.id, job.attempt, runId, number, JSON.stringify(mendTexts(draft))],
  );
}

/**
 * What this attempt of a run's job is to publish, now that no import of an attempt before it can publish any more.
 *
 * @returns null where nothing is left to publish: nobody asked, or it was published before that attempt ended.
 * @throws JobStopped where another process has the run. @throws AppError "conflict" where the dataset is of another origin.
 */
export async function beginPublishing(job: ClaimedJob, runId: string): Promise<PublishRequest | null> {
  return inTransaction(async (client) => {
    await assertHeld(job, client);
    await endImportsOfRun(client, runId);
    const found = await client.query<{ dataset: unknown }>(`select "dataset" from "GenerationRun" where "id" = $1`, [runId]);
    const wanted = datasetToPublish(runDatasetSchema.nullable().parse(found.rows[0]?.dataset ?? null));
    if (wanted) await assertOfRuns(wanted.slug, client);
    return wanted;
  });
}

/**
 * What publishing a run adds to the transaction that publishes: the dataset is of runs from its first version on, and the run says in which version it is.
 *
 * @throws AppError "conflict" where the dataset came from elsewhere since the run was asked for.
 */
export function recordPublished(runId: string, wanted: PublishRequest): OnPublish {
  return async (client, { id, before, version }) => {
    const taken = await client.query(`update "Dataset" set "ofRuns" = true where "id" = $1 and ("ofRuns" or $2)`, [id, before === 0]);
    if (taken.rowCount === 0) throw isImported(wanted.slug);
    const published: RunDataset = { ...wanted, version };
    await client.query(`update "GenerationRun" set "dataset" = $2 where "id" = $1`, [runId, JSON.stringify(published)]);
  };
}

/**
 * Has a run that this job has grown become a dataset by another, where the picture store is. From here on the run is that one's.
 *
 * @throws JobStopped where another process has the run.
 */
export async function handPublishingOver(job: ClaimedJob, runId: string, progress: GenerationProgress): Promise<void> {
  await createJob({ kind: PUBLISH_JOB, payload: { runId }, createdById: job.createdById, progress }, async (client, jobId) => {
    await assertHeld(job, client);
    await client.query(`update "GenerationRun" set "jobId" = $2 where "id" = $1`, [runId, jobId]);
  });
}

/**
 * Runs only add to datasets that runs have made: bringing anything into others is for admins, by an import. Asked where somebody asks for it, and
 * again by `recordPublished`.
 *
 * @throws AppError "conflict" where the dataset is of another origin.
 */
async function assertOfRuns(slug: string, client: Pick<pg.ClientBase, "query">): Promise<void> {
  const other = await client.query(`select 1 from "Dataset" where "slug" = $1 and "currentVersion" > 0 and not "ofRuns"`, [slug]);
  if (other.rows.length > 0) throw isImported(slug);
}

function isImported(slug: string): AppError {
  return new AppError("conflict", `There is a dataset “${slug}” that was imported. Choose another name for what was generated.`);
}

/** Has a run that has ended become a dataset, or its next version. What it is already stays said of it until then. */
export async function publishAs(generator: Generator, runId: AuthorizedRunId, dataset: PublishRequest): Promise<void> {
  await queueAgain(generator, runId, PUBLISH_JOB, async (client) => {
    const done = await client.query(`select 1 from "GenerationEpisode" where "runId" = $1 and "state" = 'done' limit 1`, [runId]);
    if (done.rows.length === 0) throw new AppError("conflict", "No episode of this run is done: there is nothing to put into a dataset.");
    await assertOfRuns(dataset.slug, client);
    await client.query(
      `update "GenerationRun" set "dataset" = case when jsonb_typeof("dataset" -> 'version') = 'number' then "dataset" || jsonb_build_object('next', $2::jsonb) else $2::jsonb || '{"version": null}' end
       where "id" = $1`, [runId, JSON.stringify(dataset)],
    );
  });
}
