"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, Field, Input, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { planStudy, type EligibleItems } from "@/lib/reports/study-plan";
import type { Protocol } from "@/lib/studies/protocol";
import { Choice } from "./choice";
import { CriteriaEditor } from "./criteria-editor";
import { FormSection } from "./form-section";
import { InstructionsField } from "./instructions-field";
import { PeoplePicker, type PickablePerson } from "./people-picker";
import { PlanSummary } from "./plan-summary";
import { problemText } from "./problem-text";
import { sendJson, type Failure } from "./send-json";
import { formOf, protocolOf, sizeOf, type StudyForm as Form } from "./study-form-state";

export type FormDataset = {
  slug: string;
  title: string;
  eligible: EligibleItems;
  turnsPerSession: number | null;
  sessionsPerEpisode: number | null;
  imagesPerEpisode: number | null;
};

const PARTS = [
  ["basics", "Name and dataset"], ["sample", "What is judged"], ["view", "What evaluators see"],
  ["instructions", "Instructions"], ["criteria", "Criteria"], ["people", "Evaluators"],
] as const;
/** What is left of them once a study runs. */
const WORDS: readonly string[] = ["basics", "instructions", "criteria"];

/** The whole study on one page: made as a draft, changed until it starts; from then on only its words. */
export function StudyForm({ study, isRunning = false, datasets, people, members }: {
  /** `id` is null for a study that is not saved yet. */
  study: { id: string | null; name: string; dataset: string; protocol: Protocol };
  /** Everything but words is frozen, and saving makes a new version of the protocol. */
  isRunning?: boolean;
  datasets: readonly FormDataset[];
  people: readonly PickablePerson[];
  members: readonly PickablePerson[];
}) {
  const router = useRouter();
  const [form, setForm] = useState<Form>(() => formOf(study));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isDirty, setDirty] = useState(false);
  // Once created, a second attempt changes that study instead of making another.
  const saved = useRef({ id: study.id });
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);

  const set = (part: Partial<Form>) => {
    setForm((before) => ({ ...before, ...part }));
    setDirty(true);
  };
  const errors = useMemo(() => new Map((failure?.problems ?? []).map((problem) => [problem.path, problemText(problem.message)])), [failure]);
  const errorAt = (path: string, isBelowToo?: boolean) =>
    errors.get(path) ?? (isBelowToo ? [...errors].find(([at]) => at.startsWith(`${path}.`))?.[1] : undefined);

  const dataset = datasets.find((candidate) => candidate.slug === form.dataset);
  const plan = dataset && planStudy({
    ...dataset, unit: form.unit, includeMade: form.includeScripted, size: sizeOf(form), evaluatorsPerItem: Math.max(0, Math.trunc(Number(form.evaluatorsPerItem) || 0)),
    criteria: form.criteria.length, evaluators: members.length + form.evaluators.length,
  });
  const hasOnlyMade = dataset !== undefined && dataset.eligible.episode.collected === 0 && dataset.eligible.episode.made > 0;

  async function save() {
    setSaving(true);
    const outcome = await saveStudy(form, saved.current);
    setSaving(false);
    if (outcome) {
      setFailure(outcome);
      requestAnimationFrame(() => notice.current?.focus());
      return;
    }
    setDirty(false);
    router.push(`/studies/${saved.current.id}`);
    router.refresh();
  }

  return (
    <form
      noValidate className="grid grid-cols-1 items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_300px]"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="grid min-w-0 grid-cols-1 gap-5">
        {failure && (
          <div ref={notice} tabIndex={-1}>
            <Notice tone="danger" live title="Not saved">
              {failure.problems.length > 0 ? "Some fields need another look:" : failure.message}
              {failure.problems.length > 0 && (
                <ul className="mt-1 list-disc ps-5">
                  {failure.problems.map((problem) => <li key={problem.path + problem.message}>{placeText(problem.path, form)}: {problemText(problem.message)}</li>)}
                </ul>
              )}
            </Notice>
          </div>
        )}

        <FormSection id="basics" title="Name and dataset">
          <Field label="Name" hint="For you and other researchers." error={errorAt("name")}>
            <Input value={form.name} maxLength={300} required onChange={(event) => set({ name: event.target.value })} />
          </Field>
          <Field label="Title for evaluators" hint="Must not give away the dataset or the system behind it." error={errorAt("protocol.title")}>
            <Input value={form.title} maxLength={300} required onChange={(event) => set({ title: event.target.value })} />
          </Field>
          {!isRunning && <Field label="Dataset" error={errorAt("dataset")} hint={study.id ? "Fixed once the draft is saved." : undefined}>
            <Select
              value={form.dataset} disabled={study.id !== null}
              onChange={(event) => {
                const next = datasets.find((candidate) => candidate.slug === event.target.value);
                // Nothing else could be drawn, so the tick that allows it comes with the choice.
                const onlyMade = next !== undefined && next.eligible.episode.collected === 0 && next.eligible.episode.made > 0;
                set({ dataset: event.target.value, includeScripted: onlyMade || form.includeScripted });
              }}
            >
              {!dataset && <option value="">Choose a dataset</option>}
              {datasets.map((candidate) => <option key={candidate.slug} value={candidate.slug}>{candidate.title}</option>)}
            </Select>
          </Field>}
        </FormSection>

        {!isRunning && <FormSection id="sample" title="What is judged">
          <Choice
            legend="One item is" value={form.unit} onChange={(unit) => set({ unit })}
            options={[
              { value: "episode", label: "A whole episode", hint: "All sessions of one person, read and judged together." },
              { value: "session", label: "A single session", hint: "One sitting is read and judged by itself." },
            ]}
          />
          {dataset && (dataset.eligible.episode.made > 0 || form.includeScripted) && (
            <Checkbox
              label="Include text made by a model or a program" checked={form.includeScripted} onChange={(event) => set({ includeScripted: event.target.checked })}
              hint={hasOnlyMade ? "All of this dataset is of that kind." : "Such items are marked on every page and in every export."}
            />
          )}
          <Choice
            legend="Sample" value={form.takesAll ? "all" : "some"} onChange={(value) => set({ takesAll: value === "all" })}
            options={[
              { value: "some", label: "A random sample", hint: "Drawn by the seed; the same seed draws the same items anywhere." },
              { value: "all", label: "Everything", hint: plan ? `All ${plan.eligible.toLocaleString("en-GB")} items of the dataset.` : "Every item of the dataset." },
            ]}
          />
          <div className="grid gap-4 sm:grid-cols-3">
            {!form.takesAll && (
              <Field label="Items" className="content-start" error={errorAt("protocol.sample.size", true)}>
                <Input inputMode="numeric" value={form.size} onChange={(event) => set({ size: event.target.value })} />
              </Field>
            )}
            <Field label="Seed" className="content-start" error={errorAt("protocol.sample.seed")}>
              <Input value={form.seed} maxLength={100} onChange={(event) => set({ seed: event.target.value })} />
            </Field>
            <Field label="Evaluators per item" className="content-start" error={errorAt("protocol.evaluatorsPerItem")}>
              <Input inputMode="numeric" value={form.evaluatorsPerItem} onChange={(event) => set({ evaluatorsPerItem: event.target.value })} />
            </Field>
          </div>
          {Number(form.evaluatorsPerItem) === 1 && <Notice tone="warn">With one evaluator per item, agreement cannot be measured.</Notice>}
        </FormSection>}

        {!isRunning && <FormSection id="view" title="What evaluators see" lead="The conversation with its pictures is always there. Never shown: dataset, system and file names, other people's answers.">
          <div className="grid sm:grid-cols-2">
            {([["persona", "Persona"], ["events", "Events of the person's life"], ["deviceAlbum", "Pictures on the person's device"], ["imageDescriptions", "Descriptions of pictures"]] as const).map(([part, label]) => (
              <Checkbox
                key={part} label={label} checked={form.show[part]} onChange={(event) => set({ show: { ...form.show, [part]: event.target.checked } })}
                hint={part === "imageDescriptions" ? "To everyone. They can give away what a picture was meant to be." : undefined}
              />
            ))}
          </div>
          <Field label="Minutes until an untouched item goes to somebody else" className="max-w-sm" error={errorAt("protocol.leaseMinutes")} hint="Late answers are kept all the same.">
            <Input inputMode="numeric" value={form.leaseMinutes} onChange={(event) => set({ leaseMinutes: event.target.value })} />
          </Field>
        </FormSection>}

        <FormSection id="instructions" title="Instructions">
          <InstructionsField value={form.instructions} error={errorAt("protocol.instructions")} onChange={(instructions) => set({ instructions })} />
        </FormSection>

        <FormSection
          id="criteria" title="Criteria"
          lead={isRunning ? "Words only: what is asked, on which scale and in which order stays as it was started." : "Seven from the STARK study to begin with. Change, remove, reorder or add your own."}
        >
          <CriteriaEditor isBlocked={isRunning} criteria={form.criteria} onChange={(criteria) => set({ criteria })} errorAt={(path, isBelowToo) => errorAt(`protocol.criteria.${path}`, isBelowToo)} />
          {!isRunning && <Choice
            legend="Order of criteria" value={form.criterionOrder} onChange={(criterionOrder) => set({ criterionOrder })}
            options={[
              { value: "fixed", label: "As above", hint: "The same for everybody." },
              { value: "random", label: "Random", hint: "Anew for every item; the order shown is stored." },
            ]}
          />}
        </FormSection>

        {!isRunning && <FormSection id="people" title="Evaluators" lead="They appear as E01, E02 … in results and exports. More can be added while the study runs.">
          {members.length > 0 && <p className="text-sm">In already: {members.map((member) => member.name || member.email).join(", ")}.</p>}
          <PeoplePicker people={people} members={members.map((member) => member.email)} chosen={form.evaluators} error={errorAt("evaluators", true)} onChange={(evaluators) => set({ evaluators })} />
        </FormSection>}
      </div>

      <aside className="grid gap-4 lg:sticky lg:top-20">
        {plan && !isRunning && <PlanSummary plan={plan} unit={form.unit} />}
        <nav aria-label="Parts of the study" className="hidden lg:block">
          <ol className="grid gap-0.5 text-sm">
            {PARTS.filter(([id]) => !isRunning || WORDS.includes(id)).map(([id, label]) => <li key={id}><a href={`#${id}`} className="block rounded-lg px-3 py-1.5 text-soft hover:bg-sunken hover:text-ink">{label}</a></li>)}
          </ol>
        </nav>
        <div className="grid gap-2">
          <Button type="submit" look="primary" size="large" disabled={isSaving}>{isSaving ? "Saving…" : isRunning ? "Save as a new version" : "Save and review"}</Button>
          <p className="text-[13px] text-soft">
            {isRunning
              ? "Evaluators are shown the new instructions before their next item. Items that are open keep the words they were opened with."
              : "Saved as a draft. Nothing is shown to evaluators until you start it."}
          </p>
        </div>
      </aside>
    </form>
  );
}

