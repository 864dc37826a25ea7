import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { archivePath } from "@/lib/reports/bundle/archive";
import { getBundle } from "@/lib/reports/bundle/data";
import { downloadBundleEndpoint } from "@/lib/reports/bundle/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(downloadBundleEndpoint, async ({ actor, params }) => {
  const { id, result, isKept } = await getBundle(await authorizeStudy(actor, params.studyId), params.bundleId);
  if (!result || !isKept) throw notFound();
  return new Response(Readable.toWeb(createReadStream(archivePath(id))) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/zip",
      "content-length": String(result.bytes),
      "content-disposition": `attachment; filename="${result.name}.zip"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
