import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { resumeImport } from "@/lib/datasets/endpoints";
import * as mutations from "@/lib/datasets/mutations";
import { AppError, notFound } from "@/lib/errors";

export const POST = handle(resumeImport, async ({ actor, params }) => {
  const admin = importer(actor);
  const isResumed = await mutations.resumeImport(admin, params.jobId);
  const view = await data.getImport(admin, params.jobId);
  if (!view) throw notFound();
  if (!isResumed && view.state !== "queued" && view.state !== "running") throw new AppError("conflict", "The import is over: there is nothing to resume.");
  return view;
});
