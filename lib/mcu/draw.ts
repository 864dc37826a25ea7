/** Drawing from lists, for everything in MCU that is drawn. */
import type { RandomSource } from "@/lib/stats/random";

/** @returns a whole number in [low, high), uniform. */
export function wholeNumber(random: RandomSource, low: number, high: number): number {
  return low + Math.floor(random.nextUniform() * (high - low));
}

/** @returns one of the list, each as likely. @throws RangeError for an empty list. */
export function oneOf<Item>(random: RandomSource, list: readonly Item[]): Item {
  if (list.length === 0) throw new RangeError("Nothing can be drawn from an empty list.");
  return list[wholeNumber(random, 0, list.length)] as Item;
}

/** @returns `count` different places of the list in drawn order, or all where it has fewer. Cost: the list's length. */
export function someOf<Item>(random: RandomSource, list: readonly Item[], count: number): Item[] {
  const rest = [...list];
  const drawn: Item[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(wholeNumber(random, 0, rest.length), 1));
  return drawn;
}
