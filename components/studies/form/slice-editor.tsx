"use client";

import { useState } from "react";
import { Checkbox, Field, Input } from "@/components/ui/field";
import { RangeField } from "@/components/ui/range-field";
import { TagInput } from "@/components/ui/tag-input";
import type { SliceValues } from "@/lib/reports/form-dataset";
import { type Origin, type PictureState, type RangeName, type SliceForm, sliceRead } from "@/lib/studies/form/sources";
import { slicePhrases } from "@/lib/studies/slice-text";

const ORIGINS: readonly { origin: Origin; label: string }[] = [
  { origin: "collected", label: "Collected from people" },
  { origin: "synthetic", label: "Made by a model" },
  { origin: "scripted", label: "Scripted" },
];

const STATES: readonly { state: PictureState; label: string }[] = [
  { state: "stored", label: "Stored" }, { state: "remote", label: "Not fetched" }, { state: "missing", label: "Missing" }, { state: "refused", label: "Refused" },
];

/** Conditions on what may be drawn, folded to a sentence that says what is chosen. */
export function SliceEditor({ slice, onChange, values, unit, errorAt }: {
  slice: SliceForm;
  onChange: (slice: SliceForm) => void;
  values: SliceValues;
  unit: "episode" | "session";
  /** Message for a path below the slice, "turns.from" for example; "" for anything in it. */
  errorAt: (path: string) => string | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  const set = (part: Partial<SliceForm>) => onChange({ ...slice, ...part });
  const rangeOf = (name: RangeName) => ({ value: slice[name], error: errorAt(name), onChange: (range: SliceForm["age"]) => set({ [name]: range }) });
  const isWrong = errorAt("") !== undefined;
  return (
    <details
      className="group rounded-[10px] border border-line bg-sunken" open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="rounded-[10px] px-3 py-2 text-sm">
        <span className="font-semibold">Only a part of it…</span> <span className="text-soft">{chosenText(slice)}</span>
      </summary>
      <div className="grid gap-4 border-t border-line px-3 py-4">
        <p className="text-[13px] text-soft">Every condition that is filled in has to hold. What is left empty decides nothing.</p>
        <Field label="Words in it" hint="As in the explorer’s search: every word, found by its beginning; quoted ones whole; those after a minus not at all." error={errorAt("words")}>
          <Input value={slice.words} maxLength={300} onChange={(event) => set({ words: event.target.value })} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <RangeField legend={unit === "session" ? "Turns of the session" : "Turns of the episode"} {...rangeOf("turns")} />
          <RangeField legend="Images shared in it" {...rangeOf("images")} />
          <RangeField legend="Sessions of the episode" {...rangeOf("sessions")} />
          <RangeField legend="Age of the person" {...rangeOf("age")} />
          <TagInput label="Countries" values={slice.countries} suggestions={values.countries} error={errorAt("countries")} onChange={(countries) => set({ countries })} />
          <TagInput label="Genders" values={slice.genders} suggestions={values.genders} error={errorAt("genders")} onChange={(genders) => set({ genders })} />
          <TagInput label="Persona categories" values={slice.categories} suggestions={values.categories} error={errorAt("categories")} onChange={(categories) => set({ categories })} />
          <TagInput label="Persona relations" values={slice.relations} suggestions={values.relations} error={errorAt("relations")} onChange={(relations) => set({ relations })} />
          <RangeField legend="Days from first to last session" {...rangeOf("span")} />
          <fieldset className="min-w-0">
            <legend className="mb-1.5 text-sm font-semibold">Every session dated between</legend>
            <div className="flex items-center gap-2">
              <Input type="date" aria-label="Dated from" className="min-w-0" value={slice.dates.from} onChange={(event) => set({ dates: { ...slice.dates, from: event.target.value } })} />
              <span aria-hidden className="text-faint">–</span>
              <Input type="date" aria-label="Dated to" className="min-w-0" value={slice.dates.to} onChange={(event) => set({ dates: { ...slice.dates, to: event.target.value } })} />
            </div>
            {errorAt("dates") && <p className="mt-1.5 text-[13px] font-medium text-danger">{errorAt("dates")}</p>}
          </fieldset>
          <TagInput
            label="Image sources" hint="One image at least comes from one of them." values={slice.imageSources} suggestions={values.sources}
            error={errorAt("imageSources")} onChange={(imageSources) => set({ imageSources })}
          />
          <TagInput
            label="Modules" hint="One image at least was made or found by one of them." values={slice.modules} suggestions={values.modules}
            error={errorAt("modules")} onChange={(modules) => set({ modules })}
          />
          <Field label="Beginning of the episode’s id" hint="“test:” for a split, for example." error={errorAt("idPrefix")}>
            <Input value={slice.idPrefix} maxLength={300} className="font-mono !text-sm" onChange={(event) => set({ idPrefix: event.target.value })} />
          </Field>
        </div>
        <fieldset>
          <legend className="mb-1 text-sm font-semibold">One image at least is</legend>
          <div className="flex flex-wrap gap-x-6">
            {STATES.map(({ state, label }) => (
              <Checkbox
                key={state} label={label} checked={slice.imageStates.includes(state)}
                onChange={(event) => set({ imageStates: STATES.map((known) => known.state).filter((known) => (known === state ? event.target.checked : slice.imageStates.includes(known))) })}
              />
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="mb-1 text-sm font-semibold">Origin of the text</legend>
          <div className="flex flex-wrap gap-x-6">
            {ORIGINS.map(({ origin, label }) => (
              <Checkbox
                key={origin} label={label} checked={slice.origins.includes(origin)}
                onChange={(event) => set({ origins: ORIGINS.map((known) => known.origin).filter((known) => (known === origin ? event.target.checked : slice.origins.includes(known))) })}
              />
            ))}
          </div>
        </fieldset>
      </div>
    </details>
  );
}

function chosenText(slice: SliceForm): string {
  const read = sliceRead(slice);
  if (!read) return "Some conditions need another look.";
  const phrases = slicePhrases(read);
  return phrases.length === 0 ? "Everything in it is taken." : `Chosen: ${phrases.join(" · ")}.`;
}
