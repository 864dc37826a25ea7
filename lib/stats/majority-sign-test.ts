import type { ScoreRow } from "./judgment";
import { DuplicateRatingError } from "./rating-table";
import { signTest, type SignTest } from "./sign-test";

/**
 * Sign test on items instead of judgments: each item first takes the side of the
 * majority of its decisive judgments, and ties when wins and losses are equally many.
 * Judgments of the same item are alike, so a sign test on them would count evidence
 * twice. Items must still be independent: an evaluator's leaning, shared by all items,
 * is not allowed for; `clusteredPreference` does that.
 *
 * `wins`, `losses` and `ties` of the result count items. Reasons as in `signTest`. O(n).
 *
 * @throws DuplicateRatingError if an evaluator judges an item twice.
 * @example three items won 2:1, 1:0 and tied 1:1 give wins 2, losses 0, ties 1, p 0.5
 */
export function majoritySignTest(rows: Iterable<ScoreRow>): SignTest {
  const items = new Map<string, { evaluators: Set<string>; total: number }>();
  for (const { evaluator, item, score } of rows) {
    const judged = items.get(item) ?? { evaluators: new Set(), total: 0 };
    if (judged.evaluators.has(evaluator)) throw new DuplicateRatingError(evaluator, item);
    judged.evaluators.add(evaluator);
    judged.total += score;
    items.set(item, judged);
  }
  const counts = { wins: 0, losses: 0, ties: 0 };
  for (const { total } of items.values()) {
    if (total > 0) counts.wins += 1;
    else if (total < 0) counts.losses += 1;
    else counts.ties += 1;
  }
  return signTest(counts);
}
