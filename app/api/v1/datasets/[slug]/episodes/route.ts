import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/search/data";
import { listEpisodes } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(listEpisodes, async ({ actor, params, query }) => {
  const page = await data.listEpisodes(datasetReader(actor), params.slug, query);
  if (!page) throw notFound();
  return page;
});
