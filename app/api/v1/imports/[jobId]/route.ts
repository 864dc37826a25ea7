import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { getImport } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(getImport, async ({ actor, params }) => {
  const view = await data.getImport(importer(actor), params.jobId);
  if (!view) throw notFound();
  return view;
});
