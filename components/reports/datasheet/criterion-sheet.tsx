"use client";

import { ChevronRight, CopyCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { isAnswer } from "@/lib/reports/datasheet/fill";
import type { FilledAnswer } from "@/lib/reports/datasheet/filled";
import type { Question } from "@/lib/reports/datasheet/question";
import { QuestionRow } from "./question-row";
import type { ChangeAnswer } from "./use-datasheet";

type Asked = { question: Question; filled: FilledAnswer };

/** What section 4 asks of one criterion: what people answer first, then what the platform knows. */
export function CriterionSheet({ name, rows, isOpen, onToggle, change, onCopy }: {
  name: string;
  rows: readonly Asked[];
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  change: ChangeAnswer;
  /** Gives the choices made here to the criteria that have none; null where there is nobody to give them to. */
  onCopy: (() => void) | null;
}) {
  const asked = rows.filter(({ question }) => question.mode === "ask");
  const known = rows.filter(({ question }) => question.mode !== "ask");
  const open = asked.filter(({ filled }) => !isAnswer(filled.source)).length;
  return (
    <details open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)} className="group rounded-[10px] border border-line">
      <summary className="flex cursor-pointer list-none items-center gap-2 px-3 py-2.5 sm:px-4">
        <ChevronRight size={16} aria-hidden className="shrink-0 transition-transform group-open:rotate-90" />
        <h3 className="min-w-0 text-[15px] font-semibold break-words" dir="auto">{name}</h3>
        <span className="ms-auto">{open > 0 ? <Chip tone="warn">{open} to answer</Chip> : <Chip tone="good">Answered</Chip>}</span>
      </summary>
      <div className="grid grid-cols-1 gap-5 border-t border-line px-3 py-4 sm:px-4">
        {asked.map(({ question, filled }) => <QuestionRow key={question.number} question={question} filled={filled} change={change} />)}
        {onCopy && (
          <div className="grid justify-items-start gap-1">
            <Button size="small" icon={<CopyCheck size={15} aria-hidden />} onClick={onCopy}>Same choices for the other criteria</Button>
            <p className="text-[13px] text-soft">Only where they have none yet. Each keeps a standard name of its own.</p>
          </div>
        )}
        <div className="grid grid-cols-1 gap-4 rounded-[10px] bg-sunken px-3 py-4 sm:px-4">
          <p className="text-[13px] text-soft">What evaluators saw, from the protocol, and what came of it</p>
          {known.map(({ question, filled }) => <QuestionRow key={question.number} question={question} filled={filled} change={change} />)}
        </div>
      </div>
    </details>
  );
}
