/** What stands under the name of an item. Pure. */
import type { ItemPlace } from "../items/list";
import { count, counted } from "../number-text";
import type { AnswersTable } from "./answers-table";

/** "3 judgments and 1 in surplus, 42% apart · 2 of 40 items in this list". */
export function itemPageText({ columns, apart }: AnswersTable, place: ItemPlace | null, words: { one: string; many: string }): string {
  const surplus = columns.filter(({ isSurplus }) => isSurplus).length;
  const judgments = counted(columns.length - surplus, "judgment") + (surplus === 0 ? "" : ` and ${count(surplus)} in surplus`);
  const distance = apart.share === null ? "" : `, ${apart.text} apart`;
  return `${judgments}${distance}${place ? ` · ${count(place.place)} of ${counted(place.of, words.one, words.many)} in this list` : ""}`;
}
