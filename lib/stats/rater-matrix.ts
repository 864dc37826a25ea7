import { kappaOfCodes } from "./cohen-kappa";
import { raterPairs } from "./rater-pairs";
import type { RatingColumns } from "./rating-columns";
import type { ValueOutcome } from "./statistic";
import { valueCodes } from "./value-codes";

/** How two raters agree on the items that both answered. */
export type RaterMatrixCell = {
  /** Places in `raters`; `one` is the smaller. */
  one: number;
  other: number;
  /** Items that both answered, 1 or more. */
  shared: number;
  /** Share of them with equal answers. */
  agreement: number;
  kappa: ValueOutcome;
  quadraticKappa: ValueOutcome;
};

/** Agreement of every two raters who share an item; two raters without a cell share none. */
export type RaterMatrix = { raters: readonly string[]; cells: readonly RaterMatrixCell[] };

/**
 * Rater by rater: Cohen's kappa (unweighted and with quadratic weights), percent agreement and the number of shared items,
 * for `cohenKappa`'s reasons undefined where two raters always gave one and the same answer. Half of a symmetric matrix,
 * without its diagonal. Costs O(sum of m^2) for m answers to an item.
 */
export function raterMatrix(columns: RatingColumns): RaterMatrix {
  const { values, codes } = valueCodes(columns.value);
  const cells: RaterMatrixCell[] = [];
  for (const { one, other, oneEntries, otherEntries } of raterPairs(columns)) {
    const left = oneEntries.map((entry) => codes[entry] ?? 0);
    const right = otherEntries.map((entry) => codes[entry] ?? 0);
    const kappa = kappaOfCodes(values, left, right, "unweighted", 0.95);
    const quadratic = kappaOfCodes(values, left, right, "quadratic", 0.95);
    cells.push({ one, other, shared: left.length, agreement: kappa.agreement ?? 0, kappa: valueOf(kappa), quadraticKappa: valueOf(quadratic) });
  }
  return { raters: columns.raters, cells };
}

function valueOf({ value, reason }: ValueOutcome): ValueOutcome {
  return value === null ? { value, reason } : { value, reason };
}
