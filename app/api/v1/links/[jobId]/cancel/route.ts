import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import { notFound } from "@/lib/errors";
import { getRound } from "@/lib/images/links/data";
import { cancelRound } from "@/lib/images/links/endpoints";
import * as mutations from "@/lib/images/links/mutations";

export const POST = handle(cancelRound, async ({ actor, params }) => {
  const admin = importer(actor);
  await mutations.cancelRound(admin, params.jobId);
  const view = await getRound(admin, params.jobId);
  if (!view) throw notFound();
  return view;
});
