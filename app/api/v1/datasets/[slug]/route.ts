import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { getDataset } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(getDataset, async ({ actor, params }) => {
  const dataset = await data.getDataset(datasetReader(actor), params.slug);
  if (!dataset) throw notFound();
  return dataset;
});
