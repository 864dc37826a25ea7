import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { getNeighbours } from "@/lib/datasets/endpoints";
import { findNeighbours } from "@/lib/datasets/search/data";
import { notFound } from "@/lib/errors";

export const GET = handle(getNeighbours, async ({ actor, params, query }) => {
  const neighbours = await findNeighbours(datasetReader(actor), params.slug, query, params.episodeId);
  if (!neighbours) throw notFound();
  return neighbours;
});
