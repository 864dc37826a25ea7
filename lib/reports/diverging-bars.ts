/** The model of the diverging stacked bars: each criterion's answers laid out to both sides of the middle of its scale. */
import { chartTable, type ChartCell, type ChartTable } from "./chart-table";
import { count, fixed, percent } from "./number-text";
import type { CriterionResult } from "./schema";

/** Below this share a segment has no room for its number. */
const LABEL_FROM = 0.08;

export type BarSegment = {
  value: number;
  label: string;
  /** "2 A little: 14 of 60 (23%)". */
  text: string;
  /** Number drawn inside the segment; empty where there is no room. */
  mark: string;
  /** Ends in percent of all answers, left of the middle below 0. */
  from: number;
  to: number;
  /** −1 the lowest point of the scale, +1 the highest, 0 a middle point: the drawing picks a colour by it. */
  tone: number;
};

export type DivergingBar = { key: string; name: string; n: string; segments: BarSegment[]; text: string };

export type DivergingBars = {
  bars: DivergingBar[];
  /** Half of the width in percent, rounded up to a tick. */
  reach: number;
  ticks: { at: number; text: string }[];
  /** Points of the scale for the legend; null where criteria have different scales. */
  legend: { label: string; tone: number }[] | null;
  table: ChartTable;
};

export function prepareDivergingBars(criteria: readonly CriterionResult[]): DivergingBars {
  const bars = criteria.map(divergingBar);
  const far = Math.max(0, ...bars.flatMap((bar) => bar.segments.flatMap((segment) => [-segment.from, segment.to])));
  const reach = Math.max(25, Math.ceil(far / 25) * 25);
  const ticks = [];
  const step = reach > 50 ? 50 : 25;
  for (let at = -Math.floor(reach / step) * step; at <= reach; at += step) ticks.push({ at, text: `${Math.abs(at)}%` });
  return { bars, reach, ticks, legend: legendOf(criteria), table: tableOf(criteria) };
}

function divergingBar({ key, name, n, distribution }: CriterionResult): DivergingBar {
  const points = distribution.length;
  // Between the two middle points where their number is even; through the middle one where it is odd.
  const below = distribution.reduce((sum, point, index) => sum + (point.share ?? 0) * shareBelow(index, points), 0);
  let from = -below * 100;
  const segments = distribution.map((point, index) => {
    const share = point.share ?? 0;
    const to = from + share * 100;
    const segment = {
      value: point.value,
      label: point.label,
      text: `${point.value} ${point.label}: ${count(point.count)} of ${count(n)} (${percent(share)})`,
      mark: share >= LABEL_FROM ? percent(share) : "",
      from,
      to,
      tone: toneOf(index, points),
    };
    from = to;
    return segment;
  });
  return { key, name, n: count(n), segments: n === 0 ? [] : segments, text: n === 0 ? "no answers yet" : segments.map((segment) => segment.text).join("; ") };
}

function shareBelow(index: number, points: number): number {
  const middle = (points - 1) / 2;
  return index < middle ? 1 : index === middle ? 0.5 : 0;
}

function toneOf(index: number, points: number): number {
  return points < 2 ? 0 : (2 * index) / (points - 1) - 1;
}

function legendOf(criteria: readonly CriterionResult[]): DivergingBars["legend"] {
  const scales = new Set(criteria.map((criterion) => JSON.stringify(criterion.distribution.map((point) => [point.value, point.label]))));
  const first = criteria[0];
  if (scales.size !== 1 || !first) return null;
  return first.distribution.map((point, index) => ({ label: `${point.value} ${point.label}`, tone: toneOf(index, first.distribution.length) }));
}

/** Long form, so that criteria with different scales fit one table. */
function tableOf(criteria: readonly CriterionResult[]): ChartTable {
  const rows = criteria.flatMap((criterion) => criterion.distribution.map((point): ChartCell[] => [
    { text: criterion.name, exact: criterion.key },
    { text: `${fixed(point.value, 0)} ${point.label}`, exact: point.value },
    { text: count(point.count), exact: point.count },
    { text: point.share === null ? "–" : percent(point.share, 1), exact: point.share },
  ]));
  return chartTable(["criterion", "value", "answers", "share"], rows);
}
