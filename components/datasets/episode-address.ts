import type { Route } from "next";
import { type EpisodeQuery, sliceOf, sliceWords } from "@/lib/datasets/search/query";
import type { Slice } from "@/lib/studies/slice";

export type ListAddress = Pick<EpisodeQuery, "sort" | "order" | "after" | "before"> & { slice: Slice };

export function listOf(query: EpisodeQuery): ListAddress {
  const { sort, order, after, before } = query;
  return { slice: sliceOf(query), sort, order, after, before };
}

/** What is as usual is left out. */
function words({ slice, sort, order, after, before }: ListAddress): string {
  const found = sliceWords(slice);
  if (sort !== "position") found.set("sort", sort);
  if (order) found.set("order", order);
  if (after) found.set("after", after);
  if (before) found.set("before", before);
  const text = found.toString();
  return text && `?${text}`;
}

/** The address of a list of episodes. Another filter or order begins at its first page. */
export function episodesAddress(slug: string, list: ListAddress): Route {
  return `/datasets/${slug}${words(list)}` as Route;
}

/** An episode, seen as one of a list: what comes before and after it there is a press away. */
export function episodeAddress(slug: string, episodeId: string, list: ListAddress): Route {
  return `/datasets/${slug}/episodes/${episodeId}${words({ ...list, after: undefined, before: undefined })}` as Route;
}

/** A study of what the list shows. */
export function studyAddress(slug: string, slice: Slice): Route {
  return `/studies/new?${new URLSearchParams({ dataset: slug, ...(Object.keys(slice).length > 0 && { slice: JSON.stringify(slice) }) })}` as Route;
}

/** What the list shows, as files. */
export function exportAddress(slug: string, slice: Slice): Route {
  return `/datasets/${slug}/export${words({ slice, sort: "position" })}` as Route;
}
