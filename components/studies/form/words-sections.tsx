import type { ReactNode } from "react";
import type { CommonForm } from "@/lib/studies/form/state";
import { PeoplePicker, type PickablePerson } from "../people-picker";
import { Choice } from "./choice";
import { CriteriaEditor } from "./criteria-editor";
import { FormSection } from "./form-section";
import { InstructionsField } from "./instructions-field";
import type { SectionProps } from "./use-study-form";

export function InstructionsSection({ form, set, errorAt }: SectionProps<CommonForm>) {
  return (
    <FormSection id="instructions" title="Instructions">
      <InstructionsField value={form.instructions} error={errorAt("protocol.instructions")} onChange={(instructions) => set({ instructions })} />
    </FormSection>
  );
}

export function CriteriaSection({ form, set, errorAt, lead, one, isRunning, children }: SectionProps<CommonForm> & {
  lead: string;
  /** What is judged: "item" or "pair". */
  one: string;
  isRunning: boolean;
  children?: ReactNode;
}) {
  return (
    <FormSection id="criteria" title="Criteria" lead={isRunning ? "Words only: what is asked, with which answers and in which order stays as it was started." : lead}>
      <CriteriaEditor
        isBlocked={isRunning} criteria={form.criteria} onChange={(criteria) => set({ criteria })}
        errorAt={(path, isBelowToo) => errorAt(`protocol.criteria.${path}`, isBelowToo)}
      />
      {!isRunning && (
        <>
          {children}
          <Choice
            legend="Order of criteria" value={form.criterionOrder} onChange={(criterionOrder) => set({ criterionOrder })}
            options={[
              { value: "fixed", label: "As above", hint: "The same for everybody." },
              { value: "random", label: "Random", hint: `Anew for every ${one}; the order shown is stored.` },
            ]}
          />
        </>
      )}
    </FormSection>
  );
}

export function PeopleSection({ form, set, errorAt, people, members, lead }: SectionProps<CommonForm> & {
  people: readonly PickablePerson[];
  /** Who is in already. */
  members: readonly PickablePerson[];
  lead: string;
}) {
  return (
    <FormSection id="people" title="Evaluators" lead={lead}>
      {members.length > 0 && <p className="text-sm">In already: {members.map((member) => member.name || member.email).join(", ")}.</p>}
      <PeoplePicker people={people} members={members.map((member) => member.email)} chosen={form.evaluators} error={errorAt("evaluators", true)} onChange={(evaluators) => set({ evaluators })} />
    </FormSection>
  );
}
