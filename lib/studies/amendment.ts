/** What may still change once a study runs: words. Everything that decides what is asked, of whom and on which scale is frozen. */
import { canonicalJson } from "@/lib/judgments/canonical";
import type { Problem } from "@/lib/errors";
import { criteriaOf, type Protocol } from "./protocol";

/** The fields of either kind that hold words; every other one is frozen. */
const WORDS = new Set(["title", "instructions", "criteria"]);

/** @returns the places where the new protocol differs in more than words; none if it may replace the old one. */
export function amendmentProblems(before: Protocol, after: Protocol): Problem[] {
  const problems: Problem[] = [];
  const frozen = (path: string) => problems.push({ path: `protocol.${path}`, message: "cannot change after the start" });
  const [old, changed] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  for (const field of new Set([...old.keys(), ...changed.keys()])) {
    if (!WORDS.has(field) && canonicalJson(old.get(field)) !== canonicalJson(changed.get(field))) frozen(field);
  }
  const keys = (protocol: Protocol) => protocol.criteria.map((criterion) => criterion.key);
  if (canonicalJson(keys(before)) !== canonicalJson(keys(after))) {
    frozen("criteria");
    return problems;
  }
  const reworded = criteriaOf(after);
  criteriaOf(before).forEach((criterion, index) => {
    const now = reworded[index];
    if (!now) return;
    const values = (scale: typeof criterion.scale) => scale.map((point) => point.value);
    if (canonicalJson(values(criterion.scale)) !== canonicalJson(values(now.scale))) frozen(`criteria.${index}.scale`);
    if (criterion.allowCannotJudge !== now.allowCannotJudge) frozen(`criteria.${index}.allowCannotJudge`);
  });
  return problems;
}
