import { clusteredMean, type ClusteredMean } from "./clustered-mean";
import { distribution, type DistributionBar } from "./distribution";
import { median } from "./median";
import type { RatingRow } from "./rating-table";
import { standardDeviation } from "./standard-deviation";

/** What the results of a study show for one criterion beside agreement. */
export type CriterionSummary = {
  /** Answers given. */
  n: number;
  /** Rows without a value. */
  missing: number;
  mean: ClusteredMean;
  median: number | null;
  standardDeviation: number | null;
  bars: DistributionBar[];
};

/**
 * Mean with its two-way clustered interval, median, standard deviation and distribution
 * of the answers to one criterion. Statistics that the answers do not allow are null.
 *
 * @param scale the points of the scale, in any order; each gets a bar.
 * @param level coverage of all intervals, between 0 and 1.
 * @throws DuplicateRatingError if an evaluator answers an item twice.
 */
export function summarizeCriterion(
  rows: readonly RatingRow[],
  scale: readonly number[],
  level = 0.95,
): CriterionSummary {
  const answers: number[] = [];
  for (const { value } of rows) if (value !== null) answers.push(value);
  return {
    n: answers.length,
    missing: rows.length - answers.length,
    mean: clusteredMean(rows, level),
    median: median(answers),
    standardDeviation: standardDeviation(answers),
    bars: distribution(answers, scale, level),
  };
}
