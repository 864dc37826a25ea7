import type { StudySource } from "./types";

/** Names of the sources for files, in their order: the dataset's address, with the source's number where two are of one dataset. */
export function sourceLabels(sources: readonly { dataset: Pick<StudySource["dataset"], "slug"> }[]): string[] {
  return sources.map(({ dataset: { slug } }, index) => (sources.filter((other) => other.dataset.slug === slug).length === 1 ? slug : `${slug} (source ${index + 1})`));
}
