import type { JudgmentRow, PairCounts } from "./judgment";
import { DuplicateRatingError } from "./rating-table";

/**
 * Counts judgments by pair of sources, order and evaluator, as `davidson` takes them. O(n).
 *
 * @throws DuplicateRatingError if an evaluator judges the same pair of sources on the same
 *   item twice, in whatever order.
 * @example two wins of a over b, shown left both times, are one row with wins 2
 */
export function pairCounts(judgments: Iterable<JudgmentRow>): PairCounts[] {
  const counts = new Map<string, PairCounts>();
  const seen = new Set<string>();
  for (const { evaluator, item, first, second, score, firstShownLeft } of judgments) {
    const judgment = JSON.stringify([evaluator, item, ...[first, second].sort()]);
    if (seen.has(judgment)) throw new DuplicateRatingError(evaluator, item);
    seen.add(judgment);
    const key = JSON.stringify([evaluator, first, second, firstShownLeft]);
    const row = counts.get(key) ?? { first, second, firstShownLeft, evaluator, wins: 0, losses: 0, ties: 0 };
    counts.set(key, row);
    if (score > 0) row.wins += 1;
    else if (score < 0) row.losses += 1;
    else row.ties += 1;
  }
  return [...counts.values()];
}
