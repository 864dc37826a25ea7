import { Checkbox } from "@/components/ui/field";
import { type FormDataset, hasMade, hasOnlyMade } from "@/lib/reports/form-dataset";
import type { SourceForm } from "@/lib/studies/form/sources";

/** Shown where a chosen dataset has such text. */
export function MadeTextField({ sources, datasets, value, onChange }: {
  sources: readonly SourceForm[];
  datasets: readonly FormDataset[];
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  const chosen = sources.map((source) => datasets.find((dataset) => dataset.slug === source.dataset)).filter((dataset) => dataset !== undefined);
  if (!value && !chosen.some(hasMade)) return null;
  const onlyMade = [...new Set(chosen.filter(hasOnlyMade).map((dataset) => dataset.title))];
  const needed = onlyMade.length === 0 ? [] : [chosen.length === 1 ? "All of this dataset is of that kind." : `All of ${onlyMade.join(" and ")} is of that kind; without it there is nothing to draw.`];
  const told = sources.length > 1 ? "Evaluators are not told which text it is, since that would tell the sources apart; results and exports say it."
    : "Such items are marked on every page and in every export.";
  return <Checkbox label="Include text made by a model or a program" checked={value} onChange={(event) => onChange(event.target.checked)} hint={[...needed, told].join(" ")} />;
}
