import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { getEpisode } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(getEpisode, async ({ actor, params }) => {
  const episode = await data.getEpisode(datasetReader(actor), params.slug, params.episodeId);
  if (!episode) throw notFound();
  return episode;
});
