/** The layout of a comparison as lines for a terminal. */
import type { SamplePreview } from "@/lib/studies/design/data";
import type { ContrastDraw, DesignAudit } from "@/lib/studies/design/schema";
import { sliceText } from "@/lib/studies/slice-text";
import { count, counted, fixed } from "./number-text";

export function previewText(preview: SamplePreview): string {
  if (preview.kind === "rating") return `${counted(preview.eligible, "item")} to draw from\n`;
  return [...preview.contrasts.flatMap(contrastLines), ...(preview.problems.length > 0 ? ["", ...preview.problems] : []), ""].join("\n");
}

export function designText(audit: DesignAudit): string {
  const { items, order } = audit;
  return [
    `design ${audit.digest}, seed ${audit.seed}`,
    ...audit.sources.map(({ number, dataset, version, slice }) => `source ${number}: ${dataset}, version ${version}${Object.keys(slice).length > 0 ? `, ${sliceText(slice)}` : ""}`),
    "",
    ...audit.contrasts.flatMap(contrastLines),
    "",
    `${counted(items.count, "pair")}, each for ${counted(items.evaluatorsPerItem, "evaluator")}; the two orders of a pair differ by at most ${items.largestDifference.planned} in the plan and ${items.largestDifference.counted} in what was counted`,
    ...(order ? [`mean place of a pair in its evaluators' orders: ${fixed(order.lowest, 2)} to ${fixed(order.highest, 2)}, in the middle ${fixed(order.median, 2)} (0 first, 1 last)`] : []),
    "",
    ...audit.evaluators.map(({ evaluator, planned, judged, largestDifference, sides }) => {
      const apart = `left and right apart by at most ${largestDifference.planned} planned, ${largestDifference.judged} judged`;
      const leftAndRight = sides?.map(({ source, planned: plan, judged: done }) => `source ${source} left/right ${plan.left}/${plan.right} planned, ${done.left}/${done.right} judged`);
      return `${evaluator}: ${count(planned)} planned, ${count(judged)} judged; ${leftAndRight?.join("; ") ?? apart}`;
    }),
    ...(audit.evaluators.some(({ sides }) => sides === null) ? ["sides by source are told once the sources are named: held against an export they would give the aliases away"] : []),
    ...audit.replans.map(({ at, reason }) => `planned anew at ${at}: ${reason}`),
    "",
  ].join("\n");
}

function contrastLines({ first, second, units, withoutImages, pairs, balance }: ContrastDraw): string[] {
  return [
    `source ${first} (${count(units[0])} conversations, ${count(withoutImages[0])} without their images) against source ${second} (${count(units[1])}, ${count(withoutImages[1])})`,
    `  ${counted(pairs.drawn, "pair")} drawn; of ${count(pairs.possible)} possible, ${count(pairs.leftOut)} left out because a side lacks an image`,
    ...balance.map(({ feature, before, after }) => `  ${feature}: standardised difference ${difference(before.difference)} before, ${difference(after.difference)} after`),
  ];
}

function difference(value: number | null): string {
  return value === null ? "undefined" : fixed(value, 2);
}
