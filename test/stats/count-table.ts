import { patternTable, type PatternTable } from "@/lib/stats/pattern-table";
import { PatternHistogram } from "@/lib/stats/pattern-histogram";
import { patternOf } from "@/lib/stats/pattern";

/** A table from answers per unit in any order; null is a missing answer. */
export function tableOfUnits(units: readonly (readonly (number | null)[])[], fewest: 1 | 2 = 2): PatternTable {
  const histogram = new PatternHistogram();
  for (const unit of units) {
    const answers = unit.filter((answer) => answer !== null);
    if (answers.length > 0) histogram.add(patternOf(answers));
  }
  return patternTable(histogram, fewest);
}

/** counts[unit][category] as answers per unit; categories are numbered from 1. */
export function unitsOfCounts(counts: readonly (readonly number[])[]): number[][] {
  return counts.map((row) => row.flatMap((count, place) => new Array<number>(count).fill(place + 1)));
}

/** A cross table of two raters as answers per unit. */
export function unitsOfCrossTable(table: readonly (readonly number[])[]): number[][] {
  return table.flatMap((row, left) => row.flatMap((count, right) => Array.from({ length: count }, () => [left + 1, right + 1])));
}
