/** What people ask of imports: make one, pause it, let it go on, stop it. */
import { pool } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { createClaimedJob, createJob, requestCancel, requestPause, resumeJob, type Guard } from "@/lib/jobs/mutations";
import type { ClaimedJob } from "@/lib/jobs/types";
import type { Importer } from "./access";
import { addressesInUse } from "./data";
import { clearAbandoned } from "./import/mutations";
import { assertNew, IMPORT_JOB, type ImportPayload } from "./job";
import { removeRemoteFiles } from "./remote-files";

/**
 * One import of a dataset at a time: two would publish the same version. A stale one is settled here, since it may have no worker to do it.
 * What is to be new must not be there.
 */
function oneAtATime(payload: ImportPayload): Guard {
  const slug = payload.dataset;
  return async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 771))`, [slug]);
    await client.query(
      `update "Job" set "state" = 'failed', "finishedAt" = now(), "leaseUntil" = null, "error" = 'The process that ran it ended; a later import took its place.'
       where "kind" = $1 and "payload" ->> 'dataset' = $2 and "state" = 'running' and ("leaseUntil" is null or "leaseUntil" <= now())`,
      [IMPORT_JOB, slug],
    );
    const other = await client.query<{ state: string }>(
      `select "state" from "Job" where "kind" = $1 and "payload" ->> 'dataset' = $2 and "state" in ('queued', 'running', 'paused') limit 1`,
      [IMPORT_JOB, slug],
    );
    const found = other.rows[0];
    if (found) throw new AppError("conflict", `An import into “${slug}” is ${found.state === "queued" ? "waiting" : found.state} already. Let it finish or cancel it first.`);
    const published = await client.query<{ currentVersion: number }>(`select "currentVersion" from "Dataset" where "slug" = $1`, [slug]);
    assertNew(payload, published.rows[0]?.currentVersion ?? 0);
  };
}

/** For a worker to take. */
export async function createImport(importer: Importer, payload: ImportPayload): Promise<string> {
  return createJob({ kind: IMPORT_JOB, payload, createdById: importer.userId }, oneAtATime(payload));
}

/** For this process to run itself. @param guard of whoever it is for, before the import's own. */
export async function createClaimedImport(importer: Importer, payload: ImportPayload, guard?: Guard): Promise<ClaimedJob> {
  return createClaimedJob({ kind: IMPORT_JOB, payload, createdById: importer.userId }, async (client, jobId) => {
    await guard?.(client, jobId);
    await oneAtATime(payload)(client, jobId);
  });
}

/**
 * Ends what is left of the imports that a generation run's job has begun, for the next attempt of that job. One that is publishing at this moment
 * is waited for, and has published then; every other finds at its next write that it is over.
 *
 * @param client of a transaction that holds the run's job.
 */
export async function endImportsOfRun(client: Parameters<Guard>[0], runId: string): Promise<void> {
  await client.query(
    `update "Job" set "state" = 'cancelled', "cancelRequestedAt" = coalesce("cancelRequestedAt", now()), "finishedAt" = now(), "leaseUntil" = null
     where "kind" = $1 and "payload" ->> 'run' = $2 and "state" in ('queued', 'running', 'paused')`, [IMPORT_JOB, runId],
  );
}

/** @returns false where the import has finished or is none. */
export async function cancelImport(_importer: Importer, jobId: string): Promise<boolean> {
  const asked = await requestCancel(jobId, IMPORT_JOB);
  if (!asked) return false;
  // A running one clears up after itself; one that was paused has nobody else to do it.
  await clearAbandoned(jobId);
  const ended = await pool().query<{ urls: string[] }>(`select "payload" -> 'urls' as "urls" from "Job" where "id" = $1 and "state" = 'cancelled'`, [jobId]);
  await removeRemoteFiles(ended.rows[0]?.urls ?? [], await addressesInUse(jobId));
  return true;
}

/** @returns false where it is neither waiting nor running. @throws AppError "conflict" for one that a run's job carries out: its files are there only while that works. */
export async function pauseImport(_importer: Importer, jobId: string): Promise<boolean> {
  const ofRun = await pool().query(`select 1 from "Job" where "id" = $1 and "kind" = $2 and "payload" ? 'run'`, [jobId, IMPORT_JOB]);
  if (ofRun.rows.length > 0) throw new AppError("conflict", "A generation run brings this in. Stop the run: it goes on from there.");
  return requestPause(jobId, IMPORT_JOB);
}

/** From its last batch on. @returns false where it is not paused. */
export async function resumeImport(_importer: Importer, jobId: string): Promise<boolean> {
  return resumeJob(jobId, IMPORT_JOB);
}
