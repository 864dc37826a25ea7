/** The model of the flags of a study: those with the most kinds of flag first. Pure. */
import type { EvaluatorFlag, EvaluatorsAnalysis } from "../analysis/evaluators-schema";
import type { LabelOf } from "../comparison/source-labels";
import { groupBy } from "@/lib/group-by";
import { criterionLabel } from "./criterion-label";
import { flagText } from "./flag-text";

export type FlagGroup = {
  title: string;
  mayBe: string;
  /** What was seen, once for each criterion, the plainest first; the criterion is null where the flag is about whole judgments. */
  seen: { criterion: string | null; text: string }[];
};
export type FlaggedEvaluator = { evaluator: string; judgments: number; groups: FlagGroup[] };

/** Flags of the same kind on several criteria are one reason to look. */
export function prepareFlagList({ criteria, evaluators }: EvaluatorsAnalysis, labelOf: LabelOf): FlaggedEvaluator[] {
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  const textOf = (flag: EvaluatorFlag) => {
    const criterion = flag.criterion === null ? undefined : byKey.get(flag.criterion);
    const contrast = criterion?.contrast ?? null;
    const text = flagText(flag, contrast && { first: labelOf(contrast.first), second: labelOf(contrast.second) });
    return { ...text, size: Math.abs(flag.value - flag.threshold), criterion: criterion ? criterionLabel(criteria, criterion, labelOf) : null };
  };
  return evaluators
    .filter(({ flags }) => flags.length > 0)
    .map(({ evaluator, judgments, flags }) => ({
      evaluator, judgments,
      groups: [...groupBy(flags.map(textOf), ({ title }) => title).values()].flatMap((texts): FlagGroup[] => {
        const [first] = texts;
        return first ? [{ title: first.title, mayBe: first.mayBe, seen: [...texts].sort((one, other) => other.size - one.size).map(({ criterion, seen }) => ({ criterion, text: seen })) }] : [];
      }),
    }))
    .sort((one, other) => other.groups.length - one.groups.length || (one.evaluator < other.evaluator ? -1 : 1));
}
