import { Checkbox } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type FormDataset, withSources } from "@/lib/reports/form-dataset";
import { everyTwo, type Meetings } from "@/lib/studies/form/meetings";
import type { SourceForm } from "@/lib/studies/form/sources";
import type { ComparisonForm } from "@/lib/studies/form/state";
import { Choice } from "./choice";
import { FormSection } from "./form-section";
import { formTitles } from "./form-titles";
import { MadeTextField } from "./made-text-field";
import { SourceList } from "./source-list";
import type { SectionProps } from "./use-study-form";

/** Where the two sides of a pair come from, and which of the sources meet. */
export function SourcesSection({ form, set, errorAt, datasets }: SectionProps<ComparisonForm> & { datasets: readonly FormDataset[] }) {
  const { sources } = form;
  const change = (changed: SourceForm[]) => set(withSources(changed, datasets, form.includeScripted));
  return (
    <FormSection id="sources" title="Sources" lead="Two or more datasets, or parts of them. Evaluators never learn which source a side comes from, nor which sources there are.">
      <SourceList sources={sources} least={2} unit={form.unit} datasets={datasets} errorAt={errorAt} onChange={change} />
      {sharesDataset(sources) && <Notice>Two sources are the same dataset: give them parts that do not overlap, since a conversation cannot meet itself.</Notice>}
      <MadeTextField sources={sources} datasets={datasets} value={form.includeScripted} onChange={(includeScripted) => set({ includeScripted })} />
      {sources.length > 2 && <MeetingsField meetings={form.meetings} sources={sources} datasets={datasets} error={errorAt("protocol.contrasts", true)} onChange={(meetings) => set({ meetings })} />}
    </FormSection>
  );
}

function sharesDataset(sources: readonly SourceForm[]): boolean {
  const chosen = sources.map((source) => source.dataset).filter((slug) => slug !== "");
  return new Set(chosen).size < chosen.length;
}

function MeetingsField({ meetings, sources, datasets, error, onChange }: {
  meetings: Meetings;
  sources: readonly SourceForm[];
  datasets: readonly FormDataset[];
  error?: string;
  onChange: (meetings: Meetings) => void;
}) {
  const pairs = everyTwo(sources);
  const titles = formTitles(sources, datasets);
  const titleOf = (number: number) => (sources[number - 1]?.dataset ? titles[number - 1] : "not chosen yet");
  return (
    <div className="grid gap-3">
      <Choice
        legend="Which sources meet" value={meetings.which} columns={3}
        onChange={(which) => onChange({ which, pairs: which === "chosen" ? pairs.filter(({ first }) => meetings.which !== "first" || first === 1).map((pair) => pair.name) : meetings.pairs })}
        options={[
          { value: "all", label: "All with all", hint: `${pairs.length} contrasts: every source meets every other one.` },
          { value: "first", label: "The first with each", hint: `${sources.length - 1} contrasts: source 1 against all others, which do not meet each other.` },
          { value: "chosen", label: "Chosen ones", hint: "Tick which two are compared." },
        ]}
      />
      {meetings.which === "chosen" && (
        <fieldset>
          <legend className="sr-only">Contrasts</legend>
          <div className="grid sm:grid-cols-2">
            {pairs.map(({ name, first, second }) => (
              <Checkbox
                key={name} label={`Source ${first} with source ${second}`} hint={`${titleOf(first)} × ${titleOf(second)}`} checked={meetings.pairs.includes(name)}
                onChange={(event) => onChange({ ...meetings, pairs: event.target.checked ? [...meetings.pairs, name] : meetings.pairs.filter((other) => other !== name) })}
              />
            ))}
          </div>
        </fieldset>
      )}
      {error && <p className="text-[13px] font-medium text-danger">{error}</p>}
    </div>
  );
}
