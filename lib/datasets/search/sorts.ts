/** Orders of a list of episodes. */
export const EPISODE_SORTS = ["position", "name", "age", "sessions", "turns", "images", "date", "span"] as const;
export type EpisodeSort = (typeof EPISODE_SORTS)[number];
export type SortOrder = "asc" | "desc";

/** Counts, ages and dates begin with the largest, names with A, unless they are reversed. */
export function orderOf(sort: EpisodeSort, order: "reversed" | undefined): SortOrder {
  const isAscending = sort === "position" || sort === "name";
  return isAscending === (order === undefined) ? "asc" : "desc";
}
