/** What people ask of imports: make one, pause it, let it go on, stop it. */
import { AppError } from "@/lib/errors";
import { createClaimedJob, createJob, requestCancel, requestPause, resumeJob, type Guard } from "@/lib/jobs/mutations";
import type { ClaimedJob } from "@/lib/jobs/types";
import type { Importer } from "./access";
import { clearAbandoned } from "./import/mutations";
import { IMPORT_JOB, type ImportPayload } from "./job";

/** One import of a dataset at a time: two would publish the same version. A stale one is settled here, since it may have no worker to do it. */
function oneAtATime(slug: string): Guard {
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
  };
}

/** For a worker to take. */
export async function createImport(importer: Importer, payload: ImportPayload): Promise<string> {
  return createJob({ kind: IMPORT_JOB, payload, createdById: importer.userId }, oneAtATime(payload.dataset));
}

/** For this process to run itself. */
export async function createClaimedImport(importer: Importer, payload: ImportPayload): Promise<ClaimedJob> {
  return createClaimedJob({ kind: IMPORT_JOB, payload, createdById: importer.userId }, oneAtATime(payload.dataset));
}

/** @returns false where the import has finished or is none. */
export async function cancelImport(_importer: Importer, jobId: string): Promise<boolean> {
  const asked = await requestCancel(jobId, IMPORT_JOB);
  // A running one clears up after itself; one that was paused has nobody else to do it.
  if (asked) await clearAbandoned(jobId);
  return asked;
}

/** @returns false where it is neither waiting nor running. */
export async function pauseImport(_importer: Importer, jobId: string): Promise<boolean> {
  return requestPause(jobId, IMPORT_JOB);
}

/** From its last batch on. @returns false where it is not paused. */
export async function resumeImport(_importer: Importer, jobId: string): Promise<boolean> {
  return resumeJob(jobId, IMPORT_JOB);
}
