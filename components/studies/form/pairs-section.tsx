import type { ReactNode } from "react";
import { Checkbox, Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { FormDataset } from "@/lib/reports/form-dataset";
import type { ComparisonForm, Likeness } from "@/lib/studies/form/state";
import { Choice } from "./choice";
import { FormSection } from "./form-section";
import type { SectionProps } from "./use-study-form";

const LIKENESS: readonly { feature: Likeness; label: string }[] = [
  { feature: "turns", label: "Number of turns" }, { feature: "images", label: "Number of images" }, { feature: "length", label: "Length in characters" },
];

/** What a side is, which sides meet, and how many pairs that makes. */
export function PairsSection({ form, set, errorAt, datasets, balance }: SectionProps<ComparisonForm> & { datasets: readonly FormDataset[]; /** How well the sides match, as things stand. */ balance: ReactNode }) {
  const single = form.sources.map((source) => datasets.find((dataset) => dataset.slug === source.dataset)).filter((dataset) => dataset?.isSingleSession);
  const names = [...new Set(single.map((dataset) => dataset?.title))].join(" and ");
  const odd = Number(form.evaluatorsPerItem) % 2 === 1;
  return (
    <FormSection id="pairs" title="Pairs" lead="Two conversations make a pair, one from each of two sources. No conversation stands in two pairs of the same contrast.">
      <Choice
        legend="One side is" value={form.unit} onChange={(unit) => set({ unit })}
        options={[
          { value: "session", label: "A single session", hint: "The right one where a source has single conversations only: both sides are then one sitting." },
          { value: "episode", label: "A whole episode", hint: "All sessions of one person. Right where every source has several." },
        ]}
      />
      {form.unit === "episode" && names !== "" && (
        <Notice tone="warn" title="Sides may give themselves away">
          {names} {single.length === 1 ? "has" : "have"} one session per episode. Beside an episode of several, such a side is known at a glance, and is judged for being short.
        </Notice>
      )}
      <Choice
        legend="Images" value={form.images} onChange={(images) => set({ images })} columns={3}
        options={[
          { value: "stored", label: "All of them stored", hint: "Both sides share images, and every one can be shown. A gap would give a side away." },
          { value: "shared", label: "At least one shared", hint: "Both sides share images; some may be missing on the screen." },
          { value: "any", label: "With or without", hint: "Sides without images may meet sides with some." },
        ]}
      />
      <Choice
        legend="How pairs are formed" value={form.isMatched ? "matched" : "random"} onChange={(method) => set({ isMatched: method === "matched" })}
        options={[
          { value: "random", label: "At random", hint: "Whichever the seed brings together. Results speak of the sources as they are." },
          { value: "matched", label: "Matched", hint: "Each conversation meets the one most like it, so that size alone decides less." },
        ]}
      />
      {form.isMatched && (
        <fieldset>
          <legend className="text-sm font-semibold">Alike in</legend>
          <div className="flex flex-wrap gap-x-6">
            {LIKENESS.map(({ feature, label }) => (
              <Checkbox
                key={feature} label={label} checked={form.matchedOn.includes(feature)}
                onChange={(event) => set({ matchedOn: event.target.checked ? [...form.matchedOn, feature] : form.matchedOn.filter((other) => other !== feature) })}
              />
            ))}
          </div>
          {errorAt("protocol.pairing", true) && <p className="text-[13px] font-medium text-danger">{errorAt("protocol.pairing", true)}</p>}
        </fieldset>
      )}
      {balance}
      <Choice
        legend="Sample" value={form.takesAll ? "all" : "some"} onChange={(value) => set({ takesAll: value === "all" })}
        options={[
          { value: "some", label: "A random sample", hint: "Drawn by the seed; the same seed draws the same pairs anywhere." },
          { value: "all", label: "As many as there are", hint: "Until the scarcer source of each contrast is used up." },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        {!form.takesAll && (
          <Field label="Pairs of every two sources" error={errorAt("protocol.sample.size", true)}>
            <Input inputMode="numeric" value={form.size} onChange={(event) => set({ size: event.target.value })} />
          </Field>
        )}
        <Field label="Seed" error={errorAt("protocol.sample.seed")}>
          <Input value={form.seed} maxLength={100} onChange={(event) => set({ seed: event.target.value })} />
        </Field>
        <Field label="Evaluators per pair" error={errorAt("protocol.evaluatorsPerItem")}>
          <Input inputMode="numeric" value={form.evaluatorsPerItem} onChange={(event) => set({ evaluatorsPerItem: event.target.value })} />
        </Field>
      </div>
      <p className="-mt-2 text-[13px] text-soft">
        {odd ? "With an odd number of evaluators, one way round of every pair is seen once more than the other. An even number makes them equal." : "With an even number of evaluators, every pair is seen both ways round equally often."}
      </p>
      {Number(form.evaluatorsPerItem) === 1 && <Notice tone="warn">With one evaluator per pair, agreement cannot be measured, and every pair is seen one way round only.</Notice>}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Minutes until an untouched pair goes on" error={errorAt("protocol.leaseMinutes")} hint="A pair that is handed out and left alone goes to somebody else. Late answers are kept all the same.">
          <Input inputMode="numeric" value={form.leaseMinutes} onChange={(event) => set({ leaseMinutes: event.target.value })} />
        </Field>
        <Field label="Hours until planned work goes to others" error={errorAt("protocol.handOverMinutes")} hint="Counted from the last sign of an evaluator. From then on others may take over what was planned for them.">
          <Input inputMode="decimal" value={form.handOverHours} onChange={(event) => set({ handOverHours: event.target.value })} />
        </Field>
      </div>
    </FormSection>
  );
}
