/** A plan in plain words: what is missing, and what more of the same cannot bring. Pure. */
import { reasonText } from "@/lib/stats/reason-text";
import type { Reason } from "@/lib/stats/reason";
import type { CriterionPlan, PlanningAnalysis } from "./analysis/planning-schema";
import { count, counted, fixed } from "./number-text";

/** `reached`: nothing is missing; `more`: so much is; `limit`: more of the same cannot help; `unknown`: not to be told yet. */
export type PlanAnswer = { key: string; state: "reached" | "more" | "limit" | "unknown"; text: string; details: string[] };

export const STOPPING_RULE =
  "Decide by precision: to stop once an interval is narrow enough is safe. To stop once p falls below a line is not: looked at often enough, some p always does.";

export function planAnswers(plan: PlanningAnalysis): PlanAnswer[] {
  const { alpha, mean } = plan.halfWidths;
  return [
    ...knownOnce(alpha.map((halfWidth, place) => alphaAnswer(plan, halfWidth, place))),
    ...knownOnce(mean.map((halfWidth, place) => meanAnswer(plan, halfWidth, place))),
    ...(plan.kind === "comparison" ? [signTestAnswer(plan)] : []),
  ];
}

/** What cannot be told for one width cannot be told for another. */
function knownOnce(answers: readonly PlanAnswer[]): PlanAnswer[] {
  return answers.filter(({ state }, place) => state !== "unknown" || place === 0);
}

export function criterionLabel({ name, contrast }: CriterionPlan, plan: PlanningAnalysis): string {
  const contrasts = new Set(plan.criteria.map((criterion) => JSON.stringify(criterion.contrast)));
  return contrast && contrasts.size > 1 ? `${name}, ${contrast.first} against ${contrast.second}` : name;
}

/** Items for alpha: drawn from what there is if that can be done, else by the rule of the root. */
export function itemsNeeded({ byBootstrap, byRoot }: CriterionPlan["alpha"]["targets"][number]): { value: number | null; reason: Reason | null } {
  return byBootstrap.value !== null || byRoot.value === null ? byBootstrap : byRoot;
}

type Need = { criterion: string; more: number | null; reason: Reason | null };

function alphaAnswer(plan: PlanningAnalysis, halfWidth: number, place: number): PlanAnswer {
  const needs = plan.criteria.map((criterion): Need => {
    const target = criterion.alpha.targets[place];
    const { value, reason } = target ? itemsNeeded(target) : { value: null, reason: null };
    return { criterion: criterionLabel(criterion, plan), more: value === null ? null : Math.max(0, value - criterion.alpha.items), reason };
  });
  const all = plan.criteria.length > 1 ? " on every criterion" : "";
  return answerOf({ key: `alpha-${place}`, of: "a narrower interval of α", what: `α within ±${width(halfWidth)}${all}` }, needs, (more) => {
    const largest = plan.criteria.reduce((most, { alpha }) => Math.max(most, alpha.items), 0);
    return [`${about(more)} more ${plan.kind === "rating" ? items(more) : pairs(more)}`, drawnText(plan, largest)];
  });
}

function meanAnswer(plan: PlanningAnalysis, halfWidth: number, place: number): PlanAnswer {
  const isRating = plan.kind === "rating";
  const what = isRating ? `means within ±${width(halfWidth)} ${halfWidth === 1 ? "point" : "points"}` : `net preference within ±${width(halfWidth)}`;
  const all = plan.criteria.length > 1 ? " on every criterion" : "";
  const limited = plan.criteria.filter(({ mean }) => mean.targets[place]?.items?.reason === "evaluators_limit");
  if (limited.length > 0) return evaluatorsAnswer(plan, limited, { place, what });
  const needs = plan.criteria.map((criterion): Need => {
    const target = criterion.mean.targets[place]?.items;
    const more = target?.value === null || target === undefined || target === null ? null : Math.max(0, target.value - criterion.mean.items);
    // Where no model fits, what a comparison counts can still be planned.
    const byCounts = criterion.preference?.targets[place];
    if (more === null && byCounts?.pairs !== null && byCounts?.pairs !== undefined) return { criterion: criterionLabel(criterion, plan), more: Math.max(0, byCounts.pairs - criterion.mean.items), reason: null };
    return { criterion: criterionLabel(criterion, plan), more, reason: target ? target.reason : criterion.mean.reason };
  });
  const evaluators = plan.criteria.reduce((most, { mean }) => Math.max(most, mean.evaluators), 0);
  return answerOf({ key: `mean-${place}`, of: `narrower intervals of ${isRating ? "means" : "net preferences"}`, what: `${what}${all}` }, needs, (more) => {
    const largest = plan.criteria.reduce((most, { mean }) => Math.max(most, mean.items), 0);
    return [`${about(more)} more ${isRating ? items(more) : pairs(more)}, judged by the same ${counted(evaluators, "evaluator")}`, drawnText(plan, largest)];
  });
}

