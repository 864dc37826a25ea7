import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import { getImport } from "@/lib/datasets/data";
import { followImport } from "@/lib/datasets/endpoints";
import { EVENTS_PULSE, EVENTS_START, importEvent } from "@/lib/datasets/import-events";
import { notFound } from "@/lib/errors";
import { followUntilFinished } from "@/lib/jobs/follow";

const PULSE_MS = 15_000;

export const GET = handle(followImport, async ({ actor, params, request }) => {
  const admin = importer(actor);
  const read = () => getImport(admin, params.jobId);
  if (!(await read())) throw notFound();
  const encoder = new TextEncoder();
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  const body = new ReadableStream<Uint8Array>({
    start: async (stream) => {
      // A stream that was cancelled takes nothing more, and what a timer throws would end the process.
      const send = (text: string) => {
        if (!left.signal.aborted) stream.enqueue(encoder.encode(text));
      };
      send(EVENTS_START);
      const pulse = setInterval(() => send(EVENTS_PULSE), PULSE_MS);
      try {
        const seen = request.headers.get("last-event-id") ?? undefined;
        for await (const view of followUntilFinished(read, signal, seen)) send(importEvent(view));
        if (!left.signal.aborted) stream.close();
      } catch (error) {
        // The listener connects again and is told where the import stands.
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
});
