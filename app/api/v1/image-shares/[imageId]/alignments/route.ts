import * as data from "@/lib/alignments/data";
import { listShareAlignments } from "@/lib/alignments/endpoints";
import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";

export const GET = handle(listShareAlignments, async ({ actor, params }) => {
  if (!(await data.findShare(datasetReader(actor), params.imageId))) throw notFound();
  return { alignments: await data.listAlignments(generator(actor), params.imageId) };
});
