import { Checkbox } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { ComparisonForm } from "@/lib/studies/form/state";
import { FormSection } from "./form-section";
import type { SectionProps } from "./use-study-form";

const PARTS: readonly { part: keyof ComparisonForm["show"]; words: string; label: string; hint: string }[] = [
  { part: "persona", words: "the persona", label: "Persona", hint: "Who the person is, where a dataset says so." },
  { part: "events", words: "life events", label: "Events of the person's life", hint: "Few datasets have any." },
  { part: "dates", words: "dates", label: "Dates of sessions", hint: "Collected talk seldom has them." },
  { part: "deviceAlbum", words: "device pictures", label: "Pictures on the person's device", hint: "A trait of generated episodes." },
  { part: "imageDescriptions", words: "descriptions of pictures", label: "Descriptions of pictures", hint: "Written by a model in one source, by nobody in another." },
  { part: "speakerNames", words: "speakers' names", label: "Speakers' names", hint: "Off, they are Speaker 1, Speaker 2 …" },
];

/** What a comparison leaves out on both sides, unless somebody insists. */
export function BlindViewSection({ form, set }: SectionProps<ComparisonForm>) {
  const shown = PARTS.filter(({ part }) => form.show[part]);
  return (
    <FormSection id="view" title="What evaluators see" lead="Two conversations with their images, side by side. Never shown: dataset, system and file names, other people's answers.">
      <fieldset>
        <legend className="text-sm font-semibold">What one source alone has gives it away</legend>
        <p className="mt-0.5 mb-2 text-[13px] text-soft">All of it is off. Switch something on only where every source has it.</p>
        <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {PARTS.map(({ part, label, hint }) => (
            <Checkbox key={part} label={label} hint={hint} checked={form.show[part]} onChange={(event) => set({ show: { ...form.show, [part]: event.target.checked } })} />
          ))}
        </div>
      </fieldset>
      <div aria-live="polite">
        {shown.length > 0 && (
          <Notice tone="warn" title="This may unblind the study">
            Evaluators will see {shown.map(({ words }) => words).join(", ")}. A side that has it beside one that has not can be told by that alone.
          </Notice>
        )}
      </div>
    </FormSection>
  );
}
