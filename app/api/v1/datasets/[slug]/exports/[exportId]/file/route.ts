import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { exportArchive } from "@/lib/datasets/export/archive";
import { getExport } from "@/lib/datasets/export/data";
import { downloadExportEndpoint } from "@/lib/datasets/export/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(downloadExportEndpoint, async ({ actor, params }) => {
  const { id, result, isKept } = await getExport(datasetReader(actor), params.slug, params.exportId);
  if (!result || !isKept) throw notFound();
  return new Response(Readable.toWeb(createReadStream(exportArchive(id))) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/zip",
      "content-length": String(result.bytes),
      "content-disposition": `attachment; filename="${result.name}.zip"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
