/** The model of the forest plot: alpha with its interval for each criterion, or a gap with the reason. */
import type { Reason } from "@/lib/stats/reason";
import { chartTable, type ChartCell, type ChartTable } from "./chart-table";
import { count, counted, fixed, interval, percent } from "./number-text";
import type { CriterionResult } from "./schema";

/** Alpha of a criterion, from whatever it was computed. */
export type ForestInput = Pick<CriterionResult, "key" | "name" | "note"> & {
  agreement: Pick<CriterionResult["agreement"], "metric" | "alpha" | "reason" | "ci" | "percentAgreement" | "items" | "raters" | "ratings">;
};

/** With fewer items the estimate is drawn in grey: it will move. */
export const FEW_ITEMS = 30;

export type ForestRow = {
  key: string;
  name: string;
  /** Null: nothing to draw, `text` says why. */
  value: number | null;
  low: number | null;
  high: number | null;
  isFaint: boolean;
  /** "0.412 [0.310 to 0.502]", or the reason. */
  text: string;
  /** The value alone, for narrow screens. */
  shortText: string;
  /** A few words in place of the mark, where there is none. */
  gap: string | null;
  /** "100 items, 9 evaluators, 62% agree". */
  basis: string;
};

export type ForestPlot = {
  rows: ForestRow[];
  domain: [number, number];
  ticks: { at: number; text: string }[];
  conventions: { at: number; text: string }[];
  hasFaint: boolean;
  table: ChartTable;
};

const GAPS: Partial<Record<Reason, string>> = {
  no_values: "no answers yet",
  no_pairable: "no item answered by two yet",
  no_variation: "every answer is the same",
  negative_values: "needs a scale from zero",
};

/** @param words what is judged: items, or pairs of a comparison. */
export function prepareForestPlot(criteria: readonly ForestInput[], words = { one: "item", many: "items" }): ForestPlot {
  const rows = criteria.map((criterion) => forestRow(criterion, words));
  const lowest = Math.min(0, ...rows.flatMap((row) => [row.low ?? 0, row.value ?? 0]));
  // One tick further than the lowest limit, but never past −1: an interval that goes beyond is cut there.
  const start = Math.max(-1, Math.floor(lowest / 0.25) * 0.25);
  const ticks = [];
  for (let at = start; at <= 1; at += 0.25) ticks.push({ at, text: fixed(at, 2) });
  return {
    rows: rows.map((row) => ({ ...row, value: row.value === null ? null : Math.max(row.value, start), low: row.low === null ? null : Math.max(row.low, start) })),
    domain: [start, 1],
    ticks,
    conventions: [{ at: 0.667, text: ".667" }, { at: 0.8, text: ".800" }],
    hasFaint: rows.some((row) => row.isFaint),
    table: tableOf(criteria, words),
  };
}

function forestRow({ key, name, agreement, note }: ForestInput, words: { one: string; many: string }): ForestRow {
  const { alpha, ci } = agreement;
  const agree = agreement.percentAgreement === null ? "" : `, ${percent(agreement.percentAgreement)} agree`;
  const basis = `${counted(agreement.items, words.one, words.many)}, ${counted(agreement.raters, "evaluator")}${agree}`;
  const text = alpha === null ? note ?? "undefined" : ci ? `${fixed(alpha, 3)} [${interval(ci, 3)}]` : `${fixed(alpha, 3)}, no interval`;
  const shortText = alpha === null ? "" : fixed(alpha, 3);
  const gap = agreement.reason && (GAPS[agreement.reason] ?? "undefined");
  return { key, name, value: alpha, low: ci?.low ?? null, high: ci?.high ?? null, isFaint: alpha !== null && agreement.items < FEW_ITEMS, text, shortText, gap, basis };
}

function tableOf(criteria: readonly ForestInput[], words: { many: string }): ChartTable {
  const number = (value: number | null = null): ChartCell => ({ text: value === null ? "–" : fixed(value, 3), exact: value });
  return chartTable(
    ["criterion", "alpha", "low", "high", "percent agreement", words.many, "evaluators", "note"],
    criteria.map(({ key, name, agreement, note }) => [
      { text: name, exact: key },
      number(agreement.alpha),
      number(agreement.ci?.low),
      number(agreement.ci?.high),
      { text: agreement.percentAgreement === null ? "–" : percent(agreement.percentAgreement, 1), exact: agreement.percentAgreement },
      { text: count(agreement.items), exact: agreement.items },
      { text: count(agreement.raters), exact: agreement.raters },
      { text: note ?? "", exact: note },
    ]),
  );
}
