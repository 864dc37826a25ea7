import { patternTable, type PatternTable } from "@/lib/stats/pattern-table";
import { RatingTable, type RatingRow } from "@/lib/stats/rating-table";

/** Answers as printed in the literature: one line per rater, one column per unit. */
export type RatingMatrix = readonly (readonly (number | null)[])[];

export function rowsOf(matrix: RatingMatrix): RatingRow[] {
  const rows: RatingRow[] = [];
  for (const [rater, answers] of matrix.entries()) {
    for (const [unit, value] of answers.entries()) {
      rows.push({ evaluator: `rater ${rater}`, item: `unit ${unit}`, value });
    }
  }
  return rows;
}

export function tableOf(matrix: RatingMatrix): PatternTable {
  return patternTable(RatingTable.fromRows(rowsOf(matrix)).histogram);
}
