import { disagreementOf, meanDisagreements, type KappaWeighting } from "./mean-disagreements";
import { normalQuantile } from "./normal-distribution";
import type { Reason } from "./reason";
import type { IntervalOutcome, ValueOutcome } from "./statistic";
import { valueCodes } from "./value-codes";

/** Standard errors below this are rounding, not spread. */
const NO_SPREAD = 1e-9;

/** Kappa of two raters (or of two judgments of one) with its interval. */
export type CohenKappa = ValueOutcome &
  IntervalOutcome & {
    method: "cohen-kappa";
    /** Large-sample standard error; null where kappa is. */
    standardError: number | null;
    /** Share of pairs with equal answers, whatever the weighting; null without a pair. */
    agreement: number | null;
    /** Pairs of answers. */
    n: number;
  };

/**
 * Cohen's kappa of paired answers: 1 - O / E, where O is the mean disagreement of the pairs and E that of all pairs that the
 * two sides' marginal distributions would give by chance (Cohen 1960, Educational and Psychological Measurement 20:37-46;
 * weighted: Cohen 1968, Psychological Bulletin 70:213-220). At most 1; 0 is chance. Linear and quadratic weights measure
 * distances between the values themselves.
 *
 * The standard error is that of Fleiss, Cohen & Everitt 1969 (Psychological Bulletin 72:323-327), written as the spread of
 * d - (1 - kappa)(a + b) over the pairs, with d the disagreement of a pair and a, b the mean disagreement of each of its
 * answers with the other side's; the normal interval is cut at -1 and 1. It is a large-sample formula.
 *
 * No pair: `no_pairable`. Both sides always the same one answer: `no_variation`. No interval where kappa is 1
 * (`no_disagreement`) or where the formula sees no spread (`no_spread`). Costs O(n log n).
 *
 * @param left answers of one rater; `right` those of the other to the same items.
 * @param level coverage of the interval, between 0 and 1.
 * @throws RangeError if the sides differ in length or the level is not between 0 and 1.
 * @example cohenKappa([1, 1, 2, 2], [1, 2, 2, 2], "unweighted", 0.95).value // 0.5
 */
export function cohenKappa(left: ArrayLike<number>, right: ArrayLike<number>, weighting: KappaWeighting, level: number): CohenKappa {
  if (left.length !== right.length) throw new RangeError(`Paired answers are needed, not ${left.length} and ${right.length}.`);
  const both = new Float64Array(2 * left.length);
  both.set(left);
  both.set(right, left.length);
  const { values, codes } = valueCodes(both);
  return kappaOfCodes(values, codes.subarray(0, left.length), codes.subarray(left.length), weighting, level);
}

/** As `cohenKappa`, from answers that are coded already as places in a list of ascending values. O(n + values). */
export function kappaOfCodes(values: Float64Array, left: Uint32Array, right: Uint32Array, weighting: KappaWeighting, level: number): CohenKappa {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1, not ${level}.`);
  const n = left.length;
  if (n === 0) return unknown("no_pairable", { agreement: null, n });
  const disagreement = disagreementOf(weighting);
  const leftShares = shares(left, values.length);
  const rightShares = shares(right, values.length);
  const ofLeft = meanDisagreements(values, rightShares, weighting);
  const ofRight = meanDisagreements(values, leftShares, weighting);

  let equal = 0;
  let observed = 0;
  for (let pair = 0; pair < n; pair++) {
    if (left[pair] === right[pair]) equal += 1;
    observed += disagreement(values[left[pair] ?? 0] ?? 0, values[right[pair] ?? 0] ?? 0);
  }
  observed /= n;
  const basis = { agreement: equal / n, n };
  if (isOneAnswer(leftShares, rightShares)) return unknown("no_variation", basis);
  let expected = 0;
  for (let code = 0; code < values.length; code++) expected += (leftShares[code] ?? 0) * (ofLeft[code] ?? 0);
  if (expected === 0) return unknown("no_variation", basis);

  const ratio = observed / expected;
  let squares = 0;
  // The mean of what is summed: `ofLeft` and `ofRight` both average to E, and ratio E is O.
  const centre = -observed;
  for (let pair = 0; pair < n; pair++) {
    const one = left[pair] ?? 0;
    const other = right[pair] ?? 0;
    const part = disagreement(values[one] ?? 0, values[other] ?? 0) - ratio * ((ofLeft[one] ?? 0) + (ofRight[other] ?? 0));
    squares += (part - centre) ** 2;
  }
  const value = 1 - ratio;
  const standardError = Math.sqrt(squares) / n / expected;
  return { value, reason: null, standardError, method: "cohen-kappa", ...intervalOf(value, standardError, level), ...basis };
}

function intervalOf(value: number, standardError: number, level: number): IntervalOutcome {
  if (value === 1) return { ci: null, ciReason: "no_disagreement" };
  if (standardError < NO_SPREAD) return { ci: null, ciReason: "no_spread" };
  const half = normalQuantile((1 + level) / 2) * standardError;
  return { ci: { low: Math.max(-1, value - half), high: Math.min(1, value + half), level, method: "fleiss-cohen-everitt" }, ciReason: null };
}

function unknown(reason: Reason, basis: Pick<CohenKappa, "agreement" | "n">): CohenKappa {
  return { value: null, reason, ci: null, ciReason: reason, standardError: null, method: "cohen-kappa", ...basis };
}

function shares(codes: Uint32Array, values: number): Float64Array {
  const counts = new Float64Array(values);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts.map((count) => count / codes.length);
}

function isOneAnswer(left: Float64Array, right: Float64Array): boolean {
  return left.some((share, code) => share === 1 && right[code] === 1);
}
