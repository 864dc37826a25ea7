/** The sources of which one can be named first, in the order in which they are listed. Pure. */
import type { ComparisonResults } from "./schema";
import { sourceLabels } from "./source-labels";

/** Empty where each pair has names of its own: then no choice would hold for the page. */
export function firstSources({ study, sources, contrasts }: ComparisonResults): { name: string; label: string }[] {
  if (contrasts.length > 1 && sources.length === 2 * contrasts.length) return [];
  const labelOf = sourceLabels(study.sources);
  return study.sources.filter(({ name }) => sources.includes(name)).map(({ name }) => ({ name, label: labelOf(name) }));
}
