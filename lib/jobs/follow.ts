/** Watches a job from outside by reading its row: whoever joins late or again sees the same. */
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 500;
/** Of a job that waits for people to let it go on. */
const PAUSED_POLL_MS = 2_000;

export type Followed = {
  state: "queued" | "running" | "done" | "failed" | "cancelled" | "paused";
  progress: { sequence: number };
  /** Since when its process is silent. */
  silentSince?: string | null;
  /** Somebody has asked it to stop. */
  stopping?: boolean;
  /** How many it waits for. */
  behind?: number;
};

/** What tells one look at a job from the next: also the id of a server-sent event. */
export function versionOf({ state, progress, silentSince, stopping, behind }: Followed): string {
  return `${state}-${progress.sequence}${silentSince ? "-silent" : ""}${stopping ? "-stopping" : ""}${behind ? `-behind-${behind}` : ""}`;
}

const isFinished = ({ state }: Followed) => state === "done" || state === "failed" || state === "cancelled";

const LONGEST_PAUSE_MS = 10_000;

/** Between two looks. A large view is read less often: whoever watches takes a tenth of one connection's time, unless that is slow just now. */
function pauseMs({ state }: Followed, tookMs: number): number {
  return Math.max(state === "paused" ? PAUSED_POLL_MS : POLL_MS, Math.min(LONGEST_PAUSE_MS, tookMs * 9));
}

/**
 * Gives what `read` gives, each time it has changed, until the job has finished or is gone or `signal` aborts.
 *
 * @param seen what the caller has had already, by `versionOf`.
 * @param look where reading costs much: as much of it as tells whether it has changed.
 * @example for await (const view of followUntilFinished(() => getImport(importer, id), signal)) console.log(view.state);
 */
export async function* followUntilFinished<T extends Followed>(read: () => Promise<T | undefined>, signal: AbortSignal, seen?: string, look?: () => Promise<Followed | undefined>): AsyncGenerator<T> {
  let last = seen;
  while (!signal.aborted) {
    const begun = performance.now();
    const sign = await (look ?? read)();
    if (!sign) return;
    // The end is always said, also to someone who has seen it: it is what they wait for.
    const isNews = versionOf(sign) !== last || isFinished(sign);
    const view = isNews && look ? await read() : (sign as T);
    if (!view) return;
    const tookMs = performance.now() - begun;
    if (isNews) yield view;
    if (isFinished(view)) return;
    last = versionOf(view);
    // Aborted while it waits: the loop's condition ends it.
    await sleep(pauseMs(view, tookMs), undefined, { signal }).catch(() => undefined);
  }
}
