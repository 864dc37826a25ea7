/** An import as server-sent events: the whole view each time, so that a listener that missed some has missed nothing. */
import { versionOf } from "@/lib/jobs/follow";
import type { ImportView } from "./types";

/** How long a browser waits before it connects again. */
const RETRY_MS = 2_000;

export const EVENTS_START = `retry: ${RETRY_MS}\n\n`;
/** Keeps proxies from closing a connection on which nothing happens. */
export const EVENTS_PULSE = ": still here\n\n";

export function importEvent(view: ImportView): string {
  return `id: ${versionOf(view)}\nevent: import\ndata: ${JSON.stringify(view)}\n\n`;
}
