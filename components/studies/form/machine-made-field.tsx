import { Checkbox } from "@/components/ui/field";
import type { FormDataset } from "@/lib/reports/form-dataset";
import { nothingToGuess } from "@/lib/reports/guess-text";
import { contrastsMet } from "@/lib/studies/form/meetings";
import type { ComparisonForm } from "@/lib/studies/form/state";

/** The last question, and whether the chosen sources leave anything to ask. */
export function MachineMadeField({ form, datasets, onChange }: { form: ComparisonForm; datasets: readonly FormDataset[]; onChange: (value: boolean) => void }) {
  const sources = form.sources.flatMap(({ dataset, slice }) => {
    const chosen = datasets.find(({ slug }) => slug === dataset);
    return chosen ? [{ eligible: chosen.eligible, origins: slice.origins }] : [];
  });
  // Until every source has a dataset nobody knows.
  const nothing = sources.length < form.sources.length ? null : nothingToGuess(sources, contrastsMet(form.meetings, form.sources), form);
  return (
    <Checkbox
      label="Ask at the very end which was machine-made" checked={form.askMachineMade} onChange={(event) => onChange(event.target.checked)}
      hint={nothing ?? "Of some pairs with one machine-made side, once all others are judged. It tells whether the study stayed blind."}
    />
  );
}
