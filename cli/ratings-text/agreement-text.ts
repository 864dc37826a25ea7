/** Agreement of a file as lines for a terminal. */
import type { AgreementAnalysis, CriterionAgreement } from "@/lib/reports/analysis/agreement-schema";
import { textBlock, textTable } from "@/lib/reports/text-table";
import { reasonText } from "@/lib/stats/reason-text";
import { reasonNotes } from "./reason-notes";
import { wrapText } from "./wrap-text";

const DIGITS = 3;

export function agreementText({ criteria, stratified }: AgreementAnalysis, { withPairs }: { withPairs: boolean }): string[] {
  return [
    ...alphaTable(criteria),
    ...textBlock(coefficientTable(criteria)),
    ...(criteria.length > 1 ? textBlock(stratifiedLines(stratified)) : []),
    ...(withPairs ? criteria.flatMap((criterion) => textBlock(pairTable(criterion))) : []),
  ];
}

function alphaTable(criteria: readonly CriterionAgreement[]): string[] {
  const rows = [["criterion", "alpha", "interval", "method", "agreement", "items", "evaluators", "pairs"]];
  const notes: string[] = [];
  for (const { key, alpha, percentAgreement } of criteria) {
    rows.push([
      key, fixed(alpha.value), alpha.ci === null ? "-" : `${fixed(alpha.ci.low)} to ${fixed(alpha.ci.high)}`, alpha.ci?.method ?? "-",
      percentAgreement.value === null ? "-" : `${(100 * percentAgreement.value).toFixed(1)} %`, String(alpha.units), String(alpha.raters), String(alpha.pairs),
    ]);
    const reason = alpha.reason ?? alpha.ciReason;
    if (reason !== null) notes.push(...wrapText(`${key}: ${reasonText(reason)}`));
    if (alpha.caution !== null) notes.push(...wrapText(`${key}: ${reasonText(alpha.caution)}`));
  }
  const widths = (rows[0] ?? []).map((_, column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
  const lines = rows.map((row) => row.map((cell, column) => (column === 0 || column === 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ").trimEnd());
  return [...lines, ...notes];
}

const COEFFICIENTS = [
  ["AC1", "ac1"], ["AC2", "ac2"], ["Fleiss", "fleiss"], ["B-P", "brennanPrediger"], ["Light", "light"], ["ICC(A,1)", "iccAgreement"], ["ICC(C,1)", "iccConsistency"],
] as const;

function coefficientTable(criteria: readonly CriterionAgreement[]): string[] {
  const hasBelow = criteria.some(({ alpha }) => alpha.below !== null);
  const columns = ["criterion", ...COEFFICIENTS.map(([title]) => title), ...(hasBelow ? ["q(.667)", "q(.8)"] : [])];
  const rows = criteria.map((criterion) => [
    criterion.key, ...COEFFICIENTS.map(([, name]) => fixed(criterion[name].value)),
    ...(hasBelow ? [0, 1].map((place) => fixed(criterion.alpha.below?.[place]?.probability ?? null)) : []),
  ]);
  const absent = criteria.flatMap((criterion) => COEFFICIENTS.map(([what, name]) => ({ what, of: criterion.key, reason: criterion[name].reason })));
  // What alpha lacks too has been said.
  const unsaid = absent.filter(({ of, reason }) => reason !== criteria.find(({ key }) => key === of)?.alpha.reason);
  return [...textTable(columns, rows), ...(hasBelow ? ["q(x): how probable it is, by the resamples, that alpha lies below x."] : []), ...reasonNotes(unsaid)];
}

function stratifiedLines({ value, reason, ci, strata, units }: AgreementAnalysis["stratified"]): string[] {
  if (value === null) return wrapText(`Stratified alpha over criteria: undefined. ${reasonText(reason ?? "no_pairable")}`);
  const interval = ci ? ` (${fixed(ci.low)} to ${fixed(ci.high)}, ${ci.method} over items)` : "";
  return wrapText(`Stratified alpha over ${strata} criteria: ${fixed(value)}${interval}, ${units} items; answers to different criteria are never pooled.`);
}

function pairTable({ key, raterPairs }: CriterionAgreement): string[] {
  if (raterPairs.length === 0) return wrapText(`Evaluators on ${key}: no two of them answered the same item.`);
  const rows = raterPairs.map(({ one, other, shared, agreement, kappa, quadraticKappa }) => [
    `${one} - ${other}`, String(shared), `${(100 * agreement).toFixed(1)} %`, fixed(kappa.value), fixed(quadraticKappa.value),
  ]);
  return [...textTable([`evaluators on ${key}`, "items", "agreement", "kappa", "weighted"], rows), "weighted: with quadratic weights, where answers are numbers."];
}

function fixed(value: number | null): string {
  return value === null ? "-" : value.toFixed(DIGITS);
}
