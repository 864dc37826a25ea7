import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import type { Metric } from "@/lib/stats/metric";
import { tableOf as patternsOf, type RatingMatrix } from "../rating-matrix";
import published from "../vectors/alpha-published.json";
import random from "../vectors/alpha-random.json";
import others from "../vectors/other-programs.json";
import { decimal, tableOf } from "./markdown";

export type OtherValue = { example: string; program: keyof typeof others.programs; metric: Metric; theirs: number | null; data: RatingMatrix; here: number | null };

export function otherValues(): OtherValue[] {
  return others.alpha.flatMap(({ example, program, values }) => {
    const data: RatingMatrix = dataOf(example);
    return (Object.entries(values) as [Metric, number | null][]).map(([metric, theirs]) => ({
      example: typeof example === "number" ? `case ${example}` : example, program: program as keyof typeof others.programs, metric, theirs, data, here: krippendorffAlpha(patternsOf(data), metric).value,
    }));
  });
}

function dataOf(example: string | number): RatingMatrix {
  const found = typeof example === "number" ? random.cases.find(({ id }) => id === example) : published.examples.find(({ id }) => id === example);
  if (!found) throw new Error(`There is no example ${example}.`);
  return found.data;
}

export function otherProgramsSection(): string {
  const rows = otherValues().map(({ example, program, metric, theirs, here }) => {
    return [others.programs[program].name, example, `α ${metric}`, theirs === null ? "NaN" : String(Number(theirs.toFixed(6))).replace("-", "−"), decimal(here)];
  });
  const causes = Object.values(others.programs).map(({ name, cause }) => `- **${name}**: ${cause}.`);
  return [
    "## Programs that give another number",
    "As they were run on the same data. Whoever checks against one of them inherits its number.",
    tableOf(["program", "data", "statistic", "its value", "value here"], rows),
    causes.join("\n"),
    "And without a table to show it by:",
    others.behaviour.map(({ program, does }) => `- **${program}** ${does}.`).join("\n"),
  ].join("\n\n");
}
