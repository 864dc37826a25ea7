"use client";

import { X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Select, Textarea } from "@/components/ui/field";
import { type DatasheetAnswer, LONGEST_ANSWER } from "@/lib/reports/datasheet/answers";
import type { Question, QuestionOption } from "@/lib/reports/datasheet/question";

type Props = { question: Question; answer: DatasheetAnswer; onChange: (answer: DatasheetAnswer | undefined) => void };

/** More than these are picked from a list. */
const MOST_IN_SIGHT = 30;

/** Short ones stand in a line, many in two columns. */
function layoutOf(options: readonly QuestionOption[]): string {
  if (options.every((option) => option.label.length <= 14)) return "flex flex-wrap gap-x-6";
  return options.length > 5 ? "grid gap-x-6 sm:grid-cols-2" : "grid";
}

/** One or several of the form's options, with the words that some of them want. */
export function OptionFields({ question, answer, onChange }: Props) {
  const id = useId();
  const { options, kind } = question;
  const chosen = options.filter((option) => answer.options.includes(option.number));
  const isExplained = chosen.some((option) => option.explain) || answer.text !== "";
  const choose = (next: number[]) => onChange(next.length === 0 && answer.text === "" ? undefined : { ...answer, options: next });
  return (
    <fieldset className="min-w-0" aria-describedby={question.hint === null ? undefined : `${id}-hint`}>
      <legend className="mb-1 text-sm font-semibold">{question.number}&ensp;{question.text}</legend>
      {question.hint !== null && <p id={`${id}-hint`} className="mb-1.5 text-[13px] text-soft">{question.hint}</p>}
      {options.length > MOST_IN_SIGHT
        ? <PickedOptions question={question} options={options} chosen={chosen} onChange={choose} />
        : (
          <div className={layoutOf(options)}>
            {options.map(({ number, label }) => (
              <label key={number} className="flex min-h-8 cursor-pointer items-start gap-2.5 py-1">
                <input
                  type={kind === "radio" ? "radio" : "checkbox"} name={id} checked={answer.options.includes(number)} className="mt-1 size-4 shrink-0 accent-[var(--accent)]"
                  onChange={(event) => choose(kind === "radio" ? [number] : event.target.checked ? [...answer.options, number] : answer.options.filter((other) => other !== number))}
                />
                <span className="text-sm">{label}</span>
              </label>
            ))}
          </div>
        )}
      {isExplained && (
        <Textarea
          aria-label={`${question.number}, in words`} placeholder={chosen.some((option) => option.explain) ? "In words, or an address" : undefined} rows={1} maxLength={LONGEST_ANSWER}
          className="mt-1.5 field-sizing-content min-h-10" value={answer.text} onChange={(event) => onChange({ ...answer, text: event.target.value })}
        />
      )}
      {kind === "radio" && question.mode === "ask" && chosen.length > 0 && <Button size="small" look="quiet" className="-ms-3 mt-1" onClick={() => onChange(undefined)}>Clear<span className="sr-only"> {question.number}</span></Button>}
    </fieldset>
  );
}

function PickedOptions({ question, options, chosen, onChange }: { question: Question; options: readonly QuestionOption[]; chosen: readonly QuestionOption[]; onChange: (numbers: number[]) => void }) {
  const numbers = chosen.map((option) => option.number);
  return (
    <div className="grid gap-2 sm:max-w-md">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5" aria-label={`Chosen: ${question.text}`}>
          {chosen.map(({ number, label }) => (
            <li key={number} className="inline-flex items-center gap-1 rounded-full border border-accent/30 bg-accent-soft ps-3 pe-1 text-[13px] text-accent-strong">
              {label}
              <button type="button" aria-label={`Leave out ${label}`} className="grid size-7 place-items-center rounded-full hover:bg-card" onClick={() => onChange(numbers.filter((other) => other !== number))}>
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Select aria-label={`Add: ${question.text}`} value="" onChange={(event) => onChange([...numbers, Number(event.target.value)])}>
        <option value="" disabled>Add a language …</option>
        {options.filter((option) => !numbers.includes(option.number)).map(({ number, label }) => <option key={number} value={number}>{label}</option>)}
      </Select>
    </div>
  );
}
