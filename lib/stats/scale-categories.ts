import type { PatternTable } from "./pattern-table";

/**
 * The categories that a coefficient counts: the points of the scale, ascending, or where no scale is known the values that
 * were given. Gwet's and Brennan & Prediger's coefficients depend on how many there are, used or not.
 *
 * @returns null if an answer is not a point of the scale.
 */
export function scaleCategories(table: PatternTable, scale: readonly number[] | undefined): Float64Array | null {
  if (scale === undefined) return table.values;
  const points = new Set(scale);
  for (const value of table.values) if (!points.has(value)) return null;
  return Float64Array.from(points).sort();
}
