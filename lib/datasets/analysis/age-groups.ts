/** Ages in the paper's groups of ten years. The lower age belongs to a group, the upper one to the next. Pure. */
import type { Bin } from "./distribution";
import type { AnalysisBody } from "./schema";

const YEARS = 10;

/** Every group from the youngest to the oldest, also those that nobody is in. */
export function ageGroups({ values }: AnalysisBody["age"]): Bin[] {
  const groupOf = (age: number) => Math.floor(age / YEARS) * YEARS;
  const groups = values.map(([age]) => groupOf(age));
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: (last - first) / YEARS + 1 }, (_, index) => {
    const from = first + index * YEARS;
    return { from, to: from + YEARS, count: values.filter(([age]) => groupOf(age) === from).reduce((sum, [, times]) => sum + times, 0) };
  });
}

/** "50 to 59": whole years. */
export function ageGroupLabel({ from, to }: Bin): string {
  return `${from ?? ""} to ${(to ?? 1) - 1}`;
}
