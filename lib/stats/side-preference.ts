import { holm } from "./holm";
import type { SidedScoreRow } from "./judgment";
import { leftShare, type LeftShare } from "./left-share";

/** Whether one rater leans to a side. */
export type RaterSidePreference = LeftShare & { rater: string; /** Adjusted over raters by Holm's method; null without a decisive vote. */ adjustedP: number | null };

/**
 * Share of left votes of every rater among their decisive ones, with Wilson's interval and the exact binomial test against
 * one half, adjusted over raters by Holm's method. Where sides are counterbalanced or drawn at random, nothing but a habit
 * makes a rater lean. Reasons as in `leftShare`. O(n).
 *
 * @param rows judgments of pairs; `score` speaks of the first source.
 * @param level coverage of the intervals, between 0 and 1.
 */
export function sidePreference(rows: Iterable<SidedScoreRow>, level: number): RaterSidePreference[] {
  const counts = new Map<string, { left: number; right: number; ties: number }>();
  for (const { evaluator, score, firstShownLeft } of rows) {
    const own = counts.get(evaluator) ?? { left: 0, right: 0, ties: 0 };
    if (score === 0) own.ties += 1;
    else if (score > 0 === firstShownLeft) own.left += 1;
    else own.right += 1;
    counts.set(evaluator, own);
  }
  const raters = [...counts.keys()].sort();
  const shares = raters.map((rater) => leftShare(counts.get(rater) ?? { left: 0, right: 0, ties: 0 }, level));
  const adjusted = holm(shares.map(({ p }) => p));
  return shares.map((share, place) => ({ ...share, rater: raters[place] ?? "", adjustedP: adjusted[place] ?? null }));
}
