/** Removes what nobody refers to any more: rows of pictures, pictures, reductions, and what was left half written. */
import { pool } from "@/lib/db/client";
import { createJob } from "@/lib/jobs/mutations";
import { derivativeStore, imageStore, storeAt, type StoreLocation } from "../store";
import type { StoredObject } from "../object-store";
import { COLLECT_JOB, type Collected, type CollectPayload } from "./types";
import { derivativeVerdict, originalVerdict, type Verdict } from "./verdict";

const PER_QUERY = 1_000;
const HOUR_MS = 60 * 60 * 1000;

/** Work that stores pictures before anything refers to them. */
const UNDER_WAY = `select min("createdAt") as "since" from "Job" where "kind" in ('import', 'links', 'generation', 'generation-publish', 'alignment') and "state"::text not in ('done', 'failed', 'cancelled')`;
const UNREFERRED = `
  "createdAt" < $1 and not exists (select 1 from "DatasetImage" d where d."sha256" = a."sha256") and not exists (select 1 from "EpisodeImage" e where e."sha256" = a."sha256")
  and not exists (select 1 from "GenerationPicture" g where g."sha256" = a."sha256")
  and not exists (select 1 from "AlignmentPicture" p where p."sha256" = a."sha256")`;

/** @param signal ends it between two files; what was removed is gone, what was not is there. */
export async function collectPictures({ dryRun, graceHours }: CollectPayload, signal: AbortSignal): Promise<Collected> {
  const now = new Date();
  const grace = new Date(now.getTime() - graceHours * HOUR_MS);
  const since = (await pool().query<{ since: Date | null }>(UNDER_WAY)).rows[0]?.since ?? null;
  // A picture that was there already counts as written when it is used again, but not to the minute: see storePicture.
  const workSince = since && new Date(since.getTime() - 2 * HOUR_MS);
  const removableBefore = workSince && workSince < grace ? workSince : grace;
  const collected: Collected = {
    dryRun, pictures: none(), derivatives: none(), partial: none(), rows: 0, foreign: 0, missing: 0, underWay: since !== null,
  };
  // Before the files: a file goes only when its row has gone.
  const doomed = since ? new Set<string>() : await removeRows(grace, dryRun);
  collected.rows = doomed.size;
  const sweeps = [
    { location: imageStore(), counts: collected.pictures, verdict: (file: StoredObject, isReferred: boolean) => originalVerdict(file, isReferred, removableBefore, now) },
    { location: derivativeStore(), counts: collected.derivatives, verdict: (file: StoredObject, isReferred: boolean) => derivativeVerdict(file, isReferred, now) },
  ];
  let referredFiles = 0;
  for (const { location, counts, verdict } of sweeps) {
    const referred = await sweep({ location, counts, verdict, collected, doomed, signal });
    if (counts === collected.pictures) referredFiles = referred;
  }
  const rows = await pool().query<{ count: number }>(`select count(*)::int as "count" from "ImageAsset" where "createdAt" < $1`, [now]);
  collected.missing = Math.max(0, (rows.rows[0]?.count ?? 0) - (dryRun ? doomed.size : 0) - referredFiles);
  return collected;
}

function none() {
  return { seen: 0, removed: 0, bytes: 0 };
}

/** @returns the names of the rows that are gone, or would be. */
async function removeRows(grace: Date, dryRun: boolean): Promise<Set<string>> {
  const statement = dryRun ? `select a."sha256" from "ImageAsset" a where ${UNREFERRED}` : `delete from "ImageAsset" a where ${UNREFERRED} returning a."sha256"`;
  return new Set((await pool().query<{ sha256: string }>(statement, [grace])).rows.map((row) => row.sha256));
}

type Sweep = {
  location: StoreLocation; counts: Collected["pictures"]; verdict: (file: StoredObject, isReferred: boolean) => Verdict;
  collected: Collected; doomed: ReadonlySet<string>; signal: AbortSignal;
};

/** @returns how many files are referred to. */
async function sweep({ location, counts, verdict, collected, doomed, signal }: Sweep): Promise<number> {
  const store = await storeAt(location);
  let referred = 0;
  const judge = async (files: StoredObject[]) => {
    const names = files.map(({ name }) => name.slice(0, 64));
    const found = await pool().query<{ sha256: string }>(`select "sha256" from "ImageAsset" where "sha256" = any($1)`, [names]);
    const known = new Set(found.rows.map(({ sha256 }) => sha256).filter((sha256) => !doomed.has(sha256)));
    for (const file of files) {
      signal.throwIfAborted();
      const isReferred = known.has(file.name.slice(0, 64));
      if (isReferred) referred += 1;
      const becomes = verdict(file, isReferred);
      const tally = becomes === "partial" ? collected.partial : counts;
      tally.seen += 1;
      if (becomes === "foreign") collected.foreign += 1;
      if (becomes !== "orphan" && becomes !== "partial") continue;
      tally.removed += 1;
      tally.bytes += file.bytes;
      if (!collected.dryRun) await store.remove(file.name);
    }
  };
  let files: StoredObject[] = [];
  for await (const file of store.list()) {
    files.push(file);
    if (files.length < PER_QUERY) continue;
    await judge(files);
    files = [];
  }
  await judge(files);
  return referred;
}

/** Between one and five at night by this machine's clock, or whenever the last was two days ago: it may be off at night. */
const DUE = `
  select case when max("createdAt") is null then false else max("createdAt") > now() - make_interval(hours => $2::int) end as "isRecent" from "Job" where "kind" = $1`;

/** Asks for a collection once a night; of several workers one asks. */
export async function collectNightly(now: Date): Promise<void> {
  const isNight = now.getHours() >= 1 && now.getHours() < 5;
  const isDue = async (query: (text: string, values: unknown[]) => Promise<{ rows: { isRecent: boolean }[] }>) =>
    !((await query(DUE, [COLLECT_JOB, isNight ? 20 : 48])).rows[0]?.isRecent ?? false);
  if (!(await isDue((text, values) => pool().query<{ isRecent: boolean }>(text, values)))) return;
  await createJob({ kind: COLLECT_JOB, payload: {}, createdById: null }, async (client) => {
    await client.query(`select pg_advisory_xact_lock(773)`);
    if (!(await isDue((text, values) => client.query<{ isRecent: boolean }>(text, values)))) throw new AlreadyAsked();
  }).catch((error: unknown) => {
    if (!(error instanceof AlreadyAsked)) throw error;
  });
}

class AlreadyAsked extends Error {}
