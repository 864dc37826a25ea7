/**
 * Delivery of job ids through graphile-worker, which keeps its tables in a schema of its own. It may deliver an id
 * twice or late: what is done with it is decided at the job's row.
 */
import { Logger, makeWorkerUtils, run, type Runner } from "graphile-worker";
import type pg from "pg";
import { pool } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { ENGINE_KINDS, type Duty } from "./duty";

const TASK = "concord-job";
const taskOfKind = (kind: string) => `${TASK}-${kind}`;
const ENGINE_TASKS = ENGINE_KINDS.map(taskOfKind);
const TASKS_OF: Record<Duty, readonly string[]> = { all: [TASK, ...ENGINE_TASKS], engines: ENGINE_TASKS, others: [TASK] };
const KINDS_AT_ONCE = 3;

/** The library tells of every job it starts; only what went wrong is of interest. */
const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") console.error(`queue: ${message}`);
});

const prepared = new Map<string, Promise<void>>();

/**
 * Brings the queue's own schema up to date, once per process and database.
 *
 * @example await prepareQueue();
 */
export async function prepareQueue(): Promise<void> {
  const url = databaseUrl();
  const known = prepared.get(url);
  if (known) return known;
  const work = migrateQueue();
  prepared.set(url, work);
  // A failure is not remembered: the next caller tries again.
  work.catch(() => prepared.delete(url));
  return work;
}

async function migrateQueue(): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: databaseUrl(), maxPoolSize: 1, logger });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
}

/**
 * Tells the queue of a job. Telling it again changes nothing while it waits.
 *
 * @param client of the transaction that makes the job, so that both happen or neither.
 * @example await announceJob(id, client);
 */
export async function announceJob(id: string, client: Pick<pg.ClientBase, "query">): Promise<void> {
  await client.query(
    `select graphile_worker.add_job(case when "kind" = any($3::text[]) then $1 || '-' || "kind" else $1 end, json_build_object('id', $2::text), job_key => $2::text,
       job_key_mode => 'preserve_run_at', max_attempts => 1, queue_name => "kind") from "Job" where "id" = $2::uuid`,
    [TASK, id, ENGINE_KINDS],
  );
}

/**
 * Gives back what a worker that is gone had taken: the library would leave it be, and with it every job of its kind, for four hours.
 * A delivery is lost where it was taken a while ago (`afterS` seconds: a claim follows at once) and no lease holds for its job.
 *
 * @example await freeLostDeliveries(LEASE_S);
 */
export async function freeLostDeliveries(afterS: number): Promise<void> {
  await pool().query(
    `select graphile_worker.force_unlock_workers(array_agg(d."locked_by")) from graphile_worker.jobs d
     where d."task_identifier" = any($1) and d."locked_at" < now() - make_interval(secs => $2)
       and not exists (select 1 from "Job" j where j."id"::text = d."key" and j."state" = 'running' and j."leaseUntil" > now())`,
    [TASKS_OF.all, afterS],
  );
}

/**
 * How many jobs are before one that waits: of a kind one at a time is worked on, by however many workers.
 *
 * @returns by the job's id; none for jobs that wait for nothing but a worker.
 * @example (await jobsBefore([id])).get(id) ?? 0
 */
export async function jobsBefore(ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  await prepareQueue();
  const found = await pool().query<{ id: string; before: number }>(
    `select w."key" as "id", count(*)::int as "before"
     from graphile_worker.jobs w join graphile_worker.jobs b on b."queue_name" = w."queue_name" and b."id" <> w."id" and (b."locked_at" is not null or (b."run_at", b."id") < (w."run_at", w."id"))
       join "Job" j on j."id"::text = b."key" and j."state" in ('queued', 'running')
     where w."key" = any($1) and w."locked_at" is null group by w."key"`, [ids],
  );
  return new Map(found.rows.map(({ id, before }) => [id, before]));
}

/**
 * Starts taking jobs until stopped: of one kind one at a time, of several kinds beside each other, so that an import of
 * hours keeps nobody waiting for results. A stop waits for the work under way.
 *
 * @param work must not throw: the job's row tells how it ended.
 * @example const queue = await startQueue(runJob); await queue.stop();
 */
export async function startQueue(work: (id: string) => Promise<void>, duty: Duty = "all"): Promise<{ stop: () => Promise<void> }> {
  await prepareQueue();
  // Connections of its own: one listens, and a long job must not keep the queue from its tables.
  const runner: Runner = await run({
    connectionString: databaseUrl(), maxPoolSize: 4, concurrency: KINDS_AT_ONCE, noHandleSignals: true, pollInterval: 2_000, logger,
    taskList: Object.fromEntries(TASKS_OF[duty].map((task) => [task, async (payload: unknown) => work(String((payload as { id: unknown }).id))])),
  });
  return { stop: () => runner.stop() };
}
