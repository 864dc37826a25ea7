import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { pauseImport } from "@/lib/datasets/endpoints";
import * as mutations from "@/lib/datasets/mutations";
import { AppError, notFound } from "@/lib/errors";

export const POST = handle(pauseImport, async ({ actor, params }) => {
  const admin = importer(actor);
  const isAsked = await mutations.pauseImport(admin, params.jobId);
  const view = await data.getImport(admin, params.jobId);
  if (!view) throw notFound();
  if (!isAsked && view.state !== "paused") throw new AppError("conflict", "The import is over, or is being stopped: there is nothing to pause.");
  return view;
});
