/** The chart of scores against position: means of bins for each criterion, and whether they rise or fall. Pure. */
import { reasonText } from "@/lib/stats/reason-text";
import type { EvaluatorsAnalysis, PositionEffect } from "../analysis/evaluators-schema";
import { type ChartCell, type ChartTable, chartTable } from "../chart-table";
import type { LabelOf } from "../comparison/source-labels";
import type { BandAxis, BandLines, BandPoint } from "../figures/models/band-lines";
import { count, counted, fixed, interval, percent } from "../number-text";
import { criterionLabel } from "./criterion-label";

/** More panels than this are no picture any more; the table has all. */
const MOST_PANELS = 12;
const MOST_TICKS = 5;
/** A slope for a single item would be all zeros. */
const SLOPE_PER = 10;

export type PositionLines = Omit<BandLines, "series"> & {
  series: (BandLines["series"][number] & {
    /** "+0.05 per 10 items [−0.02 to 0.12]", or why there is none. */
    slope: string;
    /** The interval leaves 0 out. */
    isClear: boolean;
  })[];
  table: ChartTable;
  note: string;
};

export function preparePositionLines({ positions, criteria }: Pick<EvaluatorsAnalysis, "positions" | "criteria">, kind: "rating" | "comparison", labelOf: LabelOf = (name) => name): PositionLines {
  const answered = positions.filter(({ bins }) => bins.length > 0);
  const drawn = answered.slice(0, MOST_PANELS);
  const low = Math.min(...drawn.map(({ scale }) => scale.low));
  const high = Math.max(...drawn.map(({ scale }) => scale.high));
  const last = Math.max(1, ...drawn.flatMap(({ bins }) => bins.map(({ to }) => to)));
  const [some] = answered;
  const more = answered.length - drawn.length;
  return {
    x: { label: "position in the evaluator's own order", domain: [1, Math.max(2, last)], ticks: positionTicks(last) },
    y: drawn.length === 0 ? { label: "mean answer", domain: [0, 1], ticks: [] } : valueAxis(low, high, kind),
    series: drawn.map((effect) => ({ key: effect.key, name: criterionLabel(criteria, effect, labelOf), points: effect.bins.map((bin) => pointOf(bin)), ...slopeOf(effect) })),
    table: tableOf(answered, (effect) => criterionLabel(criteria, effect, labelOf)),
    note: [
      some ? `Dots: means of up to ten stretches of the order in which each evaluator saw items, all evaluators together; n = ${count(Math.max(...answered.map(({ slope }) => slope.n)))} answers at most of a criterion.` : "",
      `Slopes: within evaluators, by least squares with one level for each; ${percent(0.95)} interval clustered by item and by evaluator (Cameron, Gelbach and Miller 2011).`,
      more > 0 ? `Drawn are the first ${count(drawn.length)}; the table has ${count(more)} more.` : "",
    ].filter(Boolean).join(" "),
  };
}

function pointOf({ from, to, mean, n }: PositionEffect["bins"][number]): BandPoint {
  return { x: (from + to) / 2, y: mean, low: null, high: null, text: `${rangeText(from, to)}: mean ${fixed(mean, 2)} of ${counted(n, "answer")}` };
}

function rangeText(from: number, to: number): string {
  return from === to ? `position ${count(from)}` : `positions ${count(from)} to ${count(to)}`;
}

function slopeOf({ slope }: PositionEffect): { slope: string; isClear: boolean } {
  if (slope.value === null) return { slope: `No slope. ${reasonText(slope.reason ?? "no_values")}`, isClear: false };
  const value = `${slope.value > 0 ? "+" : ""}${fixed(slope.value * SLOPE_PER, 2)} per ${SLOPE_PER} items`;
  if (!slope.ci) return { slope: `${value}, no interval. ${reasonText(slope.ciReason ?? "too_few_units")}`, isClear: false };
  const { low, high } = slope.ci;
  return { slope: `${value} [${interval({ low: low * SLOPE_PER, high: high * SLOPE_PER }, 2)}]`, isClear: low > 0 || high < 0 };
}

function valueAxis(low: number, high: number, kind: "rating" | "comparison"): BandAxis {
  if (kind === "comparison") {
    return { label: "mean preference", domain: [low, high], ticks: [{ at: -1, text: "−1" }, { at: 0, text: "0" }, { at: 1, text: "+1" }] };
  }
  const step = Math.max(1, Math.ceil((high - low) / MOST_TICKS));
  const ticks = [];
  for (let at = low; at <= high; at += step) ticks.push({ at, text: fixed(at, Number.isInteger(at) ? 0 : 1) });
  return { label: "mean score", domain: [low, high], ticks };
}

function positionTicks(last: number): BandAxis["ticks"] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].find((width) => last / width <= MOST_TICKS) ?? Math.ceil(last / MOST_TICKS);
  const ticks = [{ at: 1, text: "1" }];
  for (let at = step; at <= last; at += step) if (at > 1) ticks.push({ at, text: count(at) });
  return ticks;
}

function tableOf(effects: readonly PositionEffect[], nameOf: (effect: PositionEffect) => string): ChartTable {
  const number = (value: number | null, digits: number): ChartCell => ({ text: value === null ? "–" : fixed(value, digits), exact: value });
  return chartTable(["criterion", "from", "to", "mean", "answers", "slope per item", "low", "high"], effects.flatMap((effect) => effect.bins.map((bin) => [
    { text: nameOf(effect), exact: nameOf(effect) },
    { text: count(bin.from), exact: bin.from }, { text: count(bin.to), exact: bin.to }, number(bin.mean, 2), { text: count(bin.n), exact: bin.n },
    number(effect.slope.value, 4), number(effect.slope.ci?.low ?? null, 4), number(effect.slope.ci?.high ?? null, 4),
  ])));
}
