/** Writes of a round through addresses: each batch with its progress, under the job's lease. */
import type { Importer } from "@/lib/datasets/access";
import { inTransaction, pool } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { assertHeld, holdJob } from "@/lib/jobs/lease";
import { createClaimedJob, createJob, requestCancel, type Guard } from "@/lib/jobs/mutations";
import type { ClaimedJob } from "@/lib/jobs/types";
import { hostOf, urlHash, type UrlOutcome } from "./outcome";
import { COUNT_PICTURES, RECORD_ASSETS, RECORD_KEYS, RECORD_LINKS, RECORD_SHARES, type Part } from "./shares-sql";
import { LINKS_JOB, type LinksPayload, type LinksProgress } from "./types";

/** Two rounds through one dataset would ask the same hosts twice. */
function oneAtATime(slug: string): Guard {
  return async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 772))`, [slug]);
    const other = await client.query(`select 1 from "Job" where "kind" = $1 and "payload" ->> 'dataset' = $2 and ("state" = 'queued' or ("state" = 'running' and "leaseUntil" > now())) limit 1`, [LINKS_JOB, slug]);
    if (other.rows.length > 0) throw new AppError("conflict", `The addresses of “${slug}” are being gone through already. Let that finish or stop it first.`);
    await client.query(
      `update "Job" set "state" = 'failed', "finishedAt" = now(), "leaseUntil" = null, "error" = 'The process that ran it ended; a later round took its place.'
       where "kind" = $1 and "payload" ->> 'dataset' = $2 and "state" = 'running'`, [LINKS_JOB, slug],
    );
  };
}

/** For a worker to take. */
export async function createRound(importer: Importer, payload: LinksPayload): Promise<string> {
  return createJob({ kind: LINKS_JOB, payload, createdById: importer.userId }, oneAtATime(payload.dataset));
}

/** For this process to run itself. */
export async function createClaimedRound(importer: Importer, payload: LinksPayload): Promise<ClaimedJob> {
  return createClaimedJob({ kind: LINKS_JOB, payload, createdById: importer.userId }, oneAtATime(payload.dataset));
}

/** @returns false where it has finished or is none. What was found so far stays. */
export async function cancelRound(_importer: Importer, jobId: string): Promise<boolean> {
  return requestCancel(jobId, LINKS_JOB);
}

/** `found` is the picture that it shows from now on. */
export type SettledShare = { id: string; linkState: UrlOutcome["state"]; found: { key: string | null; url: string; sha256: string } | null };

export async function recordSettled(job: ClaimedJob, part: Part, outcomes: readonly UrlOutcome[], shares: readonly SettledShare[], progress: LinksProgress): Promise<void> {
  await inTransaction(async (client) => {
    await assertHeld(job, client);
    // As an import that publishes does: a study that starts now waits, and draws the pictures as they are afterwards.
    await client.query(`select 1 from "Dataset" where "id" = $1 for update`, [part.datasetId]);
    const assets = outcomes.map(({ asset }) => asset).filter((asset) => asset !== null);
    if (assets.length > 0) await client.query(RECORD_ASSETS, [JSON.stringify(assets)]);
    const links = outcomes.map(({ url, state, reason, status, wasAsked, asset }) => ({ urlHash: urlHash(url), url, host: hostOf(url), state, reason, status, wasAsked, sha256: asset?.sha256 ?? null }));
    if (links.length > 0) await client.query(RECORD_LINKS, [JSON.stringify(links)]);
    const keys = shares.map(({ found }) => found).filter((found) => found !== null);
    if (keys.length > 0) await client.query(RECORD_KEYS, [part.datasetId, JSON.stringify(keys)]);
    if (shares.length > 0) await client.query(RECORD_SHARES, [JSON.stringify(shares.map(({ id, linkState, found }) => ({ id, linkState, sha256: found?.sha256 ?? null })))]);
    await holdJob(job, progress, client);
  });
}

/** The numbers of the version, once pictures have come in. */
export async function countPictures(part: Part): Promise<void> {
  await pool().query(COUNT_PICTURES, [part.datasetId, part.version]);
}
