import type { RatingColumns } from "./rating-columns";

/** An item that two raters answered. */
export type ItemOfPair = { item: string; one: number; other: number };

/**
 * The items behind a cell of the rater matrix: those that both raters answered, with both answers, largest difference first
 * and then by name. Empty where they share none or one of them answered nothing. Costs O(n + k log k) for k shared items.
 */
export function itemsOfPair({ items, raters, rater, value, starts }: RatingColumns, one: string, other: string): ItemOfPair[] {
  const onePlace = raters.indexOf(one);
  const otherPlace = raters.indexOf(other);
  const shared: ItemOfPair[] = [];
  for (const [place, item] of items.entries()) {
    const end = starts[place + 1] ?? 0;
    let ofOne: number | undefined;
    let ofOther: number | undefined;
    for (let entry = starts[place] ?? 0; entry < end; entry++) {
      if (rater[entry] === onePlace) ofOne = value[entry];
      if (rater[entry] === otherPlace) ofOther = value[entry];
    }
    if (ofOne !== undefined && ofOther !== undefined) shared.push({ item, one: ofOne, other: ofOther });
  }
  // Items come by name and the sort is stable.
  return shared.sort((a, b) => Math.abs(b.one - b.other) - Math.abs(a.one - a.other));
}
