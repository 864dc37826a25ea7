"use client";

import { CircleCheck } from "lucide-react";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field, Input, Textarea } from "@/components/ui/field";
import { type DatasheetAnswer, isComplete, LONGEST_ANSWER, TO_FINISH } from "@/lib/reports/datasheet/answers";
import { PROTOCOL } from "@/lib/reports/datasheet/criterion-answers";
import { answerLines } from "@/lib/reports/datasheet/datasheet-text";
import type { FilledAnswer } from "@/lib/reports/datasheet/filled";
import type { Question } from "@/lib/reports/datasheet/question";
import { anchorOf } from "./anchor";
import { OptionFields } from "./option-fields";
import type { ChangeAnswer } from "./use-datasheet";

const EMPTY: DatasheetAnswer = { text: "", options: [] };

type Props = { question: Question; filled: FilledAnswer; change: ChangeAnswer };

/** A question with its answer: the platform's to read, a person's to write. */
export const QuestionRow = memo(function QuestionRow({ question, filled, change }: Props) {
  const criterion = filled.criterion?.key ?? null;
  const isRead = filled.source === "platform" || (filled.source === "missing" && filled.answer === null && filled.origin !== null);
  return (
    <div id={anchorOf({ number: question.number, criterion })} className="min-w-0 scroll-mt-20">
      {isRead ? <PlatformAnswer question={question} filled={filled} change={change} /> : <PersonAnswer question={question} filled={filled} change={change} />}
    </div>
  );
}, (before, after) => before.question === after.question && before.change === after.change && JSON.stringify(before.filled) === JSON.stringify(after.filled));

function PlatformAnswer({ question, filled: { criterion, answer, origin }, change }: Props) {
  const lines = answer === null ? [] : answerLines(question.number, answer);
  return (
    <div className="grid gap-0.5 border-s-2 border-line ps-3">
      <p className="text-sm font-semibold">{question.number}&ensp;{question.text}</p>
      {lines.map((line, index) => <p key={index} className="max-w-[72ch] text-sm break-words" dir="auto">{line}</p>)}
      <div className="flex flex-wrap items-center gap-x-3 text-[13px] text-soft">
        {answer === null ? <span>{origin}</span> : <span className={origin === PROTOCOL ? "sr-only" : undefined}>Answered by Concord: {lowerFirst(origin ?? "")}</span>}
        {answer !== null && !question.isFixed && (
          <Button size="small" look="quiet" className="-ms-2 px-2" onClick={() => change(question.number, criterion?.key ?? null, answer)}>Say it differently<span className="sr-only"> ({question.number})</span></Button>
        )}
      </div>
    </div>
  );
}

function PersonAnswer({ question, filled: { criterion, source, answer }, change }: Props) {
  const shown = answer ?? EMPTY;
  const key = criterion?.key ?? null;
  const give = (next: DatasheetAnswer | undefined) => change(question.number, key, next);
  const write = (text: string) => give(text === "" && question.mode !== "draft" && question.mode !== "auto" ? undefined : { text, options: [] });
  const label = `${question.number}\u2002${question.text}`;
  return (
    <div className="grid gap-1.5">
      {question.options.length > 0
        ? <OptionFields question={question} answer={shown} onChange={give} />
        : (
          <Field label={label} hint={question.hint ?? undefined}>
            {question.isLine && question.mode !== "draft"
              ? <Input value={shown.text} maxLength={LONGEST_ANSWER} className="sm:max-w-xl" onChange={(event) => write(event.target.value)} />
              : <Textarea value={shown.text} maxLength={LONGEST_ANSWER} rows={1} className="field-sizing-content min-h-10" onChange={(event) => write(event.target.value)} />}
          </Field>
        )}
      {source === "drafted" && (
        <div className="flex flex-wrap items-center gap-2">
          <Chip tone="warn">Draft by Concord</Chip>
          {isComplete(question, shown)
            ? <Button size="small" icon={<CircleCheck size={15} aria-hidden />} onClick={() => give(shown)}>Confirm<span className="sr-only"> the draft of {question.number}</span></Button>
            : <span className="text-[13px] text-soft">Finish it where the dots are.</span>}
        </div>
      )}
      {source === "missing" && answer !== null && (answer.text !== "" || answer.options.length > 0) && <p className="text-[13px] font-medium text-warn">{unfinishedText(question, answer)}</p>}
      {question.mode !== "ask" && source !== "drafted" && answer !== null && (
        <Button size="small" look="quiet" className="-ms-3 justify-self-start" onClick={() => give(undefined)}>Back to what Concord says<span className="sr-only"> ({question.number})</span></Button>
      )}
    </div>
  );
}

function unfinishedText(question: Question, { text, options }: DatasheetAnswer): string {
  if (text.trim().endsWith(TO_FINISH)) return "Not finished: there are dots at the end.";
  const chosen = question.options.filter((option) => options.includes(option.number));
  if (question.options.length > 0 && chosen.length === 0) return "Not finished: nothing is chosen.";
  const lone = chosen.find((option) => option.alone);
  if (lone && chosen.length > 1) return `Not finished: “${lone.label}” does not go with the others.`;
  return chosen.length > 0 ? "Not finished: this choice wants a few words." : "Not finished: write something here.";
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
