"use client";

import { Checkbox } from "@/components/ui/field";
import type { FormDataset } from "@/lib/reports/form-dataset";
import { planComparison } from "@/lib/reports/study-plan";
import { wholeOf } from "@/lib/studies/form/numbers";
import { comparisonForm, type ComparisonForm as Form, previewRequest } from "@/lib/studies/form/state";
import type { ComparisonProtocol } from "@/lib/studies/protocol";
import type { SourceInput } from "@/lib/studies/slice";
import { BalanceTable } from "../balance-table";
import type { PickablePerson } from "../people-picker";
import { BlindViewSection } from "./blind-view-section";
import { ComparisonPreview } from "./comparison-preview";
import { FormFrame } from "./form-frame";
import { formTitles } from "./form-titles";
import { MachineMadeField } from "./machine-made-field";
import { NamesSection } from "./names-section";
import { PairsSection } from "./pairs-section";
import { SourcesSection } from "./sources-section";
import { useSamplePreview } from "./use-sample-preview";
import { useStudyForm } from "./use-study-form";
import { CriteriaSection, InstructionsSection, PeopleSection } from "./words-sections";

const PARTS = [
  { id: "names", label: "Name and title" }, { id: "sources", label: "Sources" }, { id: "pairs", label: "Pairs" }, { id: "view", label: "What evaluators see" },
  { id: "instructions", label: "Instructions" }, { id: "criteria", label: "Criteria" }, { id: "people", label: "Evaluators" },
];
/** What is left of them once a study runs. */
const WORDS = new Set(["names", "instructions", "criteria"]);

/** A study in which two conversations are compared blind. */
export function ComparisonForm({ study, isRunning = false, datasets, people, members }: {
  /** `id` is null for a study that is not saved yet. */
  study: { id: string | null; name: string; sources: readonly SourceInput[]; protocol: ComparisonProtocol };
  isRunning?: boolean;
  datasets: readonly FormDataset[];
  people: readonly PickablePerson[];
  members: readonly PickablePerson[];
}) {
  const state = useStudyForm<Form>(() => comparisonForm(study), { id: study.id, running: isRunning ? study.protocol : null });
  const { form, set } = state;
  const sample = useSamplePreview(isRunning ? null : previewRequest(form));
  const preview = sample.preview?.kind === "comparison" ? sample.preview : null;
  const plan = preview && planComparison({
    preview, images: form.images, evaluatorsPerPair: wholeOf(form.evaluatorsPerItem), criteria: form.criteria.length, evaluators: members.length + form.evaluators.length,
  });
  const titles = formTitles(form.sources, datasets);
  const titleOf = (number: number) => titles[number - 1] ?? `Source ${number}`;
  return (
    <FormFrame
      state={state} isRunning={isRunning} parts={isRunning ? PARTS.filter((part) => WORDS.has(part.id)) : PARTS}
      summary={!isRunning && <ComparisonPreview form={form} sample={sample} preview={preview} plan={plan} titleOf={titleOf} />}
    >
      <NamesSection {...state} />
      {!isRunning && <SourcesSection {...state} datasets={datasets} />}
      {!isRunning && <PairsSection {...state} datasets={datasets} balance={preview && !sample.failure && <BalanceTable contrasts={preview.contrasts} titleOf={titleOf} isStale={sample.isLoading} />} />}
      {!isRunning && <BlindViewSection {...state} />}
      <InstructionsSection {...state} />
      <CriteriaSection {...state} one="pair" isRunning={isRunning} lead="Six from the STARK study to begin with. The answers are the same for every criterion: A, Tie or B.">
        <Checkbox
          label="Offer “both bad”" checked={form.allowBothBad} onChange={(event) => set({ allowBothBad: event.target.checked })}
          hint="For pairs of which neither is any good. Counted as a tie, and reported apart."
        />
        <MachineMadeField form={form} datasets={datasets} onChange={(askMachineMade) => set({ askMachineMade })} />
      </CriteriaSection>
      {!isRunning && (
        <PeopleSection
          {...state} people={people} members={members}
          lead="They appear as E01, E02 … in results and exports. Who sees which pair, and which way round, is planned when the study starts; more can join later."
        />
      )}
    </FormFrame>
  );
}
