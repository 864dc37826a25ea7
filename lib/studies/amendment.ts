/** What may still change once a study runs: words. Everything that decides what is asked, of whom and on which scale is frozen. */
import { canonicalJson } from "@/lib/judgments/canonical";
import type { Problem } from "@/lib/errors";
import type { Protocol } from "./protocol";

const FROZEN = ["kind", "unit", "criterionOrder", "sample", "evaluatorsPerItem", "show", "includeScripted", "leaseMinutes"] as const;

/** @returns the places where the new protocol differs in more than words; none if it may replace the old one. */
export function amendmentProblems(before: Protocol, after: Protocol): Problem[] {
  const problems: Problem[] = [];
  const frozen = (path: string) => problems.push({ path: `protocol.${path}`, message: "cannot change after the start" });
  for (const field of FROZEN) if (canonicalJson(before[field]) !== canonicalJson(after[field])) frozen(field);
  const keys = (protocol: Protocol) => protocol.criteria.map((criterion) => criterion.key);
  if (canonicalJson(keys(before)) !== canonicalJson(keys(after))) {
    frozen("criteria");
    return problems;
  }
  before.criteria.forEach((criterion, index) => {
    const changed = after.criteria[index];
    if (!changed) return;
    const values = (scale: typeof criterion.scale) => scale.map((point) => point.value);
    if (canonicalJson(values(criterion.scale)) !== canonicalJson(values(changed.scale))) frozen(`criteria.${index}.scale`);
    if (criterion.allowCannotJudge !== changed.allowCannotJudge) frozen(`criteria.${index}.allowCannotJudge`);
  });
  return problems;
}
