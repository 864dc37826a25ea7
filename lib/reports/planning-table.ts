/** The numbers behind a plan, as a table for screen, file and terminal, and how they were made. Pure. */
import type { Reason } from "@/lib/stats/reason";
import { reasonText } from "@/lib/stats/reason-text";
import type { PlanningAnalysis } from "./analysis/planning-schema";
import { type ChartCell, type ChartTable, chartTable } from "./chart-table";
import { count, fixed, percent } from "./number-text";
import { criterionLabel, itemsNeeded, width } from "./planning-answers";

const NONE: ChartCell = { text: "–", exact: null };

export function prepareNeedsTable(plan: PlanningAnalysis): ChartTable {
  const isRating = plan.kind === "rating";
  const items = isRating ? "Items" : "Pairs";
  const columns = ["Criterion", "Half-width of", "Now", "Wanted", `${items} now`, `${items} in all`, "Evaluators now", "Evaluators in all", "Not below"];
  const rows = plan.criteria.flatMap((criterion) => [
    ...criterion.alpha.targets.map((target) => {
      const { value } = itemsNeeded(target);
      return [
        words(criterionLabel(criterion, plan)), words("α"), half(criterion.alpha.halfWidth), half(target.halfWidth), whole(criterion.alpha.items), whole(value), whole(criterion.mean.evaluators), NONE, NONE,
      ];
    }),
    ...criterion.mean.targets.map(({ halfWidth, items: more }) => [
      words(criterionLabel(criterion, plan)), words(isRating ? "mean" : "net preference"), half(criterion.mean.halfWidth), half(halfWidth), whole(criterion.mean.items), whole(more?.value ?? null),
      whole(criterion.mean.evaluators), whole(more?.evaluatorsNeeded ?? null), half(more?.floor ?? null),
    ]),
  ]);
  return chartTable(columns, rows);
}

/** Null where no criterion lets different numbers of answers per item be held against each other. */
export function prepareDesignsTable(plan: PlanningAnalysis): ChartTable | null {
  const isRating = plan.kind === "rating";
  const kinds = new Map<number, { items: number; halfWidth: number; reliability: number }>();
  for (const { mean } of plan.criteria) {
    for (const { perItem, items, halfWidth, itemReliability } of mean.designs) {
      const known = kinds.get(perItem);
      kinds.set(perItem, {
        items: Math.max(items, known?.items ?? 0), halfWidth: Math.max(halfWidth, known?.halfWidth ?? 0), reliability: Math.min(itemReliability, known?.reliability ?? 1),
      });
    }
  }
  if (kinds.size < 2) return null;
  const rows = [...kinds].sort(([one], [other]) => one - other).map(([perItem, { items, halfWidth, reliability }]) => [whole(perItem), whole(items), half(halfWidth), half(reliability)]);
  return chartTable([`Evaluators per ${isRating ? "item" : "pair"}`, isRating ? "Items" : "Pairs", `Widest half-width of ${isRating ? "a mean" : "a net preference"}`, "Lowest ICC(A,k)"], rows);
}

export function preparePreferencesTable(plan: PlanningAnalysis): ChartTable | null {
  const rows = plan.criteria.flatMap((criterion) => {
    const { preference } = criterion;
    if (!preference) return [];
    const { wins, losses, ties, designEffect, targets, signTest } = preference;
    return [[
      words(criterionLabel(criterion, plan)), whole(wins), whole(ties), whole(losses), half(designEffect),
      ...targets.map(({ judgments }) => whole(judgments.value)), whole(signTest.pairs), whole(signTest.value),
    ]];
  });
  if (rows.length === 0) return null;
  return chartTable(["Criterion", "Wins", "Ties", "Losses", "Design effect", ...plan.halfWidths.mean.map((halfWidth) => `Judgments for ±${width(halfWidth)}`), "Pairs now", "Pairs for 80% power"], rows);
}

export function planningMethods(plan: PlanningAnalysis): string[] {
  const { level, metric, bootstrap, kind } = plan;
  const items = kind === "rating" ? "items" : "pairs";
  return [
    `Half-widths are of ${percent(level)} intervals. Plans take what comes to be like what is there: as many answers per ${items.slice(0, -1)}, the same spread of ${items} and evaluators.`,
    `α (${metric}): ${items} with two answers or more, by drawing studies of other sizes from the answers so far (${count(bootstrap.replicates)} draws, seed “${bootstrap.seed}”); where that cannot be done, because the width falls with the root of the number of ${items}.`,
    `${kind === "rating" ? "Means" : "Net preference as a mean of 1, 0 and −1"}: Student's t on the smaller of the two numbers less one, and the variances of ${items}, evaluators and the rest by restricted maximum likelihood (item / E + evaluator / R + rest / (E k)). The evaluators' part does not fall with more ${items}, and weighs more where some answered more than others (Kish's effective number).`,
    ...(kind === "comparison" ? ["Judgments for the net preference: Bonett and Price's variance of a difference of paired proportions, times the design effect (the squared ratio of the clustered standard error to that of independent judgments, at least 1). Sign test: exact and two-sided at 0.05, on pairs by the majority of their judgments."] : []),
    ...reasonsOf(plan),
  ];
}

/** Each reason once. */
function reasonsOf(plan: PlanningAnalysis): string[] {
  const byReason = new Map<Reason, string[]>();
  for (const criterion of plan.criteria) {
    const { reason } = criterion.mean;
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), criterionLabel(criterion, plan)]);
  }
  return [...byReason].map(([reason, labels]) => `${labels.join(", ")}: no variances. ${reasonText(reason)}`);
}

function words(text: string): ChartCell {
  return { text, exact: text };
}

function whole(value: number | null): ChartCell {
  return value === null ? NONE : { text: count(value), exact: value };
}

function half(value: number | null): ChartCell {
  return value === null ? NONE : { text: fixed(value, 3), exact: value };
}
