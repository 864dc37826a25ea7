import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { partOf, readLinkLines } from "@/lib/images/links/data";
import { downloadLinks } from "@/lib/images/links/endpoints";
import { linksFileStream, LINKS_MEDIA_TYPE } from "@/lib/images/links/links-file";

export const GET = handle(downloadLinks, async ({ actor, params, query }) => {
  const part = await partOf(datasetReader(actor), params.slug, query.studyId);
  return new Response(linksFileStream(query.format, readLinkLines(part)), {
    headers: {
      "content-type": LINKS_MEDIA_TYPE[query.format],
      "content-disposition": `attachment; filename="${params.slug}-addresses.${query.format}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
