import type { FormDataset } from "@/lib/reports/form-dataset";
import { type SourceForm, sliceRead } from "@/lib/studies/form/sources";
import { sourceTitles } from "@/lib/studies/sources-text";

/** Titles of the sources as they stand in the form; one without a dataset is called by its number. */
export function formTitles(sources: readonly SourceForm[], datasets: readonly Pick<FormDataset, "slug" | "title">[]): string[] {
  return sourceTitles(sources.map((source, index) => ({
    // What is not chosen yet is no part of the same dataset as another one that is not.
    dataset: { slug: source.dataset || `#${index}`, title: datasets.find((dataset) => dataset.slug === source.dataset)?.title ?? `Source ${index + 1}` },
    slice: sliceRead(source.slice) ?? {},
  })));
}
