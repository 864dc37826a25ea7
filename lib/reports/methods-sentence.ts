/** How a number was made, in a sentence that can stand in a paper. */
import { reasonText } from "@/lib/stats/reason-text";
import type { IntervalMethod } from "@/lib/stats/statistic";
import { count, percent } from "./number-text";
import type { CriterionResult } from "./schema";

const METHODS: Record<IntervalMethod, string> = {
  "jackknife-eta": "delete-one jackknife on the eta scale",
  "jackknife-t": "delete-one jackknife with Student's t",
  "linearised-t": "linearisation over items with Student's t",
  bca: "BCa bootstrap over items",
  percentile: "percentile bootstrap over items",
  wilson: "Wilson's score method",
  "two-way-clustered": "two-way clustered by item and evaluator",
  "two-way-jackknife": "delete-one jackknife over items and over evaluators",
  generalized: "generalized interval from variance components",
  "model-t": "Student's t from the fitted model",
  "bonett-price": "Bonett and Price's adjusted Wald method",
  "fleiss-cohen-everitt": "the large-sample method of Fleiss, Cohen and Everitt",
  "f-distribution": "the F distribution",
};

export function intervalMethodText(method: string): string {
  return METHODS[method as IntervalMethod] ?? method;
}

/** "Krippendorff's alpha, ordinal, 347 sessions × 3 of 9 evaluators; 95% interval: delete-one jackknife on the eta scale". */
export function agreementSentence(agreement: CriterionResult["agreement"], unit: "episode" | "session"): string {
  const start = `Krippendorff's alpha, ${agreement.metric}`;
  if (!agreement.perItem) return `${start}: undefined. ${reasonText(agreement.reason ?? "no_pairable")}`;
  const { fewest, most } = agreement.perItem;
  const items = `${count(agreement.items)} ${agreement.items === 1 ? unit : `${unit}s`}`;
  const basis = `${items} × ${fewest === most ? count(most) : `${count(fewest)} to ${count(most)}`} of ${count(agreement.raters)} evaluators`;
  if (agreement.alpha === null) return `${start}, ${basis}: undefined. ${reasonText(agreement.reason ?? "no_pairable")}`;
  if (!agreement.ci) return `${start}, ${basis}; no interval. ${reasonText(agreement.ciReason ?? "too_few_units")}`;
  return `${start}, ${basis}; ${percent(agreement.ci.level)} interval: ${intervalMethodText(agreement.ci.method)}`;
}

/** Why a number of a criterion is absent; null where alpha and its interval are there. */
export function absenceNote(agreement: Pick<CriterionResult["agreement"], "reason" | "ciReason" | "disagreementBound">): string | null {
  if (agreement.reason) return reasonText(agreement.reason);
  if (!agreement.ciReason) return null;
  const bound = agreement.disagreementBound;
  const sentence = reasonText(agreement.ciReason);
  return bound === null ? sentence : `${sentence} With this many items, up to ${percent(bound)} of all items might still bring disagreement.`;
}
