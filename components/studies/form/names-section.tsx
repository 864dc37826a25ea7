import { Field, Input } from "@/components/ui/field";
import type { CommonForm } from "@/lib/studies/form/state";
import { FormSection } from "./form-section";
import type { SectionProps } from "./use-study-form";

/** What the study is called, for those who run it and for those who judge. */
export function NamesSection({ form, set, errorAt }: SectionProps<CommonForm>) {
  return (
    <FormSection id="names" title="Name and title">
      <Field label="Name" hint="For you and other researchers." error={errorAt("name")}>
        <Input value={form.name} maxLength={300} required onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label="Title for evaluators" hint="Must not give away the dataset or the system behind it." error={errorAt("protocol.title")}>
        <Input value={form.title} maxLength={300} required onChange={(event) => set({ title: event.target.value })} />
      </Field>
    </FormSection>
  );
}
