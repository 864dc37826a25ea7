import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import { uploadsInUse } from "@/lib/datasets/data";
import { continueUpload, deleteUpload, getUploadOffset } from "@/lib/datasets/endpoints";
import * as protocol from "@/lib/datasets/upload-protocol";
import * as uploads from "@/lib/datasets/uploads";
import { AppError } from "@/lib/errors";

export const HEAD = handle(getUploadOffset, ({ actor, params, request }) => protocol.continueUpload(importer(actor), request, "HEAD", params.uploadId));

export const PATCH = handle(continueUpload, ({ actor, params, request }) => protocol.continueUpload(importer(actor), request, "PATCH", params.uploadId));

export const DELETE = handle(deleteUpload, async ({ actor, params }) => {
  const admin = importer(actor);
  await uploads.getUpload(admin, params.uploadId);
  if ((await uploadsInUse()).has(params.uploadId)) throw new AppError("conflict", "An import that has not ended reads this file. Cancel the import first.");
  await uploads.removeUpload(params.uploadId);
  return new Response(null, { status: 204, headers: { "tus-resumable": "1.0.0", "cache-control": "private, no-store" } });
});
