/** A job as server-sent events: the whole view each time, so that a listener that missed some has missed nothing. */
import { followUntilFinished, versionOf, type Followed } from "./follow";

/** How long a browser waits before it connects again. */
const RETRY_MS = 2_000;
/** Keeps proxies from closing a connection on which nothing happens. */
const PULSE_MS = 15_000;

/**
 * Answers with what `read` gives, each time it has changed, until the job has finished. Resumable by Last-Event-ID.
 *
 * @param name of the events. @param look as `followUntilFinished` takes it.
 * @example return jobEvents(request, "import", () => getImport(admin, jobId));
 */
export function jobEvents<T extends Followed>(request: Request, name: string, read: () => Promise<T | undefined>, look?: () => Promise<Followed | undefined>): Response {
  const encoder = new TextEncoder();
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  const body = new ReadableStream<Uint8Array>({
    start: async (stream) => {
      // A stream that was cancelled takes nothing more, and what a timer throws would end the process.
      const send = (text: string) => {
        if (!left.signal.aborted) stream.enqueue(encoder.encode(text));
      };
      send(`retry: ${RETRY_MS}\n\n`);
      const pulse = setInterval(() => send(": still here\n\n"), PULSE_MS);
      try {
        const seen = request.headers.get("last-event-id") ?? undefined;
        for await (const view of followUntilFinished(read, signal, seen, look)) send(`id: ${versionOf(view)}\nevent: ${name}\ndata: ${JSON.stringify(view)}\n\n`);
        if (!left.signal.aborted) stream.close();
      } catch (error) {
        // The listener connects again and is told where the job stands.
        if (!left.signal.aborted) stream.error(error);
      } finally {
        clearInterval(pulse);
      }
    },
    cancel: () => left.abort(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "private, no-store, no-transform", "x-accel-buffering": "no" },
  });
}
