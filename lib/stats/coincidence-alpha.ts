import { disagreementOf } from "./mean-disagreements";
import type { Metric } from "./metric";

/**
 * Krippendorff's alpha as a function of the coincidences (Krippendorff 2018, Content Analysis, 4th ed., ch. 12): how often two
 * values meet in a unit, each unit of m answers counting 1 / (m - 1). The same number as `alphaStatistic`, but taking a unit
 * out costs the same however many patterns there are. Null with fewer than two values, or without a distance between them.
 * Each evaluation is O(values^2).
 *
 * It takes a symmetric matrix, row by row, with the coincidences beside the diagonal; on the diagonal stands the number of
 * pairable answers of each value, which is whole and so stays exact when units are taken out.
 *
 * @param values the values of rows and columns, ascending.
 */
export function coincidenceAlpha(values: Float64Array, metric: Metric): (coincidences: Float64Array) => number | null {
  const size = values.length;
  const scores = values.slice();
  const distance = metric === "ratio" ? relativeDistance : disagreementOf(metric === "nominal" ? "unweighted" : "quadratic");
  return (coincidences) => {
    const marginal = (row: number): number => coincidences[row * size + row] ?? 0;
    let answers = 0;
    for (let row = 0; row < size; row++) {
      if (metric === "ordinal") scores[row] = answers + marginal(row) / 2;
      answers += marginal(row);
    }
    let observed = 0;
    let expected = 0;
    for (let row = 0; row < size; row++) {
      for (let column = row + 1; column < size; column++) {
        const apart = distance(scores[row] ?? 0, scores[column] ?? 0);
        observed += (coincidences[row * size + column] ?? 0) * apart;
        expected += marginal(row) * marginal(column) * apart;
      }
    }
    return expected === 0 ? null : 1 - ((answers - 1) * observed) / expected;
  };
}

function relativeDistance(one: number, other: number): number {
  return one + other === 0 ? 0 : ((one - other) / (one + other)) ** 2;
}
