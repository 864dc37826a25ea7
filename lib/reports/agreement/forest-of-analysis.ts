/** Alpha by criterion as the forest plot takes it, from the analysis of agreement. Pure. */
import type { CriterionAgreement } from "../analysis/agreement-schema";
import type { ForestInput } from "../forest-plot";
import { absenceNote } from "../methods-sentence";

export function forestOfAnalysis(criteria: readonly CriterionAgreement[]): ForestInput[] {
  return criteria.map(({ key, name, alpha, percentAgreement }) => ({
    key, name, note: absenceNote(alpha),
    agreement: {
      metric: alpha.metric, alpha: alpha.value, reason: alpha.reason, ci: alpha.ci, percentAgreement: percentAgreement.value,
      items: alpha.units, raters: alpha.raters, ratings: alpha.n,
    },
  }));
}
