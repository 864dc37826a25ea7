/** The items behind a cell of the evaluator heatmap: both answers side by side, furthest apart first. Pure. */
import { reasonText } from "@/lib/stats/reason-text";
import type { PlainNumber } from "../analysis/number";
import type { PairItems } from "../analysis/pair-schema";
import { type Cell, cell } from "../cell";
import { chartTable, type ChartTable } from "../chart-table";
import { counted, fixed, percent } from "../number-text";
import { FEW_SHARED } from "./rater-measures";

export type PairTable = {
  evaluators: [one: string, other: string];
  facts: { term: string; cell: Cell; name: string; note: string | null }[];
  rows: { item: string; one: string; other: string; difference: string; isSame: boolean }[];
  /** "8 of 12 items with the same answer; 1 at opposite ends of the scale." */
  summary: string;
  table: ChartTable;
};

/** More would make a page that nobody reads to its end. */
export const ROWS_PER_PAGE = 100;

/** Words for the points of a scale, ascending. */
type Point = { value: number; label: string };

export function preparePairTable({ pair, items }: PairItems, [one, other]: [string, string], scale: readonly Point[]): PairTable {
  const labels = new Map(scale.map((point) => [point.value, point.label]));
  const range = (scale.at(-1)?.value ?? 0) - (scale[0]?.value ?? 0);
  // The analysis names the first by name first; the page keeps to the order of its address.
  const isTurned = pair !== null && pair.one !== one;
  const sides = items.map((entry) => isTurned ? { item: entry.item, one: entry.other, other: entry.one } : entry);
  const textOf = (value: number) => labels.get(value) ?? String(value);
  const same = sides.filter((entry) => entry.one === entry.other).length;
  const opposite = sides.filter((entry) => range > 0 && Math.abs(entry.one - entry.other) === range).length;
  return {
    evaluators: [one, other],
    facts: pair ? [
      { term: "Percent agreement", cell: cell(pair.agreement, (value) => percent(value, 1)), name: "percent-agreement", note: null },
      kappaFact("Cohen's kappa", "kappa", pair.kappa),
      kappaFact("Kappa, quadratic weights", "kappa-quadratic", pair.quadraticKappa),
    ] : [],
    rows: sides.map((entry) => {
      const distance = Math.abs(entry.one - entry.other);
      return { item: entry.item, one: textOf(entry.one), other: textOf(entry.other), difference: distance === 0 ? "same" : counted(distance, "point"), isSame: distance === 0 };
    }),
    summary: summaryOf(sides.length, same, opposite),
    table: chartTable(["item", one, other, "difference"], sides.map((entry) => [
      { text: entry.item, exact: entry.item }, { text: textOf(entry.one), exact: entry.one }, { text: textOf(entry.other), exact: entry.other },
      { text: String(Math.abs(entry.one - entry.other)), exact: Math.abs(entry.one - entry.other) },
    ])),
  };
}

function kappaFact(term: string, name: string, { value, reason }: PlainNumber): PairTable["facts"][number] {
  return { term, name, cell: cell(value, (number) => fixed(number, 3)), note: reason && reasonText(reason) };
}

function summaryOf(items: number, same: number, opposite: number): string {
  if (items === 0) return "They have answered no item in common.";
  const few = items < FEW_SHARED ? " So few items say little about two people." : "";
  const ends = opposite === 0 ? "" : `; ${counted(opposite, "item")} at opposite ends of the scale`;
  return `The same answer to ${same} of ${counted(items, "item")} in common${ends}.${few}`;
}
