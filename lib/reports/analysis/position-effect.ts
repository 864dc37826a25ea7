/** Whether answers rise or fall as evaluators work through their items. Pure. */
import { positionSlope } from "@/lib/stats/position-slope";
import type { JudgmentPosition } from "@/lib/stats/rater-drift";
import { RESULTS_LEVEL } from "../level";
import type { AnalysisCriterion } from "./analysis-input";
import type { PositionEffect } from "./evaluators-schema";
import { numberOf } from "./number";

const MOST_BINS = 10;

export function positionEffect({ key, name, contrast, scale, columns }: AnalysisCriterion, positionOf: JudgmentPosition): PositionEffect {
  const found = positionSlope(columns, positionOf, RESULTS_LEVEL);
  const sums = new Map<number, { sum: number; n: number }>();
  let last = 0;
  for (let entry = 0; entry < columns.value.length; entry += 1) {
    const position = positionOf(columns.raters[columns.rater[entry] ?? 0] ?? "", columns.items[columns.item[entry] ?? 0] ?? "");
    if (position === null) continue;
    const at = sums.get(position) ?? { sum: 0, n: 0 };
    sums.set(position, { sum: at.sum + (columns.value[entry] ?? 0), n: at.n + 1 });
    last = Math.max(last, position);
  }
  return { key, name, contrast, slope: numberOf(found, found), bins: binsOf(sums, last), scale: { low: scale[0] ?? 0, high: scale.at(-1) ?? 0 } };
}

/** Bins of as many positions each; the last one may be shorter. */
function binsOf(sums: ReadonlyMap<number, { sum: number; n: number }>, last: number): PositionEffect["bins"] {
  const width = Math.max(1, Math.ceil(last / MOST_BINS));
  const bins: PositionEffect["bins"] = [];
  for (let from = 1; from <= last; from += width) {
    const to = Math.min(last, from + width - 1);
    let [sum, n] = [0, 0];
    for (let position = from; position <= to; position += 1) {
      sum += sums.get(position)?.sum ?? 0;
      n += sums.get(position)?.n ?? 0;
    }
    if (n > 0) bins.push({ from, to, mean: sum / n, n });
  }
  return bins;
}
