import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import { uploadsInUse } from "@/lib/datasets/data";
import { createUpload, describeUploads, listUploads } from "@/lib/datasets/endpoints";
import * as protocol from "@/lib/datasets/upload-protocol";
import * as uploads from "@/lib/datasets/uploads";

export const OPTIONS = handle(describeUploads, ({ actor }) => Promise.resolve(protocol.uploadCapabilities(importer(actor))));

export const GET = handle(listUploads, async ({ actor }) => ({ uploads: await uploads.listUploads(importer(actor), await uploadsInUse()) }));

export const POST = handle(createUpload, async ({ actor, request, headers }) => {
  return protocol.createUpload(importer(actor), request, headers["upload-length"], headers["upload-metadata"]);
});
