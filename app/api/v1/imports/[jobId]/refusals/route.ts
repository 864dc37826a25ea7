import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import { getImport, readRefusals } from "@/lib/datasets/data";
import { downloadRefusals } from "@/lib/datasets/endpoints";
import { listingResponse } from "@/lib/datasets/listing-file";
import { notFound } from "@/lib/errors";

export const GET = handle(downloadRefusals, async ({ actor, params, query }) => {
  const admin = importer(actor);
  const view = await getImport(admin, params.jobId);
  if (!view) throw notFound();
  return listingResponse(`${view.dataset}-refusals`, ["file", "row", "field", "reason"], query.format, readRefusals(admin, params.jobId));
});
