/** The chart of who judged when: its model for the drawing, and the same as a table. Pure. */
import type { EvaluatorDiagnostics } from "../analysis/evaluators-schema";
import { type ChartTable, chartTable } from "../chart-table";
import { dayText } from "../day-text";
import type { RaterTimeline, TimelineLane } from "../figures/models/rater-timeline";
import { count, counted } from "../number-text";

/** More lanes than this are no picture any more; the table has everybody. */
const MOST_LANES = 40;
const MOST_TICKS = 6;
const DAY_MS = 86_400_000;

export type RaterTimelineChart = RaterTimeline & { table: ChartTable; note: string };

export function prepareRaterTimeline(evaluators: readonly Pick<EvaluatorDiagnostics, "evaluator" | "judgments" | "days">[]): RaterTimelineChart {
  const all = evaluators.flatMap(({ days }) => days.map(({ day }) => day)).sort();
  const start = numberOfDay(all[0] ?? "1970-01-01");
  const days = all.length === 0 ? 0 : numberOfDay(all.at(-1) ?? "") - start + 1;
  // Those who judged most are drawn, in the order of their names.
  const drawn = new Set([...evaluators].sort((one, other) => other.judgments - one.judgments).slice(0, MOST_LANES));
  const lanes = evaluators.filter((own) => drawn.has(own)).map((own): TimelineLane => ({
    key: own.evaluator, name: own.evaluator, total: count(own.judgments),
    marks: own.days.map(({ day, judgments }) => ({ day: numberOfDay(day) - start, count: judgments, text: `${dayText(day)}: ${counted(judgments, "judgment")}` })),
  }));
  const total = evaluators.reduce((sum, { judgments }) => sum + judgments, 0);
  const hidden = evaluators.length - lanes.length;
  return {
    lanes, days, ticks: ticksOf(start, days), most: Math.max(0, ...lanes.flatMap(({ marks }) => marks.map((mark) => mark.count))),
    table: chartTable(["evaluator", "day", "judgments"], evaluators.flatMap(({ evaluator, days: own }) => own.map(({ day, judgments }) => [
      { text: evaluator, exact: evaluator }, { text: dayText(day), exact: day }, { text: count(judgments), exact: judgments },
    ]))),
    note: `n = ${counted(total, "counted judgment")} of ${counted(evaluators.length, "evaluator")}, by the day (UTC) of its submission.${hidden > 0 ? ` Drawn are the ${count(lanes.length)} with the most; the table has all.` : ""}`,
  };
}

function numberOfDay(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

function ticksOf(start: number, days: number): RaterTimeline["ticks"] {
  const step = [1, 2, 7, 14, 28, 56].find((width) => days / width <= MOST_TICKS) ?? Math.ceil(days / MOST_TICKS);
  const ticks = [];
  for (let at = 0; at < days; at += step) ticks.push({ at, text: dayText(new Date((start + at) * DAY_MS).toISOString(), "short") });
  return ticks;
}
