/** Evaluators against evaluators on one criterion, as a table of shaded numbers: half of a matrix that is the same both ways. Pure. */
import { reasonText } from "@/lib/stats/reason-text";
import { FEW_SHARED, measureOf, RATER_MEASURE_TEXTS, type RaterMeasure } from "../../agreement/rater-measures";
import type { RaterPairResult } from "../../analysis/agreement-schema";
import { NONE } from "../../cell";
import { compareNames } from "../../comparison/source-order";
import { count, counted, fixed, percent } from "../../number-text";
import type { Heatmap, HeatmapCell } from "./heatmap";

/** Evaluators who share no item with anybody are left out; two who share none have an empty cell. */
export function prepareRaterHeatmap(pairs: readonly RaterPairResult[], measure: RaterMeasure): Heatmap {
  const names = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))].sort(compareNames);
  const byPair = new Map(pairs.flatMap((pair) => [[pairKey(pair.one, pair.other), pair], [pairKey(pair.other, pair.one), pair]] as const));
  const { isShare, high } = RATER_MEASURE_TEXTS[measure];
  const people = names.map((name) => ({ key: name, name }));
  return {
    rows: people.slice(1),
    columns: people.slice(0, -1),
    cells: names.slice(1).map((row, index) => names.slice(0, -1).map((column, place): HeatmapCell | null => {
      const pair = place <= index ? byPair.get(pairKey(row, column)) : undefined;
      return pair ? cellOf(column, row, pair, measure) : null;
    })),
    scale: { low: isShare ? "0%" : "−1", high, isSigned: !isShare },
    fewText: `fewer than ${FEW_SHARED} items in common`,
  };
}

function pairKey(one: string, other: string): string {
  return JSON.stringify([one, other]);
}

function cellOf(one: string, other: string, pair: RaterPairResult, measure: RaterMeasure): HeatmapCell {
  const { value, reason } = measureOf(pair, measure);
  const { label, isShare } = RATER_MEASURE_TEXTS[measure];
  const text = value === null ? NONE : isShare ? percent(value) : fixed(value, 2);
  const over = `over ${counted(pair.shared, "item")}`;
  return {
    text, note: `n ${count(pair.shared)}`, strength: value === null ? 0 : Math.max(-1, Math.min(1, value)), isFew: pair.shared < FEW_SHARED,
    description: value === null ? `${one} and ${other}: ${label.toLowerCase()} undefined ${over}. ${reasonText(reason ?? "no_variation")}` : `${one} and ${other}: ${label.toLowerCase()} ${text} ${over}`,
  };
}
