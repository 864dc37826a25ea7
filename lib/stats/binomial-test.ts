import { binomialAtMost, binomialMass } from "./binomial-distribution";
import { checkCounts } from "./check-counts";
import type { Reason } from "./reason";

/** A two-sided p-value and its mid-p, or the reason why there is none. */
export type BinomialTest =
  | { value: number; midP: number; reason: null }
  | { value: null; midP: null; reason: Reason };

/** Outcomes whose probabilities differ by less than this count as equally likely. */
const SAME = 1 + 1e-7;

/**
 * Exact two-sided binomial test: the probability, if the chance of success were
 * `probability`, of all outcomes that are no more likely than the observed one.
 *
 * `midP` is twice the smaller tail with the observed outcome counted half (Lancaster
 * 1961, JASA 56:223-234), at most 1: the exact test is conservative, mid-p is not. The
 * trials must be independent. Good to about 1e-9 relative at a million trials; a p below
 * 1e-308 is given as 0. No trial: `no_values`. Costs O(sqrt(trials)).
 *
 * @param probability above 0 and below 1.
 * @throws RangeError if the counts are impossible or the probability is.
 * @example binomialTest(10, 13) // { value: 0.092…, midP: 0.057…, reason: null }
 */
export function binomialTest(successes: number, trials: number, probability = 0.5): BinomialTest {
  checkCounts({ successes, failures: trials - successes });
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`A binomial test needs a probability between 0 and 1, not ${probability}.`);
  }
  if (trials === 0) return { value: null, midP: null, reason: "no_values" };

  // Counting what is fewer than expected leaves one case; successes and failures swap.
  if (successes > trials * probability) return test(trials - successes, trials, 1 - probability);
  return test(successes, trials, probability);
}

/** For at most as many successes as expected. */
function test(successes: number, trials: number, probability: number): BinomialTest {
  const mass = binomialMass(successes, trials, probability);
  const fewer = binomialAtMost(successes - 1, trials, probability);
  const atMost = binomialAtMost(successes, trials, probability);
  const midP = Math.min(1, 2 * Math.min(fewer + mass / 2, 1 - atMost + mass / 2));

  // From the expected number upwards the mass falls: find where it is down to the observed.
  let low = Math.ceil(trials * probability);
  let high = trials + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialMass(middle, trials, probability) <= mass * SAME) high = middle;
    else low = middle + 1;
  }
  if (low <= successes) return { value: 1, midP, reason: null };
  const otherTail = binomialAtMost(trials - low, trials, 1 - probability);
  return { value: Math.min(1, atMost + otherTail), midP, reason: null };
}