/** More items are no way: their evaluators differ by more than is wanted. */
function evaluatorsAnswer(plan: PlanningAnalysis, limited: readonly CriterionPlan[], { place, what }: { place: number; what: string }): PlanAnswer {
  const more = plan.kind === "rating" ? "More items" : "More pairs";
  const targets = limited.flatMap((criterion) => criterion.mean.targets[place]?.items ?? []);
  const floor = targets.reduce((most, target) => Math.max(most, target.floor), 0);
  const needed = targets.some((target) => target.evaluatorsNeeded === null) ? null : targets.reduce((most, target) => Math.max(most, target.evaluatorsNeeded ?? 0), 0);
  const evaluators = limited.reduce((most, { mean }) => Math.max(most, mean.evaluators), 0);
  return {
    key: `mean-${place}`, state: "limit",
    text: `${more} cannot bring ${what}: ${needed === null ? "the evaluators differ too much for any number of them that can be planned for" : `it takes at least ${counted(needed, "evaluator")}`}.`,
    details: [
      `With ${counted(evaluators, "evaluator")} their differences alone leave up to ±${fixed(floor, 3)}, on ${limited.map((criterion) => criterionLabel(criterion, plan)).join(", ")}.`,
    ],
  };
}

const SIGN_TEST_REASONS: Partial<Record<Reason, string>> = {
  no_spread: "As many pairs were won as lost so far, so there is no preference to find.",
  separated: "One side won every pair that was decided so far, and nothing can be planned for certainty.",
};

function signTestAnswer(plan: PlanningAnalysis): PlanAnswer {
  const needs = plan.criteria.map((criterion): Need => {
    const test = criterion.preference?.signTest;
    return { criterion: criterionLabel(criterion, plan), more: test === undefined || test.value === null ? null : Math.max(0, test.value - test.pairs), reason: test?.reason ?? null };
  });
  const all = plan.criteria.length > 1 ? " on each criterion" : "";
  const answer = answerOf({ key: "sign-test", of: "a sign test with 80% power", what: `a sign test with 80% power${all}` }, needs, (more) => [`${about(more)} more ${pairs(more)}`, null], SIGN_TEST_REASONS);
  return { ...answer, details: [...answer.details, "This holds if preferences are as strong as they look now; from few pairs they often look stronger than they are. Fix the number beforehand, and test once."] };
}

type Asked = { key: string; /** What is asked about, whatever the width. */ of: string; what: string };

function answerOf({ key, of, what }: Asked, needs: readonly Need[], sentence: (more: number) => [string, string | null], sentences: Partial<Record<Reason, string>> = {}): PlanAnswer {
  const unknown = needs.filter((need) => need.more === null);
  const known = needs.flatMap((need) => (need.more === null ? [] : [{ ...need, more: need.more }]));
  const details = reasons(unknown, sentences);
  const largest = known.reduce<(Need & { more: number }) | null>((most, need) => (most === null || need.more > most.more ? need : most), null);
  if (largest === null) return { key, state: "unknown", text: `What ${of} would take cannot be told yet.`, details };
  const but = unknown.length > 0 ? " (where it can be told)" : "";
  if (largest.more === 0) return { key, state: "reached", text: `You have ${what}${but}.`, details };
  const [more, detail] = sentence(largest.more);
  const most = known.length > 1 ? [`${largest.criterion} needs the most.`] : [];
  return { key, state: "more", text: `For ${what}${but} you need about ${more}.`, details: [...most, ...(detail ? [detail] : []), ...details] };
}

function reasons(unknown: readonly Need[], sentences: Partial<Record<Reason, string>>): string[] {
  const byReason = new Map<Reason, string[]>();
  for (const { criterion, reason } of unknown) if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), criterion]);
  return [...byReason].map(([reason, criteria]) => `${criteria.join(", ")}: ${sentences[reason] ?? reasonText(reason)}`);
}

function drawnText({ drawn, kind }: PlanningAnalysis, judged: number): string | null {
  return drawn !== null && drawn > judged ? `${count(drawn - judged)} ${kind === "rating" ? "items" : "pairs"} of these are drawn already and wait for answers.` : null;
}

/** A plan is no more exact than two digits. */
function about(value: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return count(Math.ceil(value / step) * step);
}

function items(value: number): string {
  return value === 1 ? "item" : "items";
}

function pairs(value: number): string {
  return value === 1 ? "pair" : "pairs";
}

/** With as many digits as it was asked for, and two at least. */
export function width(value: number, like = value): string {
  const digits = Math.max(2, (String(like).split(".")[1] ?? "").length);
  return fixed(value, Math.min(4, digits));
}
