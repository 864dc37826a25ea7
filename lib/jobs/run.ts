/** Runs one job under its lease: claim, heartbeat, work, end. */
import { cutText } from "@/lib/storable-text";
import { claimJob, finishJob, HEARTBEAT_MS, holdJob, JobStopped, pauseJob, returnJob } from "./lease";
import type { ClaimedJob, JobHandler, JobOutcome, StopReason } from "./types";

/**
 * Claims the job and runs it to its end. Never throws for what the work does: a fault becomes the job's `failed`.
 *
 * @param handlerOf finds the handler of a kind; a kind without one (after a rollback of the program) fails the job.
 * @param stop aborts when this process is to stop: the job goes back to the queue.
 * @returns the outcome, or undefined where the job was not to be had or its lease was lost.
 * @example const outcome = await runJob(id, (kind) => handlers.get(kind));
 */
export async function runJob(id: string, handlerOf: (kind: string) => JobHandler | undefined, stop?: AbortSignal): Promise<JobOutcome | undefined> {
  const job = await claimJob(id);
  if (!job) return undefined;
  const handler = handlerOf(job.kind);
  if (!handler) {
    const outcome: JobOutcome = { state: "failed", error: `This version of Concord does not know jobs of the kind “${job.kind}”.` };
    return (await finishJob(job, outcome)) ? outcome : undefined;
  }
  return runClaimed(job, handler, stop);
}

/**
 * The same for a job that this process holds already.
 *
 * @param stop as `runJob` takes it; aborted with the reason “cancelled”, the job is cancelled instead: for one that nobody else is to take up.
 * @example const outcome = await runClaimed(await createClaimedJob(job), handler);
 */
export async function runClaimed(job: ClaimedJob, handler: JobHandler, stop?: AbortSignal): Promise<JobOutcome | undefined> {
  const ended = new AbortController();
  const abort = (reason: StopReason) => ended.abort(reason);
  const onStop = () => abort(stop?.reason === "cancelled" ? "cancelled" : "shutdown");
  if (stop?.aborted) onStop();
  stop?.addEventListener("abort", onStop);
  let isBeating = false;
  const heart = setInterval(() => {
    // While a transaction of the job's own holds its row, the heartbeat waits: one is enough.
    if (isBeating) return;
    isBeating = true;
    holdJob(job).then(
      ({ fenced, cancelRequested, pauseRequested }) => {
        if (fenced) abort("fenced");
        else if (cancelRequested) abort("cancelled");
        else if (pauseRequested) abort("paused");
      },
      // A database that is away for a moment: the lease outlives several heartbeats.
      (error: unknown) => console.error(`job ${job.id}: heartbeat failed: ${error instanceof Error ? error.message : String(error)}`),
    ).finally(() => (isBeating = false));
  }, HEARTBEAT_MS);
  try {
    const outcome = await handler.run({ job, signal: ended.signal });
    if (ended.signal.reason === "shutdown" && outcome.state !== "done") {
      await returnJob(job);
      return undefined;
    }
    if (outcome.state === "done" && outcome.isWritten) return outcome;
    if (outcome.state === "paused") return (await pauseJob(job, outcome.reason)) ? outcome : undefined;
    return (await finishJob(job, outcome)) ? outcome : undefined;
  } catch (error) {
    const reason = error instanceof JobStopped ? error.reason : ended.signal.aborted ? (ended.signal.reason as StopReason) : undefined;
    if (reason === "fenced") return undefined;
    if (reason === "shutdown") {
      await returnJob(job);
      return undefined;
    }
    if (reason === "paused") return (await pauseJob(job)) ? { state: "paused" } : undefined;
    const outcome: JobOutcome = reason === "cancelled" ? { state: "cancelled" } : { state: "failed", error: words(error) };
    if (reason === undefined) console.error(`job ${job.id} (${job.kind}) failed`, error);
    return (await finishJob(job, outcome)) ? outcome : undefined;
  } finally {
    clearInterval(heart);
    stop?.removeEventListener("abort", onStop);
  }
}

function words(error: unknown): string {
  return error instanceof Error && error.message ? cutText(error.message, 2_000) : "It failed without saying why.";
}
