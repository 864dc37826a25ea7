/** Results as a paper has them: alpha with the seeded BCa interval instead of the one that is shown live. Pure. */
import type { AgreementAnalysis } from "../analysis/agreement-schema";
import type { ComparisonResults } from "../comparison/schema";
import { absenceNote, agreementSentence } from "../methods-sentence";
import { plainInterval } from "../plain-interval";
import type { StudyResults } from "../schema";
import { methodsOf } from "../study-results";

export function publishedResults(results: StudyResults | ComparisonResults, { criteria }: AgreementAnalysis): StudyResults | ComparisonResults {
  if (!("metric" in results)) return results;
  const alphas = new Map(criteria.map(({ criterion, alpha }) => [criterion, alpha]));
  const published = results.criteria.map((criterion) => {
    const alpha = alphas.get(criterion.key);
    if (!alpha) return criterion;
    const agreement = { ...criterion.agreement, ci: plainInterval(alpha.ci), ciReason: alpha.ciReason };
    return { ...criterion, agreement, note: absenceNote(agreement), methods: agreementSentence(agreement, results.study.unit) };
  });
  return { ...results, criteria: published, methods: methodsOf(published) };
}
