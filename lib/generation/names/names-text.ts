import type { NameListView } from "./types";

/** One sentence: whose names the people of later runs have. */
export function namesLine(list: NameListView | null): string {
  if (!list) return "People have the names that come with the program: Faker’s, and for some countries compiled by hand.";
  const names = list.countries.reduce((sum, { female, male }) => sum + female + male, 0);
  const countries = list.countries.length;
  return `People have the lab’s own names for ${countries} ${countries === 1 ? "country" : "countries"} (${list.fileName}, ${names} names), and the program’s for the others.`;
}
