/** What a criterion of an analysis is called on screen: in a comparison of several pairs of sources with the pair. Pure. */
import type { EvaluatorsAnalysis } from "../analysis/evaluators-schema";
import type { LabelOf } from "../comparison/source-labels";

type Named = EvaluatorsAnalysis["criteria"][number];

export function criterionLabel(criteria: readonly Named[], { name, contrast }: Pick<Named, "name" | "contrast">, labelOf: LabelOf): string {
  if (!contrast) return name;
  const pairs = new Set(criteria.map((criterion) => JSON.stringify(criterion.contrast)));
  return pairs.size < 2 ? name : `${name} · ${labelOf(contrast.first)} against ${labelOf(contrast.second)}`;
}
