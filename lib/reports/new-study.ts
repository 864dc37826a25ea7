/** What the form of a new study begins with. */
import { type Protocol, protocolSchema } from "@/lib/studies/protocol";
import type { Slice, SourceInput } from "@/lib/studies/slice";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";
import type { StudyKind } from "@/lib/studies/types";
import { type FormDataset, hasOnlyMade } from "./form-dataset";

/** @param slug of a dataset that was chosen on the way here, perhaps with a part of it. */
export function newStudy(kind: StudyKind, datasets: readonly Pick<FormDataset, "slug" | "eligible">[], slug?: string, slice: Slice = {}): { id: null; name: string; sources: SourceInput[]; protocol: Protocol } {
  const chosen = datasets.find((dataset) => dataset.slug === slug) ?? (datasets.length === 1 ? datasets[0] : undefined);
  const source = (dataset: string, part: Slice = {}): SourceInput => ({ dataset, slice: part });
  const first = source(chosen?.slug ?? "", chosen?.slug === slug ? slice : {});
  const protocol = protocolSchema.parse(kind === "rating" ? starkTemplate : comparisonTemplate);
  return {
    id: null, name: "",
    sources: kind === "rating" ? [first] : [first, source("")],
    protocol: { ...protocol, includeScripted: hasOnlyMade(chosen) || (first.slice.origins ?? []).some((origin) => origin !== "collected") || protocol.includeScripted },
  };
}
