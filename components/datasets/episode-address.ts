import type { Route } from "next";
import type { EpisodeQuery } from "@/lib/datasets/schema";

/** The address of a page of episodes; what is as usual is left out. */
export function episodesAddress(slug: string, query: EpisodeQuery, change: Partial<EpisodeQuery> = {}): Route {
  const { page, q, sort } = { ...query, ...change };
  const words = new URLSearchParams({ ...(q && { q }), ...(sort !== "position" && { sort }), ...(page > 1 && { page: String(page) }) });
  const text = words.toString();
  return `/datasets/${slug}${text && `?${text}`}` as Route;
}
