import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { openImage } from "@/lib/images/open-image";
import { authorizeAssignment, findImage } from "@/lib/judgments/data";
import { getImageEndpoint } from "@/lib/judgments/endpoints";

const WIDTHS = { small: 800, large: 1600 } as const;

/** No name, no content hash, no ETag: two evaluators cannot compare what they were shown. A picture never changes, so a browser may keep it. */
export const GET = handle(getImageEndpoint, async ({ actor, params, query }) => {
  const sha256 = await findImage(await authorizeAssignment(actor, params.assignmentId), params.image);
  const image = await openImage(sha256, WIDTHS[query.w]);
  if (!image) throw notFound();
  return new Response(new Uint8Array(image.bytes), {
    headers: {
      "content-type": image.mime,
      "content-length": String(image.bytes.byteLength),
      "cache-control": "private, max-age=86400, immutable",
      vary: "cookie",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    },
  });
});
