/** The tables about means: where the spread of answers comes from, groups of items, and their differences. Pure. */
import { reasonText } from "@/lib/stats/reason-text";
import type { Reason } from "@/lib/stats/reason";
import type { CriterionMeans, MeansAnalysis } from "./analysis/means-schema";
import { NONE } from "./cell";
import type { LabelOf } from "./comparison/source-labels";
import { type ChartCell, type ChartTable, chartTable } from "./chart-table";
import { count, fixed, interval, percent, pValue } from "./number-text";

export type MeansTable = { key: string; title: string; lead: string; /** So many columns come first that hold words. */ texts: number; table: ChartTable; notes: string[] };

/** @param labelOf what sources are called where people read. */
export function prepareMeansTables(found: MeansAnalysis, labelOf: LabelOf = (name) => name): MeansTable[] {
  const analysis = withLabels(found, labelOf);
  return analysis.groups.length > 1 ? [groups(analysis), differences(analysis), components(analysis)] : [components(analysis)];
}

function withLabels(found: MeansAnalysis, labelOf: LabelOf): MeansAnalysis {
  const groupOf = found.grouping === "source" ? labelOf : (group: string) => group;
  return {
    ...found, groups: found.groups.map(groupOf),
    criteria: found.criteria.map((criterion) => ({
      ...criterion,
      contrast: criterion.contrast && { first: labelOf(criterion.contrast.first), second: labelOf(criterion.contrast.second) },
      groups: criterion.groups.map((own) => ({ ...own, group: groupOf(own.group) })),
      differences: criterion.differences.map((own) => ({ ...own, first: groupOf(own.first), second: groupOf(own.second) })),
    })),
  };
}

function components(analysis: MeansAnalysis): MeansTable {
  const isComparison = isOfComparison(analysis);
  const items = isComparison ? "pairs" : "items";
  const rows = analysis.criteria.map((criterion) => {
    const { model, iccAgreement, iccConsistency, iccAverage } = criterion;
    const deviation = (part: "item" | "rater" | "residual") => number(model.components && Math.sqrt(model.components[part]), 2);
    return [
      ...names(criterion, analysis), number(model.mean, 2), deviation("item"), deviation("rater"), deviation("residual"),
      number(iccAgreement.value, 2), range(iccAgreement.ci, 2), number(iccConsistency.value, 2), number(iccAverage.value, 2),
    ];
  });
  return {
    key: "components", title: "Where the spread comes from", texts: isComparison ? 2 : 1,
    lead: `Standard deviations between ${items}, between evaluators, and of what is left; and how far a single answer, or the mean of all answers to one of the ${items}, tells ${items} apart.`,
    table: chartTable([
      ...nameColumns(analysis), "Model mean", isComparison ? "SD pairs" : "SD items", "SD evaluators", "SD rest", "ICC(A,1)", "95% interval", "ICC(C,1)", "ICC(A,k)",
    ], rows),
    notes: notesOf(analysis.criteria.map((criterion) => ({ of: nameOf(criterion, analysis), reason: criterion.model.reason }))),
  };
}

function groups(analysis: MeansAnalysis): MeansTable {
  const rows = analysis.criteria.flatMap((criterion) => criterion.groups.map(({ group, n, items, mean, adjusted }) => [
    words(criterion.name), words(group), whole(n), whole(items), number(mean.value, 2), range(mean.ci, 2), number(adjusted?.value ?? null, 2), range(adjusted?.ci ?? null, 2),
  ]));
  return {
    key: "groups", title: `Means by ${analysis.grouping ?? "group"}`, texts: 2,
    lead: "As answered, and adjusted for the severity of the evaluators who happened to answer.",
    table: chartTable(["Criterion", capital(analysis.grouping ?? "group"), "Answers", "Items", "Mean", "95% interval", "Adjusted", "95% interval of it"], rows),
    notes: notesOf(analysis.criteria.flatMap((criterion) => [
      ...criterion.groups.map(({ group, mean }) => ({ of: `${criterion.name}, ${group}`, reason: mean.reason ?? mean.ciReason })),
      { of: `${criterion.name}, adjusted`, reason: criterion.adjustedReason },
    ])),
  };
}

