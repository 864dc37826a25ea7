/** Sources by the titles of their datasets, for people who read; names stay what files and programs know them by. Pure. */
import type { NamedSource, Preferences } from "./schema";

export type LabelOf = (name: string) => string;

/** "STARK", and "STARK #2" for a second part of it. Titles that two sources share say nothing, so there the names stay. */
export function sourceLabels(sources: readonly NamedSource[]): LabelOf {
  const labels = new Map(sources.map(({ name, dataset }) => [name, dataset ? `${dataset.title}${name.slice(dataset.slug.length).replace("#", " #")}` : name]));
  const times = new Map<string, number>();
  for (const label of labels.values()) times.set(label, (times.get(label) ?? 0) + 1);
  return (name) => {
    const label = labels.get(name) ?? name;
    return times.get(label) === 1 ? label : name;
  };
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
