/** The export as bytes, made as fast as they are taken: memory holds one batch, whatever the size of the study. */
import type { StoredRevision } from "@/lib/judgments/types";
import type { ExportColumns } from "./columns";
import { type ExportFormat, formatRows, formatStart } from "./format";
import { ratingColumns } from "./tidy-row";

export function exportStream(format: ExportFormat, batches: AsyncGenerator<StoredRevision[]>, { columns, rowsOf }: ExportColumns = ratingColumns([])): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(encoder.encode(formatStart(format, columns)));
    },
    pull: async (controller) => {
      const next = await batches.next();
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(formatRows(format, columns, next.value.flatMap(rowsOf))));
    },
    // A download that is broken off ends the cursor and its connection.
    cancel: async () => {
      await batches.return(undefined);
    },
  });
}