function differences(analysis: MeansAnalysis): MeansTable {
  const rows = analysis.criteria.flatMap((criterion) => criterion.differences.map(({ first, second, paired, adjusted, cliffsDelta }) => [
    words(criterion.name), words(`${first} − ${second}`), number(paired.value, 2), range(paired.ci, 2), p(paired.adjustedP),
    number(adjusted?.value ?? null, 2), range(adjusted?.ci ?? null, 2), p(adjusted?.adjustedP ?? null), number(cliffsDelta.value, 2), range(cliffsDelta.ci, 2),
  ]));
  return {
    key: "differences", title: `Differences by ${analysis.grouping ?? "group"}`, texts: 2,
    lead: "The first named less the second. Cliff's delta asks only which of two answers is higher: 1 if always the first, −1 if always the second.",
    table: chartTable(["Criterion", "Difference", "As answered", "95% interval", "p, Holm", "Adjusted", "95% interval of it", "p, Holm, adjusted", "Cliff's δ", "95% interval of δ"], rows),
    notes: notesOf(analysis.criteria.flatMap((criterion) => criterion.differences.flatMap(({ first, second, paired, cliffsDelta }) => [
      { of: `${criterion.name}, ${first} − ${second}`, reason: paired.reason ?? paired.ciReason },
      { of: `${criterion.name}, δ of ${first} − ${second}`, reason: cliffsDelta.reason ?? cliffsDelta.ciReason },
    ]))),
  };
}

/** How these numbers were made, in sentences that can stand in a paper. */
export function meansMethods(analysis: MeansAnalysis): string[] {
  const { level, groups: names } = analysis;
  const largest = (of: (criterion: CriterionMeans) => number) => analysis.criteria.reduce((most, criterion) => Math.max(most, of(criterion)), 0);
  const [n, items, raters] = [largest(({ iccAgreement }) => iccAgreement.n), largest(({ iccAgreement }) => iccAgreement.units), largest(({ iccAgreement }) => iccAgreement.raters)];
  const draws = analysis.criteria.map(({ iccAgreement }) => iccAgreement.ci).find((ci) => ci?.replicates !== undefined);
  return [
    `Model: answer = mean + item + evaluator + rest, both effects random, by restricted maximum likelihood; up to ${count(n)} answers to ${count(items)} ${isOfComparison(analysis) ? "pairs (1 for the first source, −1 for the second, 0 for neither)" : "items"} by ${count(raters)} evaluators.`,
    `ICC(A,1), ICC(C,1) and ICC(A,k) (McGraw and Wong), from the components; k is the mean number of answers per ${isOfComparison(analysis) ? "pair" : "item"}.${draws ? ` ${percent(level)} interval: generalized, ${count(draws.replicates ?? 0)} draws, seed “${draws.seed ?? ""}”.` : ""}`,
    ...(names.length > 1 ? [
      `Means and differences as answered: ${percent(level)} interval and test two-way clustered by item and evaluator, Student's t. Adjusted: generalized least squares in the model with ${analysis.grouping ?? "group"} as a fixed effect. p-values by Holm's method over criteria. Cliff's delta: delete-one jackknife over items and evaluators.`,
    ] : []),
  ];
}

function isOfComparison({ criteria }: MeansAnalysis): boolean {
  return criteria.some(({ contrast }) => contrast !== null);
}

function nameColumns(analysis: MeansAnalysis): string[] {
  return isOfComparison(analysis) ? ["Criterion", "Sources"] : ["Criterion"];
}

function names({ name, contrast }: CriterionMeans, analysis: MeansAnalysis): ChartCell[] {
  return isOfComparison(analysis) ? [words(name), words(contrast ? `${contrast.first} − ${contrast.second}` : "")] : [words(name)];
}

function nameOf({ name, contrast }: CriterionMeans, analysis: MeansAnalysis): string {
  return isOfComparison(analysis) && contrast ? `${name}, ${contrast.first} − ${contrast.second}` : name;
}

/** Each reason once, with all that lack a number for it; where that is everything, without them. */
function notesOf(absent: readonly { of: string; reason: Reason | null }[]): string[] {
  const byReason = new Map<Reason, string[]>();
  for (const { of, reason } of absent) if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), of]);
  const [only] = byReason.keys();
  if (only !== undefined && absent.every(({ reason }) => reason === only)) return [reasonText(only)];
  return [...byReason].map(([reason, all]) => `${[...new Set(all)].join("; ")}: ${reasonText(reason)}`);
}

function words(text: string): ChartCell {
  return { text, exact: text };
}

function whole(value: number): ChartCell {
  return { text: count(value), exact: value };
}

function number(value: number | null, digits: number): ChartCell {
  return { text: value === null ? NONE : fixed(value, digits), exact: value };
}

/** In a file an interval is one field, as it is read. */
function range(ci: { low: number; high: number } | null, digits: number): ChartCell {
  return { text: ci === null ? NONE : interval(ci, digits), exact: ci === null ? null : `${ci.low} to ${ci.high}` };
}

function p(value: number | null): ChartCell {
  return { text: value === null ? NONE : pValue(value), exact: value };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
