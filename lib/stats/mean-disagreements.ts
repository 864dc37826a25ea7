/** How much two different answers of two raters count as disagreement; 0 for equal answers, never negative. */
export type Disagreement = (one: number, other: number) => number;

/**
 * What kappa counts as disagreement: any difference alike, the distance, its square, or weights of one's own (Cohen 1968).
 * The unit does not matter, so a scale of 1 to 5 and one of 0 to 100 in equal steps give the same kappa.
 */
export type KappaWeighting = "unweighted" | "linear" | "quadratic" | Disagreement;

/** The disagreement that a weighting means. */
export function disagreementOf(weighting: KappaWeighting): Disagreement {
  if (typeof weighting === "function") return weighting;
  if (weighting === "unweighted") return (one, other) => (one === other ? 0 : 1);
  return weighting === "linear" ? (one, other) => Math.abs(one - other) : (one, other) => (one - other) ** 2;
}

/**
 * For each value its mean disagreement with an answer drawn from a distribution over the same values. O(values), for weights
 * of one's own O(values^2).
 *
 * @param values distinct values, ascending.
 * @param shares how often each of them is drawn; they sum to 1.
 */
export function meanDisagreements(values: Float64Array, shares: Float64Array, weighting: KappaWeighting): Float64Array {
  if (weighting === "unweighted") return shares.map((share) => 1 - share);
  if (weighting === "quadratic") return squaredDistances(values, shares);
  if (weighting === "linear") return distances(values, shares);
  return values.map((one) => {
    let sum = 0;
    for (const [code, other] of values.entries()) sum += (shares[code] ?? 0) * weighting(one, other);
    return sum;
  });
}

/** The square of the distance to the mean, plus the variance. */
function squaredDistances(values: Float64Array, shares: Float64Array): Float64Array {
  // Measured from one of the values, so that a large common offset costs no digits.
  const origin = values[0] ?? 0;
  let mean = 0;
  for (const [code, value] of values.entries()) mean += (shares[code] ?? 0) * (value - origin);
  let variance = 0;
  for (const [code, value] of values.entries()) variance += (shares[code] ?? 0) * (value - origin - mean) ** 2;
  return values.map((value) => (value - origin - mean) ** 2 + variance);
}

/** From one value to the next the distance grows by the step for all below, and shrinks by it for all above. */
function distances(values: Float64Array, shares: Float64Array): Float64Array {
  const origin = values[0] ?? 0;
  const result = new Float64Array(values.length);
  let distance = 0;
  for (const [code, value] of values.entries()) distance += (shares[code] ?? 0) * (value - origin);
  let below = 0;
  for (const [code, value] of values.entries()) {
    if (code > 0) distance += (2 * below - 1) * (value - (values[code - 1] ?? value));
    result[code] = Math.max(0, distance);
    below += shares[code] ?? 0;
  }
  return result;
}
