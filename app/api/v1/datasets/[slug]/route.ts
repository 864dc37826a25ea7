import { handle } from "@/lib/api/handle";
import { datasetReader, importer } from "@/lib/datasets/access";
import * as card from "@/lib/datasets/card/mutations";
import * as data from "@/lib/datasets/data";
import { describeDataset, getDataset } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(getDataset, async ({ actor, params }) => {
  const dataset = await data.getDataset(datasetReader(actor), params.slug);
  if (!dataset) throw notFound();
  return dataset;
});

export const PATCH = handle(describeDataset, async ({ actor, params, body }) => {
  await card.describeDataset(importer(actor), params.slug, body);
  const dataset = await data.getDataset(datasetReader(actor), params.slug);
  if (!dataset) throw notFound();
  return dataset;
});
