/** Sources by the titles of their datasets, for people who read; names stay what files and programs know them by. Pure. */
import type { NamedSource, Preferences } from "./schema";

export type LabelOf = (name: string) => string;

/** Longer ones would not fit beside a chart. */
const LONGEST_PART = 32;

/**
 * "STARK"; two parts of it are told apart by what they are, "STARK (aged 40 at most)", or by number where that takes many
 * words. Titles that two sources share say nothing, so there the names stay.
 */
export function sourceLabels(sources: readonly NamedSource[]): LabelOf {
  const labels = new Map(sources.map((source) => [source.name, labelOf(source)]));
  const times = new Map<string, number>();
  for (const label of labels.values()) times.set(label, (times.get(label) ?? 0) + 1);
  return (name) => {
    const label = labels.get(name) ?? name;
    return times.get(label) === 1 ? label : name;
  };
}

function labelOf({ name, dataset, slice }: NamedSource): string {
  if (!dataset) return name;
  const part = slice?.replace(/^only /, "");
  if (part !== undefined && part.length <= LONGEST_PART) return `${dataset.title} (${part})`;
  return `${dataset.title}${name.slice(dataset.slug.length).replace("#", " #")}`;
}

export function withLabels(preferences: Preferences, labelOf: LabelOf): Preferences {
  return {
    ...preferences,
    sources: preferences.sources.map(labelOf),
    contrasts: preferences.contrasts.map((contrast) => ({ ...contrast, first: labelOf(contrast.first), second: labelOf(contrast.second) })),
    criteria: preferences.criteria.map(({ worths, ...criterion }) => ({
      ...criterion,
      worths: { ...worths, fit: worths.fit && { ...worths.fit, sources: worths.fit.sources.map((own) => ({ ...own, source: labelOf(own.source) })) } },
    })),
  };
}
