import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { cancelImport } from "@/lib/datasets/endpoints";
import * as mutations from "@/lib/datasets/mutations";
import { notFound } from "@/lib/errors";

export const POST = handle(cancelImport, async ({ actor, params }) => {
  const admin = importer(actor);
  await mutations.cancelImport(admin, params.jobId);
  const view = await data.getImport(admin, params.jobId);
  if (!view) throw notFound();
  return view;
});
