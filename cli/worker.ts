/**
 * The worker process: takes jobs from the queue, of one kind one at a time, until it is told to stop. With `--only generation` it stands beside model
 * servers, on another machine than the platform's, of which it knows nothing but the database's address.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { addressesInUse, uploadsInUse } from "@/lib/datasets/data";
import { removeOldExports } from "@/lib/datasets/export/archive";
import { removeForgottenRemoteFiles } from "@/lib/datasets/remote-files";
import { takeMissingWords } from "@/lib/datasets/search/mutations";
import { removeForgottenUploads } from "@/lib/datasets/uploads";
import { joinDatabase, prepareDatabase, releaseDatabase } from "@/lib/db/prepare";
import { env } from "@/lib/env";
import { queueLeftPictures } from "@/lib/images/check/mutations";
import { collectNightly } from "@/lib/images/collect/mutations";
import { HandedStore } from "@/lib/images/handover/handed-store";
import { takeHandedPictures } from "@/lib/images/handover/mutations";
import { keepPicturesElsewhere } from "@/lib/images/store";
import { workInBackground } from "@/lib/jobs/background";
import { beat, removeWorker, reviveJobs } from "@/lib/jobs/mutations";
import { startQueue } from "@/lib/jobs/queue";
import { handlerOf } from "@/lib/jobs/registry";
import { runJob } from "@/lib/jobs/run";
import { removeOldBundles } from "@/lib/reports/bundle/archive";
import { checkPatterns, foldPatterns } from "@/lib/reports/patterns/mutations";
import { programVersion } from "@/lib/version";
import { dutyOf } from "./worker-duty";

const HEARTBEAT_MS = 5_000;
const REVIVE_MS = 30_000;
const SWEEP_MS = 60 * 60 * 1000;
const FOLD_MS = 3_000;
/** How often it is asked whether something is due that is done once a day or once a night. */
const CHECK_MS = 10 * 60 * 1000;
/** Pictures that are handed over are shown meanwhile; one that is wanted is waited for. */
const HANDOVER_MS = 1_000;
/** For what is repeated and under way when the worker is to stop: a look takes less, a night's collection is taken up again the next time. */
const PATIENCE_MS = 2_000;

const workerId = randomUUID();
const stopping = new AbortController();

type Repeated = { /** Ends it; what is under way is waited for. */ end: () => Promise<void> };

/** What is repeated may fail while the database restarts; it is tried again the next time. */
function repeat(what: string, everyMs: number, work: () => Promise<unknown>): Repeated {
  let underWay: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    underWay ??= work()
      .catch((error: unknown) => console.error(`worker: ${what} failed: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => (underWay = undefined));
  }, everyMs);
  return {
    end: async () => {
      clearInterval(timer);
      await Promise.race([underWay, sleep(PATIENCE_MS, undefined, { ref: false })]);
    },
  };
}

async function work(id: string): Promise<void> {
  try {
    await runJob(id, handlerOf, stopping.signal);
  } catch (error) {
    // The database was away when the job was claimed or ended: its lease runs out and it is revived.
    console.error(`worker: job ${id} could not be run: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What is done again and again where the platform's disk is. */
function tendHouse(): Repeated[] {
  // What an older program imported; where it fails, the next start goes on with it.
  takeMissingWords().catch((error: unknown) => console.error(`worker: taking words for the search failed: ${error instanceof Error ? error.message : String(error)}`));
  return [
    repeat("clearing uploads", SWEEP_MS, async () => removeForgottenUploads(Date.now(), await uploadsInUse())),
    repeat("clearing fetched files", SWEEP_MS, async () => removeForgottenRemoteFiles(Date.now(), await addressesInUse())),
    repeat("clearing bundles", SWEEP_MS, () => removeOldBundles(Date.now())),
    repeat("clearing exports", SWEEP_MS, () => removeOldExports(Date.now())),
    repeat("looking through pictures", CHECK_MS, queueLeftPictures),
    repeat("collecting pictures", CHECK_MS, () => collectNightly(new Date())),
    repeat("folding patterns", FOLD_MS, foldPatterns),
    repeat("checking patterns", CHECK_MS, checkPatterns),
    repeat("storing pictures that were handed over", HANDOVER_MS, takeHandedPictures),
  ];
}

// npm that is stopped does not tell the program it runs.
if (env.startedByNpm) await import("./follow-parent.mjs");
const duty = dutyOf(process.argv.slice(2));
const isGuest = duty === "engines";
try {
  await (isGuest ? joinDatabase() : prepareDatabase());
} catch (error) {
  console.error(`worker: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
// Everybody reaches an object store.
if (isGuest && !env.s3) keepPicturesElsewhere(new HandedStore());
workInBackground();
await beat(workerId, programVersion, duty);
const queue = await startQueue(work, duty);
await reviveJobs();
const repeated = [
  repeat("heartbeat", HEARTBEAT_MS, () => beat(workerId, programVersion, duty)),
  repeat("reviving jobs", REVIVE_MS, reviveJobs),
  ...(isGuest ? [] : tendHouse()),
];
console.log("worker ready");

async function stop(): Promise<void> {
  if (stopping.signal.aborted) process.exit(1); // asked twice
  stopping.abort();
  await Promise.all([queue.stop(), ...repeated.map(({ end }) => end())]);
  await removeWorker(workerId);
  await releaseDatabase();
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    stop().then(() => process.exit(0), (error: unknown) => {
      console.error(`worker: did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`);
      process.exit(1);
    });
  });
}
