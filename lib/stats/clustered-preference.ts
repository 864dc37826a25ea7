import { clusteredMean, type ClusteredMean } from "./clustered-mean";
import type { PreferenceCounts, ScoreRow } from "./judgment";
import type { RatingRow } from "./rating-table";
import type { TestOutcome } from "./statistic";
import { studentTCdf } from "./student-t";

/** Net preference as a mean of scores, with its interval, its test and the counts. */
export type ClusteredPreference = ClusteredMean & TestOutcome & PreferenceCounts;

/**
 * Net preference for the source named first, (wins - losses) / n, with an interval and a
 * two-sided test against 0 that allow for judgments of the same item, and of the same
 * evaluator, being alike: `clusteredMean` of the scores 1, 0 and -1, and
 * t = mean / standard error with min(items, evaluators) - 1 degrees of freedom
 * (Cameron, Gelbach & Miller 2011). The interval is not cut at -1 and 1.
 *
 * Reasons as in `clusteredMean`, for interval and test alike. O(n).
 *
 * @throws DuplicateRatingError if an evaluator judges an item twice.
 * @example scores 1, 1, 0 and -1 have the value 0.25
 */
export function clusteredPreference(rows: Iterable<ScoreRow>, level: number): ClusteredPreference {
  const counts = { wins: 0, losses: 0, ties: 0 };
  const scores: RatingRow[] = [];
  for (const { evaluator, item, score } of rows) {
    scores.push({ evaluator, item, value: score });
    if (score > 0) counts.wins += 1;
    else if (score < 0) counts.losses += 1;
    else counts.ties += 1;
  }
  const result = clusteredMean(scores, level);
  const { value, standardError, ciReason } = result;
  if (ciReason !== null || value === null || standardError === null) return { ...result, ...counts, p: null, pReason: ciReason ?? "no_spread" };
  const t = Math.abs(value) / standardError;
  const p = 2 * studentTCdf(-t, Math.min(result.units, result.raters) - 1);
  return { ...result, ...counts, p, pReason: null };
}
