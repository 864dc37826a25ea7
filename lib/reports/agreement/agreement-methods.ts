/** How the numbers of agreement were made, in sentences that can stand under a figure. Pure. */
import type { AgreementAnalysis, CriterionAgreement } from "../analysis/agreement-schema";
import type { ForestInput } from "../forest-plot";
import { intervalMethodText } from "../methods-sentence";
import { count, counted, countedRange, percent } from "../number-text";

type Words = { one: string; many: string };

export function forestMethods(criteria: readonly ForestInput[], words: Words): string {
  const basis = criteria.map(({ agreement }) => agreement);
  const [some] = basis;
  if (!some) return "";
  const intervals = [...new Set(basis.flatMap(({ ci }) => ci ? [`${percent(ci.level)} interval: ${intervalMethodText(ci.method)}, over ${words.many}`] : []))];
  const n = `n = ${countedRange(basis.map(({ ratings }) => ratings), "answer")} to ${countedRange(basis.map(({ items }) => items), words.one, words.many)} by ${countedRange(basis.map(({ raters }) => raters), "evaluator")} per criterion`;
  return `Krippendorff's alpha, ${some.metric}; ${n}, ${words.many} with two answers or more. ${intervals.length > 0 ? `${intervals.join("; ")}; nothing is drawn at random.` : "No interval yet."}`;
}

export function coefficientMethods(criteria: readonly CriterionAgreement[], words: Words): string {
  const [some] = criteria;
  if (!some) return "";
  const used = (numbers: readonly { ci: { level: number; method: string; seed?: string; replicates?: number } | null }[]) => [...new Set(numbers.flatMap(({ ci }) => {
    if (!ci) return [];
    return [`${intervalMethodText(ci.method)}${ci.replicates === undefined ? "" : `, ${counted(ci.replicates, "draw")}`}${ci.seed === undefined ? "" : `, seed “${ci.seed}”`}`];
  }))];
  const overItems = used(criteria.flatMap((own) => [own.alpha, own.percentAgreement, own.pairAgreement, own.fleiss, own.ac1, own.ac2, own.brennanPrediger]));
  const correlations = used(criteria.flatMap((own) => [own.iccAgreement, own.iccConsistency]));
  const kinds = [...new Set(criteria.flatMap((own) => [own.iccAgreement, own.iccConsistency].flatMap(({ value, method }) => value === null ? [] : [method])))];
  return [
    `Answers to ${words.many} with two or more; Gwet's coefficients also take ${words.many} of one answer. All pairs and items by their answers, evaluators unnamed, but for Light's kappa, Kendall's W and the correlations.`,
    overItems.length > 0 ? `95% intervals over ${words.many}, evaluators taken as fixed: ${overItems.join("; ")}.` : "",
    kinds.length > 0 ? `Intraclass correlation of a single answer: ${kinds.join(", ")}${correlations.length > 0 ? `; interval: ${correlations.join("; ")}` : ""}.` : "",
  ].filter(Boolean).join(" ");
}

export function stratifiedMethods({ n, units, strata, ci, method, metric }: AgreementAnalysis["stratified"] & { metric: string }, words: Words): string {
  const interval = ci ? `; ${percent(ci.level)} interval: ${intervalMethodText(ci.method)}, over ${words.many} with all their criteria` : "";
  return `${method === "stratified-alpha" ? "Stratified alpha" : method}, ${metric}; n = ${counted(n, "answer")} to ${counted(units, words.one, words.many)} on ${count(strata)} criteria${interval}.`;
}
