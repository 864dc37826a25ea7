import { normalQuantile } from "./normal-distribution";
import type { IntervalOutcome } from "./statistic";

/**
 * Confidence interval of a proportion by Wilson's score method (Wilson 1927; without
 * continuity correction), which stays inside [0, 1] and does not collapse at 0 or n.
 * It takes the cases as independent. `no_values` when `total` is 0.
 *
 * @throws RangeError unless 0 <= successes <= total and both are whole.
 * @example 81 of 263 give about 0.2553 to 0.3662 at level 0.95
 */
export function wilsonInterval(successes: number, total: number, level: number): IntervalOutcome {
  if (!Number.isInteger(successes) || !Number.isInteger(total) || successes < 0 || successes > total) {
    throw new RangeError(`${successes} of ${total} is not a count of successes.`);
  }
  if (total === 0) return { ci: null, ciReason: "no_values" };
  const z = normalQuantile((1 + level) / 2);
  const square = z * z;
  const share = successes / total;
  const centre = (share + square / (2 * total)) / (1 + square / total);
  const half =
    (z * Math.sqrt((share * (1 - share)) / total + square / (4 * total * total))) / (1 + square / total);
  return {
    ci: {
      // At the ends rounding would leave 1e-17 where the formula gives 0.
      low: successes === 0 ? 0 : centre - half,
      high: successes === total ? 1 : centre + half,
      level,
      method: "wilson",
    },
    ciReason: null,
  };
}
