/** Alpha over a part of the answers, as text. Pure. */
import { NONE } from "../cell";
import { count, counted, fixed, interval, percent } from "../number-text";
import type { ReadingCost } from "../patterns/schema";
import type { LiveBlock } from "./live-agreement";

export type PartTable = {
  rows: { key: string; name: string; alpha: string; interval: string; agree: string; items: string; raters: string; note: string | null }[];
  /** What it took, beside what the numbers above take. */
  cost: string;
};

/** @param block of the two sources that are looked at; undefined where nothing is left of them. */
export function preparePartTable(block: LiveBlock | undefined, cost: ReadingCost): PartTable {
  return {
    rows: (block?.criteria ?? []).map(({ key, name, note, agreement }) => ({
      key, name, note,
      alpha: agreement.alpha === null ? NONE : fixed(agreement.alpha, 3),
      interval: agreement.ci ? interval(agreement.ci, 3) : NONE,
      agree: agreement.percentAgreement === null ? NONE : percent(agreement.percentAgreement, 1),
      items: count(agreement.items), raters: count(agreement.raters),
    })),
    cost: `${counted(cost.ratingsRead, "rating")} counted for this view in ${count(Math.ceil(cost.ms))} ms. The whole study is kept counted and costs none.`,
  };
}
