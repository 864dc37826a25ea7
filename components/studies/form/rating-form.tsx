"use client";

import { Checkbox, Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type FormDataset, withSources } from "@/lib/reports/form-dataset";
import { type PlanInput, planSources, type StudyPlan } from "@/lib/reports/study-plan";
import { wholeOf } from "@/lib/studies/form/numbers";
import { sliceSent } from "@/lib/studies/form/sources";
import { previewRequest, type RatingForm as Form, ratingForm, sizeOf } from "@/lib/studies/form/state";
import type { RatingProtocol } from "@/lib/studies/protocol";
import type { SourceInput } from "@/lib/studies/slice";
import type { PickablePerson } from "../people-picker";
import { PlanSummary } from "../plan-summary";
import { Choice } from "./choice";
import { FormFrame } from "./form-frame";
import { FormSection } from "./form-section";
import { MadeTextField } from "./made-text-field";
import { NamesSection } from "./names-section";
import { SourceList } from "./source-list";
import { useSamplePreview } from "./use-sample-preview";
import { type SectionProps, useStudyForm } from "./use-study-form";
import { CriteriaSection, InstructionsSection, PeopleSection } from "./words-sections";

const PARTS = [
  { id: "names", label: "Name and title" }, { id: "sample", label: "What is judged" }, { id: "view", label: "What evaluators see" },
  { id: "instructions", label: "Instructions" }, { id: "criteria", label: "Criteria" }, { id: "people", label: "Evaluators" },
];
/** What is left of them once a study runs. */
const WORDS = new Set(["names", "instructions", "criteria"]);

/** A study in which one conversation is rated at a time. */
export function RatingForm({ study, isRunning = false, datasets, people, members }: {
  /** `id` is null for a study that is not saved yet. */
  study: { id: string | null; name: string; sources: readonly SourceInput[]; protocol: RatingProtocol };
  isRunning?: boolean;
  datasets: readonly FormDataset[];
  people: readonly PickablePerson[];
  members: readonly PickablePerson[];
}) {
  const state = useStudyForm<Form>(() => ratingForm(study), { id: study.id, running: isRunning ? study.protocol : null });
  const { form } = state;
  const plan = usePlan(form, datasets, members.length + form.evaluators.length);
  return (
    <FormFrame state={state} isRunning={isRunning} parts={isRunning ? PARTS.filter((part) => WORDS.has(part.id)) : PARTS} summary={!isRunning && plan && <PlanSummary plan={plan} unit={form.unit} />}>
      <NamesSection {...state} />
      {!isRunning && <SampleSection {...state} datasets={datasets} plan={plan} />}
      {!isRunning && <ViewSection {...state} />}
      <InstructionsSection {...state} />
      <CriteriaSection {...state} one="item" isRunning={isRunning} lead="Seven from the STARK study to begin with. Change, remove, reorder or add your own." />
      {!isRunning && <PeopleSection {...state} people={people} members={members} lead="They appear as E01, E02 … in results and exports. More can be added while the study runs." />}
    </FormFrame>
  );
}

/** Counted here for a whole dataset; a part of one is counted by the server. Null until a dataset is chosen and counted. */
function usePlan(form: Form, datasets: readonly FormDataset[], evaluators: number): StudyPlan | null {
  const arePart = form.sources.map(({ slice }) => Object.keys(sliceSent(slice)).length > 0);
  const { preview } = useSamplePreview(arePart.includes(true) && form.sources.every(({ dataset }) => dataset !== "") ? previewRequest(form) : null);
  const counted = preview?.kind === "rating" ? preview.bySource : null;
  const chosen = form.sources.map(({ dataset: slug }) => datasets.find(({ slug: known }) => known === slug));
  if (arePart.includes(true) && counted?.length !== form.sources.length) return null;
  const inputs = chosen.flatMap((dataset, index): PlanInput[] => (dataset === undefined ? [] : [{
    ...dataset, unit: form.unit, includeMade: form.includeScripted, eligibleInSlice: arePart[index] ? (counted?.[index] ?? 0) : null, size: sizeOf(form),
    evaluatorsPerItem: wholeOf(form.evaluatorsPerItem), criteria: form.criteria.length, evaluators,
  }]));
  return inputs.length === chosen.length ? planSources(inputs) : null;
}

function SampleSection({ form, set, errorAt, datasets, plan }: SectionProps<Form> & { datasets: readonly FormDataset[]; plan: StudyPlan | null }) {
  return (
    <FormSection id="sample" title="What is judged">
      <SourceList
        sources={form.sources} least={1} unit={form.unit} datasets={datasets} errorAt={errorAt}
        onChange={(sources) => set(withSources(sources, datasets, form.includeScripted))}
      />
      <MadeTextField sources={form.sources} datasets={datasets} value={form.includeScripted} onChange={(includeScripted) => set({ includeScripted })} />
      <Choice
        legend="One item is" value={form.unit} onChange={(unit) => set({ unit })}
        options={[
          { value: "episode", label: "A whole episode", hint: "All sessions of one person, read and judged together." },
          { value: "session", label: "A single session", hint: "One sitting is read and judged by itself." },
        ]}
      />
      <Choice
        legend="Sample" value={form.takesAll ? "all" : "some"} onChange={(value) => set({ takesAll: value === "all" })}
        options={[
          { value: "some", label: "A random sample", hint: "Drawn by the seed; the same seed draws the same items anywhere." },
          { value: "all", label: "Everything", hint: plan ? `All ${plan.eligible.toLocaleString("en-GB")} items that can be drawn.` : "Every item that can be drawn." },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        {!form.takesAll && (
          <Field label={form.sources.length > 1 ? "Items of each source" : "Items"} error={errorAt("protocol.sample.size", true)}>
            <Input inputMode="numeric" value={form.size} onChange={(event) => set({ size: event.target.value })} />
          </Field>
        )}
        <Field label="Seed" error={errorAt("protocol.sample.seed")}>
          <Input value={form.seed} maxLength={100} onChange={(event) => set({ seed: event.target.value })} />
        </Field>
        <Field label="Evaluators per item" error={errorAt("protocol.evaluatorsPerItem")}>
          <Input inputMode="numeric" value={form.evaluatorsPerItem} onChange={(event) => set({ evaluatorsPerItem: event.target.value })} />
        </Field>
      </div>
      {Number(form.evaluatorsPerItem) === 1 && <Notice tone="warn">With one evaluator per item, agreement cannot be measured.</Notice>}
    </FormSection>
  );
}

const SHOWN = [["persona", "Persona"], ["events", "Events of the person's life"], ["deviceAlbum", "Pictures on the person's device"], ["imageDescriptions", "Descriptions of pictures"]] as const;

function ViewSection({ form, set, errorAt }: SectionProps<Form>) {
  return (
    <FormSection id="view" title="What evaluators see" lead="The conversation with its pictures is always there. Never shown: dataset, system and file names, other people's answers.">
      <div className="grid sm:grid-cols-2">
        {SHOWN.map(([part, label]) => (
          <Checkbox
            key={part} label={label} checked={form.show[part]} onChange={(event) => set({ show: { ...form.show, [part]: event.target.checked } })}
            hint={part === "imageDescriptions" ? "To everyone. They can give away what a picture was meant to be." : undefined}
          />
        ))}
      </div>
      <Field label="Minutes until an untouched item goes to somebody else" className="max-w-sm" error={errorAt("protocol.leaseMinutes")} hint="Late answers are kept all the same.">
        <Input inputMode="numeric" value={form.leaseMinutes} onChange={(event) => set({ leaseMinutes: event.target.value })} />
      </Field>
    </FormSection>
  );
}
