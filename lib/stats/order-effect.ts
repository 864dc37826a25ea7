import { checkCounts } from "./check-counts";
import { fisherExact } from "./fisher-exact";
import { normalCdf } from "./normal-distribution";
import type { Reason } from "./reason";
import type { ValueOutcome } from "./statistic";

/** Decisive votes between two sources by the side on which the first of them was shown. */
export type OrderCounts = {
  shownLeft: { wins: number; losses: number };
  shownRight: { wins: number; losses: number };
};

/** An estimate on the scale of log-odds with its Wald test. */
export type LogOdds =
  | { value: number; standardError: number; z: number; p: number; reason: null }
  | { value: null; standardError: null; z: null; p: null; reason: Reason };

export type OrderEffect = OrderCounts & {
  /** Exact test of no association between the winner and the side; the value is p. */
  fisher: ValueOutcome;
  /** Log-odds of a win of the first source, free of the side. */
  preference: LogOdds;
  /** Log-odds of a win of the left side, free of the source. */
  order: LogOdds;
};

/**
 * Separates preference from the effect of the side for two sources. Ties are left out.
 *
 * With a, b the wins and losses of the first source where it was shown left, and c, d
 * where it was shown right: preference (ln(a/b) + ln(c/d)) / 2 and order
 * (ln(a/b) - ln(c/d)) / 2, both with standard error sqrt(1/a + 1/b + 1/c + 1/d) / 2
 * (Davidson & Beaver 1977, Biometrics 33:693-702). Nothing is added to the counts.
 *
 * Takes the judgments as independent. No decisive vote: `no_decisive`; none in one of
 * the orders: `confounded`; another empty cell: `separated`, since the estimate would be
 * infinite. `fisher` has its own reasons.
 *
 * @throws RangeError if a count is negative or not whole.
 * @example wins and losses 20, 10 left and 10, 20 right: preference 0, order ln 2
 */
export function orderEffect({ shownLeft, shownRight }: OrderCounts): OrderEffect {
  const { wins: a, losses: b } = shownLeft;
  const { wins: c, losses: d } = shownRight;
  checkCounts({ "wins shown left": a, "losses shown left": b });
  checkCounts({ "wins shown right": c, "losses shown right": d });
  const fisher: ValueOutcome =
    a + b + c + d === 0
      ? { value: null, reason: "no_decisive" }
      : fisherExact([
          [a, b],
          [c, d],
        ]);
  const counts = { shownLeft: { wins: a, losses: b }, shownRight: { wins: c, losses: d } };
  const reason = reasonAgainst(a, b, c, d);
  if (reason !== null) {
    const unknown = { value: null, standardError: null, z: null, p: null, reason };
    return { ...counts, fisher, preference: unknown, order: unknown };
  }
  const logOddsLeft = Math.log(a / b);
  const logOddsRight = Math.log(c / d);
  const standardError = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) / 2;
  return {
    ...counts,
    fisher,
    preference: waldTest((logOddsLeft + logOddsRight) / 2, standardError),
    order: waldTest((logOddsLeft - logOddsRight) / 2, standardError),
  };
}

function reasonAgainst(a: number, b: number, c: number, d: number): Reason | null {
  if (a + b + c + d === 0) return "no_decisive";
  if (a + b === 0 || c + d === 0) return "confounded";
  return a * b * c * d === 0 ? "separated" : null;
}

function waldTest(value: number, standardError: number): LogOdds {
  const z = value / standardError;
  return { value, standardError, z, p: 2 * normalCdf(-Math.abs(z)), reason: null };
}
