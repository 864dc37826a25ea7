"use client";

import { clsx } from "clsx";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import { type Place, storedAnswer } from "@/lib/reports/datasheet/answers";
import { isAnswer } from "@/lib/reports/datasheet/fill";
import type { FilledAnswer } from "@/lib/reports/datasheet/filled";
import { type Question, SECTIONS, sectionOf } from "@/lib/reports/datasheet/question";
import { QUESTIONS } from "@/lib/reports/datasheet/questions";
import type { StudyDatasheet } from "@/lib/reports/datasheet/schema";
import { goToQuestion } from "./anchor";
import { CriterionSheet } from "./criterion-sheet";
import { OffersNotice } from "./offers-notice";
import { OpenQuestions } from "./open-questions";
import { QuestionRow } from "./question-row";
import { SaveBar } from "./save-bar";
import { type DatasheetState, useDatasheet } from "./use-datasheet";

/** The whole sheet on one page: what the platform answers to read, the rest to fill in. */
export function DatasheetForm({ loaded }: { loaded: StudyDatasheet }) {
  const state = useDatasheet(loaded);
  const { sheet } = state;
  const criteria = loaded.facts.criteria;
  const [openCriteria, setOpenCriteria] = useState<readonly string[]>(criteria.slice(0, 1).map(({ key }) => key));
  const [waiting, setWaiting] = useState<Place | null>(null);
  const toggle = (key: string, isOpen: boolean) => setOpenCriteria((before) => (isOpen ? [...before.filter((other) => other !== key), key] : before.filter((other) => other !== key)));
  const goTo = (place: Place) => {
    if (place.criterion === null || openCriteria.includes(place.criterion)) return goToQuestion(place);
    // A closed part has to be open before anything in it can have the focus: its toggle comes back here.
    setWaiting(place);
    toggle(place.criterion, true);
  };
  const filledOf = new Map(sheet.questions.map((question) => [question.number, question.answers]));
  return (
    <form
      noValidate className="grid grid-cols-1 items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_310px]"
      onSubmit={(event) => {
        event.preventDefault();
        void state.save();
      }}
    >
      <aside className="min-w-0 lg:order-last lg:sticky lg:top-20 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto lg:pe-1" aria-label="How far the datasheet is">
        <Card className="px-4 py-4"><OpenQuestions sheet={sheet} goTo={goTo} /></Card>
      </aside>
      <div className="grid min-w-0 grid-cols-1 gap-5">
        {sheet.warnings.map((warning) => <Notice key={warning} tone="warn">{warning}</Notice>)}
        <OffersNotice offers={loaded.offers} answers={state.answers} change={state.change} />
        {SECTIONS.map((section) => (
          <section key={section.number} id={`section-${section.number}`} aria-labelledby={`section-${section.number}-title`} className="scroll-mt-20">
            <Card className="px-4 py-5 sm:px-6">
              <h2 id={`section-${section.number}-title`} className="text-[17px]">{section.number}. {section.title}</h2>
              {section.lead !== null && <p className="mt-1 max-w-[62ch] text-sm text-soft">{section.lead}</p>}
              <div className={clsx("mt-5 grid grid-cols-1", section.number === "4" ? "gap-3" : "gap-6")}>
                {section.number === "4"
                  ? criteria.map(({ key, name }) => (
                    <CriterionSheet
                      key={key} name={name} isOpen={openCriteria.includes(key)} change={state.change} rows={rowsOf(key, filledOf)} onCopy={copierOf(key, criteria, state)}
                      onToggle={(isOpen) => {
                        toggle(key, isOpen);
                        if (!isOpen || waiting?.criterion !== key) return;
                        setWaiting(null);
                        goToQuestion(waiting);
                      }}
                    />
                  ))
                  : QUESTIONS.filter((question) => sectionOf(question) === section.number).map((question) => (
                    <QuestionWithStart key={question.number} question={question} filled={filledOf.get(question.number)?.[0]} state={state} />
                  ))}
              </div>
            </Card>
          </section>
        ))}
        <SaveBar state={state} />
      </div>
    </form>
  );
}

/** The contact author is often the one who fills in the sheet. */
function QuestionWithStart({ question, filled, state }: { question: Question; filled: FilledAnswer | undefined; state: DatasheetState }) {
  if (!filled) return null;
  const person = ["name", "affiliation", "email"].map((_, index) => state.sheet.questions.find((other) => other.number === `1.3.1.${index + 1}`)?.answers[0]);
  const isOffered = question.number === "1.3.2.1" && ["1.3.2.1", "1.3.2.2", "1.3.2.3"].every((number) => storedAnswer(state.answers, number, null) === undefined);
  return (
    <>
      {isOffered && (
        <Button
          size="small" className="justify-self-start"
          onClick={() => person.forEach((answer, index) => answer?.answer && isAnswer(answer.source) && state.change(`1.3.2.${index + 1}`, null, answer.answer))}
        >
          The contact author is the same person
        </Button>
      )}
      <QuestionRow question={question} filled={filled} change={state.change} />
    </>
  );
}

function rowsOf(key: string, filledOf: ReadonlyMap<string, readonly FilledAnswer[]>): { question: Question; filled: FilledAnswer }[] {
  return QUESTIONS.filter((question) => question.perCriterion).flatMap((question) => {
    const filled = filledOf.get(question.number)?.find((answer) => answer.criterion?.key === key);
    return filled ? [{ question, filled }] : [];
  });
}

/** Choices alone: a standard name belongs to one criterion. */
const COPIED = QUESTIONS.filter((question) => question.perCriterion && question.mode === "ask" && question.options.length > 0);

function copierOf(key: string, criteria: readonly { key: string }[], { answers, change }: DatasheetState): (() => void) | null {
  const copies = COPIED.flatMap((question) => {
    const own = storedAnswer(answers, question.number, key);
    return own ? criteria.filter((other) => other.key !== key && !storedAnswer(answers, question.number, other.key)).map((other) => ({ number: question.number, criterion: other.key, answer: own })) : [];
  });
  return copies.length === 0 ? null : () => copies.forEach(({ number, criterion, answer }) => change(number, criterion, answer));
}
