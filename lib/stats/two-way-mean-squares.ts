import type { RatingColumns } from "./rating-columns";

/** Mean squares of the two-way layout of items by raters, one answer per cell. */
export type TwoWayMeanSquares = {
  items: number;
  raters: number;
  betweenItems: number;
  betweenRaters: number;
  /** Within items, raters not told apart; and what is left when raters are taken out too. */
  withinItems: number;
  residual: number;
};

/** Mean squares smaller than this part of the total are rounding, and given as 0. */
const ROUNDING = 1e-26;

/**
 * Two-way analysis of variance of complete answers with two items and two raters or more (Fisher 1925, ch. VII). Sums are of
 * deviations from the grand mean and from the row and column means, so a common offset costs no digits. O(n).
 *
 * @param columns complete answers (see `isComplete`).
 */
export function twoWayMeanSquares({ items, raters, value }: RatingColumns): TwoWayMeanSquares {
  const rows = items.length;
  const size = raters.length;
  const first = value[0] ?? 0;
  const itemMeans = new Float64Array(rows);
  const raterMeans = new Float64Array(size);
  for (let entry = 0; entry < value.length; entry++) {
    const answer = (value[entry] ?? 0) - first;
    const row = Math.floor(entry / size);
    itemMeans[row] = (itemMeans[row] ?? 0) + answer / size;
    raterMeans[entry % size] = (raterMeans[entry % size] ?? 0) + answer / rows;
  }
  let grandMean = 0;
  for (const mean of raterMeans) grandMean += mean / size;

  let betweenItems = 0;
  for (const mean of itemMeans) betweenItems += size * (mean - grandMean) ** 2;
  let betweenRaters = 0;
  for (const mean of raterMeans) betweenRaters += rows * (mean - grandMean) ** 2;
  let withinItems = 0;
  let residual = 0;
  for (let entry = 0; entry < value.length; entry++) {
    const withinItem = (value[entry] ?? 0) - first - (itemMeans[Math.floor(entry / size)] ?? 0);
    withinItems += withinItem ** 2;
    residual += (withinItem - (raterMeans[entry % size] ?? 0) + grandMean) ** 2;
  }
  const total = betweenItems + withinItems;
  const meanSquare = (sum: number, degreesOfFreedom: number): number => (sum < ROUNDING * total ? 0 : sum / degreesOfFreedom);
  return {
    items: rows,
    raters: size,
    betweenItems: meanSquare(betweenItems, rows - 1),
    betweenRaters: meanSquare(betweenRaters, size - 1),
    withinItems: meanSquare(withinItems, rows * (size - 1)),
    residual: meanSquare(residual, (rows - 1) * (size - 1)),
  };
}
