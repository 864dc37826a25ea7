"use client";

import { ProgressBar } from "@/components/ui/progress-bar";
import type { Place } from "@/lib/reports/datasheet/answers";
import type { FilledDatasheet, FilledQuestion } from "@/lib/reports/datasheet/filled";
import { SECTIONS, sectionOf } from "@/lib/reports/datasheet/question";
import { isAnswer } from "@/lib/reports/datasheet/fill";
import { anchorOf } from "./anchor";

/** How far the sheet is, and a way to each question that is still open. */
export function OpenQuestions({ sheet, goTo }: { sheet: FilledDatasheet; goTo: (place: Place) => void }) {
  const open = sheet.questions.filter((question) => !question.isAnswered);
  const later = open.filter(isLater);
  const now = open.filter((question) => !isLater(question));
  const title = now.length === 1 ? "1 to answer" : `${now.length} to answer`;
  const list = (
    <div className="mt-2 grid gap-3">
      {SECTIONS.map((section) => {
        const questions = now.filter((question) => sectionOf(question) === section.number);
        return questions.length > 0 && (
          <div key={section.number}>
            <p className="text-[12.5px] font-semibold text-soft">{section.number}. {section.title}</p>
            <ul>
              {questions.map((question) => {
                const missing = question.answers.filter((answer) => !isAnswer(answer.source));
                const place = { number: question.number, criterion: missing[0]?.criterion?.key ?? null };
                return (
                  <li key={question.number}>
                    <a
                      href={`#${anchorOf(place)}`} className="flex gap-2 rounded-lg py-1 text-[13px] leading-5 text-soft hover:text-ink"
                      onClick={(event) => {
                        event.preventDefault();
                        goTo(place);
                      }}
                    >
                      <span className="min-w-[3.4em] tabular-nums">{question.number}</span>
                      <span className="underline decoration-line underline-offset-2">{question.text}{statusText(question, missing.length)}</span>
                    </a>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </div>
  );
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5 bg-card lg:sticky lg:top-0 lg:pb-1">
        <p className="text-sm"><strong>{sheet.answered} of {sheet.of}</strong> answered</p>
        <ProgressBar value={sheet.answered / sheet.of} label={`${sheet.answered} of ${sheet.of} questions answered`} />
      </div>
      {now.length === 0 ? <p className="text-sm text-soft">{later.length === 0 ? "Every question is answered." : "Nothing is left for you to answer."}</p> : (
        <>
          {/* Beside the sheet it lies open; above it, on a narrow screen, it would keep the sheet out of sight. */}
          <details className="lg:hidden">
            <summary className="cursor-pointer text-sm font-semibold">{title}</summary>
            {list}
          </details>
          <div className="hidden lg:block">
            <p className="text-sm font-semibold">{title}</p>
            {list}
          </div>
        </>
      )}
      {later.length > 0 && <p className="text-[13px] text-soft">{later.map((question) => question.number).join(", ")}: Concord answers by itself, once it can.</p>}
    </div>
  );
}

/** The platform will answer it by itself. */
function isLater({ answers }: FilledQuestion): boolean {
  return answers.some((answer) => answer.source === "missing" && answer.answer === null && answer.origin !== null);
}

function statusText({ answers, mode }: FilledQuestion, missing: number): string {
  if (answers.length > 1) return missing === answers.length ? ` (all ${missing} criteria)` : ` (${missing} of ${answers.length} criteria)`;
  return mode === "draft" && answers[0]?.source === "drafted" ? " (draft to confirm)" : "";
}
