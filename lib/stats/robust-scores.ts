import { median } from "./median";

/** What the median absolute deviation of a normal distribution is multiplied by to give its standard deviation. */
const NORMAL_CONSISTENCY = 1.482602218505602;

/**
 * Robust z of each value within its group: distance to the group's median over 1.4826 times the median absolute deviation
 * (Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers). Null in a group whose deviation is 0. O(n log n).
 *
 * @param groups the group of each value, from 0 up.
 * @returns also the median of each group, null for one without values.
 */
export function robustScores(values: readonly number[], groups: ArrayLike<number>): { scores: (number | null)[]; medians: (number | null)[] } {
  const members: number[][] = [];
  for (const [place, value] of values.entries()) {
    const group = groups[place] ?? 0;
    while (members.length <= group) members.push([]);
    members[group]?.push(value);
  }
  const medians = members.map(median);
  const deviations = members.map((own, group) => median(own.map((value) => Math.abs(value - (medians[group] ?? 0)))));
  const scores = values.map((value, place) => {
    const group = groups[place] ?? 0;
    const deviation = deviations[group] ?? 0;
    return deviation === 0 ? null : (value - (medians[group] ?? 0)) / (NORMAL_CONSISTENCY * deviation);
  });
  return { scores, medians };
}
