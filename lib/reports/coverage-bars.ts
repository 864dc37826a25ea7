/** The model of progress over items: how many of them have how many of the judgments they need. */
import { chartTable, type ChartTable } from "./chart-table";
import { count, counted, percent } from "./number-text";
import type { StudyResults } from "./schema";

export type CoverageBar = { judgments: number; label: string; items: number; text: string; isComplete: boolean };
export type CoverageBars = { bars: CoverageBar[]; summary: string; table: ChartTable };

type CoverageInput = Pick<StudyResults["progress"], "items" | "evaluatorsPerItem" | "wanted" | "counted" | "coverage">;

/** @param words what is judged: items, or pairs of a comparison. */
export function prepareCoverage(progress: CoverageInput, words = { one: "item", many: "items" }): CoverageBars {
  const byJudgments = new Map(progress.coverage.map((step) => [step.judgments, step.items]));
  const bars = Array.from({ length: progress.evaluatorsPerItem + 1 }, (_, judgments) => {
    const items = byJudgments.get(judgments) ?? 0;
    return {
      judgments,
      label: `${judgments} of ${progress.evaluatorsPerItem}`,
      items,
      text: `${counted(items, words.one, words.many)} with ${judgments} of ${counted(progress.evaluatorsPerItem, "judgment")}`,
      isComplete: judgments === progress.evaluatorsPerItem,
    };
  });
  const complete = byJudgments.get(progress.evaluatorsPerItem) ?? 0;
  const share = progress.wanted === 0 ? "" : ` (${percent(progress.counted / progress.wanted)})`;
  return {
    bars,
    summary: `${count(progress.counted)} of ${counted(progress.wanted, "judgment")}${share}; ${count(complete)} of ${counted(progress.items, words.one, words.many)} complete`,
    table: chartTable(["judgments", words.many], bars.map((bar) => [{ text: bar.label, exact: bar.judgments }, { text: count(bar.items), exact: bar.items }])),
  };
}
