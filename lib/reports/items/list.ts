/** Items as somebody wants to see them: some of them, in an order. Pure. */
import type { ItemDisagreement, ItemsAnalysis } from "../analysis/items-schema";
import { BY_CRITERION, type ItemsQuery } from "./query";

type Listed = Pick<ItemsQuery, "q" | "sort" | "commented" | "several">;

export function listItems({ criteria, items }: ItemsAnalysis, { q, sort, commented, several }: Listed): ItemDisagreement[] {
  const sought = q.toUpperCase();
  const listed = items.filter((item) => item.item.includes(sought) && (!commented || item.comments > 0) && (!several || item.judgments > 1));
  const criterion = sort.startsWith(BY_CRITERION) ? criteria.findIndex(({ key }) => BY_CRITERION + key === sort) : -1;
  const amount = amountOf(sort, criterion);
  // The analysis has the largest disagreement first already, so that is the order of equals.
  if (amount) return listed.sort((one, other) => amount(other) - amount(one));
  return sort === "item" ? listed.sort((one, other) => numberOf(one) - numberOf(other)) : listed;
}

function amountOf(sort: string, criterion: number): ((item: ItemDisagreement) => number) | null {
  if (criterion >= 0) return ({ byCriterion }) => byCriterion[criterion] ?? -1;
  if (sort === "judgments") return ({ judgments }) => judgments;
  return sort === "comments" ? ({ comments }) => comments : null;
}

/** Codes grow longer than four digits. */
function numberOf({ item }: ItemDisagreement): number {
  return Number(item.slice(1));
}

/** Where an item stands in the list, from 1, and what stands beside it; null where it is not listed. */
export type ItemPlace = { place: number; of: number; previous: string | null; next: string | null };

export function placeInList(listed: readonly ItemDisagreement[], code: string): ItemPlace | null {
  const index = listed.findIndex(({ item }) => item === code);
  if (index < 0) return null;
  return { place: index + 1, of: listed.length, previous: listed[index - 1]?.item ?? null, next: listed[index + 1]?.item ?? null };
}
