import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import { getImport, readRefusals } from "@/lib/datasets/data";
import { downloadRefusals } from "@/lib/datasets/endpoints";
import { REFUSALS_MEDIA_TYPE, refusalsStream } from "@/lib/datasets/refusals-file";
import { notFound } from "@/lib/errors";

export const GET = handle(downloadRefusals, async ({ actor, params, query }) => {
  const admin = importer(actor);
  const view = await getImport(admin, params.jobId);
  if (!view) throw notFound();
  return new Response(refusalsStream(query.format, readRefusals(admin, params.jobId)), {
    headers: {
      "content-type": REFUSALS_MEDIA_TYPE[query.format],
      "content-disposition": `attachment; filename="${view.dataset}-refusals.${query.format}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
