import { Field, Select } from "@/components/ui/field";
import { type FormDataset, NO_VALUES } from "@/lib/reports/form-dataset";
import { type SourceForm, sliceForm } from "@/lib/studies/form/sources";
import { SliceEditor } from "./slice-editor";
import type { ErrorAt } from "./use-study-form";

/** One source: a dataset, and perhaps only a part of it. Another dataset starts whole: conditions were chosen for the one before. */
export function SourceFields({ source, label, datasets, unit, path, errorAt, onChange }: {
  source: SourceForm;
  label: string;
  datasets: readonly FormDataset[];
  unit: "episode" | "session";
  /** "sources.0", as the server names it. */
  path: string;
  errorAt: ErrorAt;
  onChange: (source: SourceForm) => void;
}) {
  const dataset = datasets.find((candidate) => candidate.slug === source.dataset);
  return (
    <div className="grid gap-2.5">
      <Field label={label} error={errorAt(`${path}.dataset`)}>
        <Select value={source.dataset} onChange={(event) => onChange({ ...source, dataset: event.target.value, slice: sliceForm({}) })}>
          {!dataset && <option value="">Choose a dataset</option>}
          {datasets.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}
        </Select>
      </Field>
      {source.dataset !== "" && (
        <SliceEditor
          slice={source.slice} values={dataset?.values ?? NO_VALUES} unit={unit} onChange={(slice) => onChange({ ...source, slice })}
          errorAt={(at) => errorAt(at === "" ? `${path}.slice` : `${path}.slice.${at}`, true)}
        />
      )}
    </div>
  );
}
