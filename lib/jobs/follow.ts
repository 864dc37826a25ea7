/** Watches a job from outside by reading its row: whoever joins late or again sees the same. */
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 500;

export type Followed = {
  state: "queued" | "running" | "done" | "failed" | "cancelled" | "paused";
  progress: { sequence: number };
  /** Since when its process is silent. */
  silentSince?: string | null;
  /** Somebody has asked it to stop. */
  stopping?: boolean;
};

/** What tells one look at a job from the next: also the id of a server-sent event. */
export function versionOf({ state, progress, silentSince, stopping }: Followed): string {
  return `${state}-${progress.sequence}${silentSince ? "-silent" : ""}${stopping ? "-stopping" : ""}`;
}

/**
 * Gives what `read` gives, each time it has changed, until the job has finished or is gone or `signal` aborts.
 *
 * @param seen what the caller has had already, by `versionOf`.
 * @example for await (const view of followUntilFinished(() => getImport(importer, id), signal)) console.log(view.state);
 */
export async function* followUntilFinished<T extends Followed>(read: () => Promise<T | undefined>, signal: AbortSignal, seen?: string): AsyncGenerator<T> {
  let last = seen;
  while (!signal.aborted) {
    const view = await read();
    if (!view) return;
    const version = versionOf(view);
    const isFinished = view.state === "done" || view.state === "failed" || view.state === "cancelled";
    // The end is always said, also to someone who has seen it: it is what they wait for.
    if (version !== last || isFinished) yield view;
    if (isFinished) return;
    last = version;
    // Aborted while it waits: the loop's condition ends it.
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
