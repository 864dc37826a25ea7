import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { notFound } from "@/lib/errors";
import { readCandidates } from "@/lib/images/data";
import { listCandidates } from "@/lib/images/endpoints";

export const GET = handle(listCandidates, async ({ actor, params }) => {
  const candidates = await readCandidates(datasetReader(actor), params.imageId);
  if (!candidates) throw notFound();
  return { candidates };
});
