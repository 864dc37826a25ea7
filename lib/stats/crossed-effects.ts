import type { CrossedFit } from "./crossed-model";
import type { RatingColumns } from "./rating-columns";

/** What the model predicts of one rater. */
export type RaterEffect = {
  rater: string;
  n: number;
  /** How far above the mean the rater answers: positive is lenient, negative severe. Shrunk towards zero. */
  effect: number;
  /** Of the prediction's error. */
  standardError: number;
};

/** What the model predicts of one item. */
export type ItemEffect = {
  item: string;
  n: number;
  /** Plain mean of the answers. */
  observed: number;
  /** Mean of the answers less the effects of the raters who gave them: what fair raters would have given. Not shrunk. */
  adjusted: number;
  /** The mean of the item's group plus the predicted effect of the item: `adjusted`, shrunk towards the group. */
  predicted: number;
  /** Of the error of `predicted`. */
  standardError: number;
};

/**
 * Best linear unbiased predictions of raters and items in a crossed model (Henderson 1975, Biometrics 31:423-447): severity
 * of the raters, and the items' means adjusted for who happened to rate them. Standard errors are of the prediction error,
 * with the fitted means' uncertainty in them and the variances taken as known. In the order of the columns. Costs
 * O(sum of squared answers per item).
 *
 * @param fit of a `crossedModel` of these columns.
 */
export function crossedEffects({ items, raters, rater, starts }: RatingColumns, fit: CrossedFit): { raters: RaterEffect[]; items: ItemEffect[] } {
  const { itemRatio, raterRatio, residual, means, meanCovariance, raterEffects, inverse, raterLoads } = fit.point;
  const { groups, groupOfItem } = fit.design;
  const { centre, ofItem } = fit.totals;
  const width = raters.length;
  const answers = new Float64Array(width);
  for (const place of rater) answers[place] = (answers[place] ?? 0) + 1;

  const ofRaters: RaterEffect[] = raters.map((name, place) => {
    const load = raterLoads.subarray(place * groups, (place + 1) * groups);
    const variance = raterRatio * (inverse[place * width + place] ?? 0) + raterRatio ** 2 * quadratic(meanCovariance, load, groups);
    return { rater: name, n: answers[place] ?? 0, effect: raterEffects[place] ?? 0, standardError: Math.sqrt(residual * variance) };
  });

  const load = new Float64Array(groups);
  const ofItems: ItemEffect[] = items.map((name, place) => {
    const start = starts[place] ?? 0;
    const end = starts[place + 1] ?? 0;
    const n = end - start;
    const group = groupOfItem[place] ?? 0;
    const scale = 1 / (1 + itemRatio * n);
    let severity = 0;
    let together = 0;
    load.fill(0);
    load[group] = n;
    for (let entry = start; entry < end; entry++) {
      const one = rater[entry] ?? 0;
      severity += raterEffects[one] ?? 0;
      for (let column = 0; column < groups; column++) load[column] = (load[column] ?? 0) - raterRatio * (raterLoads[one * groups + column] ?? 0);
      for (let other = start; other < end; other++) together += inverse[one * width + (rater[other] ?? 0)] ?? 0;
    }
    // Z'V⁻¹Z and Z'V⁻¹X of this item; what predicts group mean plus effect is off by e - itemRatio · Z'V⁻¹X in the means.
    const weight = n * scale - raterRatio * scale * scale * together;
    for (let column = 0; column < groups; column++) load[column] = (column === group ? 1 : 0) - itemRatio * scale * (load[column] ?? 0);
    const variance = itemRatio * (1 - itemRatio * weight) + quadratic(meanCovariance, load, groups);
    const sum = ofItem[place] ?? 0;
    const mean = means[group] ?? 0;
    return {
      item: name, n,
      observed: centre + sum / n,
      adjusted: centre + (sum - severity) / n,
      predicted: centre + mean + itemRatio * scale * (sum - severity - n * mean),
      standardError: Math.sqrt(Math.max(0, residual * variance)),
    };
  });
  return { raters: ofRaters, items: ofItems };
}

function quadratic(matrix: Float64Array, vector: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) sum += (vector[row] ?? 0) * (matrix[row * size + column] ?? 0) * (vector[column] ?? 0);
  }
  return sum;
}
