/** What a job is to those who run it. */
export type JobState = "queued" | "running" | "done" | "failed" | "cancelled" | "paused";

/** A job that this process has claimed: every write of it names the attempt, and one that lost its lease is fenced off. */
export type ClaimedJob = { id: string; kind: string; payload: unknown; attempt: number; createdById: string | null };

export type JobOutcome =
  /** `isWritten`: the handler has written the end itself, in the transaction of its last step. */
  | { state: "done"; result: unknown; isWritten?: boolean }
  /** An expected end: the reason is shown to people. The result may say how far it came. */
  | { state: "failed"; error: string; result?: unknown }
  | { state: "cancelled" }
  /** Somebody asked for it, or it cannot go on just now and says why; it goes on from its checkpoint when somebody asks for that. */
  | { state: "paused"; reason?: string };

export type JobContext = {
  job: ClaimedJob;
  /** Aborts when somebody asked to cancel or to pause, when the lease was lost, or when the process is to stop. */
  signal: AbortSignal;
};

export type JobHandler = { kind: string; run: (context: JobContext) => Promise<JobOutcome> };

/** Why a run is stopped from outside; the signal's reason. */
export type StopReason = "cancelled" | "paused" | "fenced" | "shutdown";
