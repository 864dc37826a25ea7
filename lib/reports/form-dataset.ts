/** A dataset as the study form offers it. */
import { asksForMadeText, type SourceForm } from "@/lib/studies/form/sources";
import type { EligibleItems } from "./study-plan";

export type FormDataset = {
  slug: string;
  title: string;
  eligible: EligibleItems;
  /** Medians, for the estimate of time; null where the dataset is empty. */
  turnsPerSession: number | null;
  sessionsPerEpisode: number | null;
  imagesPerEpisode: number | null;
  /** Every episode is one session. */
  isSingleSession: boolean;
  values: SliceValues;
};

/** Values that were met in a dataset's first episodes: suggestions for a slice, not all there are. */
export type SliceValues = Record<"countries" | "genders" | "modules" | "categories" | "relations" | "sources", string[]>;

export const NO_VALUES: SliceValues = { countries: [], genders: [], modules: [], categories: [], relations: [], sources: [] };

/** Nothing could be drawn from it without text that a model or a program made. */
export function hasOnlyMade(dataset: Pick<FormDataset, "eligible"> | undefined): boolean {
  return dataset !== undefined && dataset.eligible.episode.collected === 0 && dataset.eligible.episode.made > 0;
}

export function hasMade(dataset: Pick<FormDataset, "eligible"> | undefined): boolean {
  return dataset !== undefined && dataset.eligible.episode.made > 0;
}

/** Sources after a change, and whether made text has to be let in for them: nothing else could be drawn, so that tick comes with the choice. */
export function withSources(sources: SourceForm[], datasets: readonly Pick<FormDataset, "slug" | "eligible">[], includeScripted: boolean): { sources: SourceForm[]; includeScripted: boolean } {
  const isMade = (slug: string) => hasOnlyMade(datasets.find((dataset) => dataset.slug === slug));
  return { sources, includeScripted: includeScripted || sources.some((source) => asksForMadeText(source, isMade)) };
}
