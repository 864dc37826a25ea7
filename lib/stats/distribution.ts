import type { IntervalOutcome } from "./statistic";
import { wilsonInterval } from "./wilson-interval";

/** One value of a criterion: how often it was given and its share of all answers. */
export type DistributionBar = { value: number; count: number; share: number } & IntervalOutcome;

/**
 * How often each value was given, with its share and the Wilson interval of the share,
 * in ascending order of value. The intervals describe single answers and take them as
 * independent.
 *
 * @param answers the answers to one criterion, in any order, without missing ones.
 * @param scale values that get a bar even if nobody gave them, for example the points of
 *   the scale; values outside it that were given still get theirs.
 * @returns one bar per value; an empty list without answers, since shares of nothing are
 *   undefined.
 */
export function distribution(
  answers: readonly number[] | Float64Array,
  scale: readonly number[],
  level: number,
): DistributionBar[] {
  if (answers.length === 0) return [];
  const counts = new Map<number, number>();
  for (const value of scale) counts.set(value, 0);
  // Equal answers that follow each other are counted at once: sorted answers cost one look-up per value.
  let start = 0;
  for (let entry = 1; entry <= answers.length; entry++) {
    const answer = answers[start] ?? 0;
    if (entry < answers.length && answers[entry] === answer) continue;
    counts.set(answer, (counts.get(answer) ?? 0) + entry - start);
    start = entry;
  }
  const values = [...counts.keys()].sort((left, right) => left - right);
  const bars: DistributionBar[] = [];
  for (const value of values) {
    const count = counts.get(value) ?? 0;
    bars.push({
      value,
      count,
      share: count / answers.length,
      ...wilsonInterval(count, answers.length, level),
    });
  }
  return bars;
}
