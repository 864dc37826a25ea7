import { cohenKappa, type CohenKappa } from "./cohen-kappa";
import type { KappaWeighting } from "./mean-disagreements";

/** Two answers of one rater to the same item, which came back without being named as a repeat. */
export type RepeatedAnswer = { rater: string; first: number; second: number };

export type TestRetest = {
  /** All repeats together. */
  all: CohenKappa;
  raters: (CohenKappa & { rater: string })[];
};

/**
 * How raters agree with themselves: Cohen's kappa of first and second answers, of each rater and of all repeats together
 * (which mixes raters of different levels, as every pooled kappa does). With few repeats a kappa says little: read the share
 * of equal answers and the interval beside it. Reasons as in `cohenKappa`. Costs O(n log n).
 *
 * @param level coverage of the intervals, between 0 and 1.
 */
export function testRetest(repeats: Iterable<RepeatedAnswer>, weighting: KappaWeighting, level: number): TestRetest {
  const byRater = new Map<string, { first: number[]; second: number[] }>();
  const all: { first: number[]; second: number[] } = { first: [], second: [] };
  for (const { rater, first, second } of repeats) {
    const own = byRater.get(rater) ?? { first: [], second: [] };
    own.first.push(first);
    own.second.push(second);
    byRater.set(rater, own);
    all.first.push(first);
    all.second.push(second);
  }
  const raters = [...byRater].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    all: cohenKappa(all.first, all.second, weighting, level),
    raters: raters.map(([rater, { first, second }]) => ({ rater, ...cohenKappa(first, second, weighting, level) })),
  };
}
