import { handle } from "@/lib/api/handle";
import { getImage } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";
import { openImage } from "@/lib/images/open-image";

/** For those who see datasets whole; evaluators get pictures through their assignments. */
export const GET = handle(getImage, async ({ params, query }) => {
  const image = await openImage(params.sha256, query.width ?? null);
  if (!image) throw notFound();
  return new Response(new Uint8Array(image.bytes), {
    headers: {
      "content-type": image.mime,
      "content-length": String(image.bytes.byteLength),
      // Its name is its content: a browser may keep it for good.
      "cache-control": "private, max-age=31536000, immutable",
      vary: "cookie",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
    },
  });
});
