import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { notFound } from "@/lib/errors";
import * as data from "@/lib/images/links/data";
import { getRound } from "@/lib/images/links/endpoints";

export const GET = handle(getRound, async ({ actor, params }) => {
  const view = await data.getRound(datasetReader(actor), params.jobId);
  if (!view) throw notFound();
  return view;
});