/** @returns what went wrong, or null. */
async function saveStudy(form: Form, saved: { id: string | null }): Promise<Failure | null> {
  const protocol = protocolOf(form);
  if (saved.id === null) {
    const created = await sendJson<{ id: string }>("POST", "/studies", { name: form.name, dataset: form.dataset, protocol, evaluators: form.evaluators });
    if (!created.ok) return created.error;
    saved.id = created.data.id;
    return null;
  }
  const changed = await sendJson("PATCH", `/studies/${saved.id}`, { name: form.name, protocol });
  if (!changed.ok) return changed.error;
  if (form.evaluators.length === 0) return null;
  const added = await sendJson("POST", `/studies/${saved.id}/evaluators`, { evaluators: form.evaluators });
  return added.ok ? null : added.error;
}

const PLACES: Record<string, string> = {
  name: "Name", dataset: "Dataset", evaluators: "Evaluators", "protocol.title": "Title for evaluators", "protocol.instructions": "Instructions",
  "protocol.sample.size": "Items", "protocol.sample.seed": "Seed", "protocol.evaluatorsPerItem": "Evaluators per item", "protocol.leaseMinutes": "Minutes until an item goes on",
};

/** "protocol.criteria.2.scale.0.label" in words. */
function placeText(path: string, form: Form): string {
  const inCriterion = /^protocol\.criteria\.(\d+)(?:\.(\w+))?(?:\.(\d+))?(?:\.(\w+))?/.exec(path);
  if (inCriterion) {
    const [, index = "0", field, point, part] = inCriterion;
    const name = form.criteria[Number(index)]?.name || `criterion ${Number(index) + 1}`;
    const where = [field === "key" ? "name in exports" : field, point && `point ${Number(point) + 1}`, part === "label" ? "words" : part].filter(Boolean).join(", ");
    return where ? `${name}, ${where}` : name;
  }
  return PLACES[path] ?? PLACES[path.replace(/\.\d+$/, "")] ?? path;
}
