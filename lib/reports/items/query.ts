/** What of the items is looked at, and in which order: in the address, so that a page can be sent to somebody. Pure. */
import { z } from "zod";

export const ITEM_SORTS = ["disagreement", "item", "judgments", "comments"] as const;

/** Before the key of a criterion: items by how far apart evaluators are on that one. */
export const BY_CRITERION = "on:";

const tick = z.stringbool().catch(false).default(false);

export const itemsQuerySchema = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
  /** In the item's code. */
  q: z.string().trim().max(20).catch("").default(""),
  /** One of `ITEM_SORTS`, or a criterion. */
  sort: z.string().max(300).catch("disagreement").default("disagreement"),
  /** Only items with a comment; only those with two judgments or more. */
  commented: tick,
  several: tick,
});
export type ItemsQuery = z.infer<typeof itemsQuerySchema>;

/** What comes after the path, with its question mark; what is as usual is left out. */
export function itemsSearch(query: ItemsQuery, change: Partial<ItemsQuery> = {}): string {
  const { page, q, sort, commented, several } = { ...query, ...change };
  const words = new URLSearchParams({
    ...(q && { q }), ...(sort !== "disagreement" && { sort }), ...(commented && { commented: "1" }), ...(several && { several: "1" }), ...(page > 1 && { page: String(page) }),
  });
  const text = words.toString();
  return text && `?${text}`;
}
