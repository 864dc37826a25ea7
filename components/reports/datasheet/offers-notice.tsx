"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/surface";
import { type DatasheetAnswers, storedAnswer } from "@/lib/reports/datasheet/answers";
import { answerLines } from "@/lib/reports/datasheet/datasheet-text";
import type { Offer } from "@/lib/reports/datasheet/offers";
import { findQuestion } from "@/lib/reports/datasheet/questions";
import type { ChangeAnswer } from "./use-datasheet";

/** Answers of earlier sheets that may hold here too. Taken, they can still be changed; nothing is saved by that. */
export function OffersNotice({ offers, answers, change }: { offers: readonly Offer[]; answers: DatasheetAnswers; change: ChangeAnswer }) {
  const [isClosed, setClosed] = useState(false);
  const open = offers.filter(({ number, criterion }) => storedAnswer(answers, number, criterion) === undefined);
  if (isClosed || open.length === 0) return null;
  return (
    <Card className="px-4 py-4 sm:px-6">
      <h2 className="text-[15px]">Answers from earlier datasheets</h2>
      <p className="mt-0.5 text-sm text-soft">They were given for other studies. Take them if they hold here too; you can still change them, and nothing is saved before you save.</p>
      <details className="mt-2">
        <summary className="cursor-pointer text-sm">{open.length === 1 ? "1 answer" : `${open.length} answers`}</summary>
        <ul className="mt-2 grid gap-2 text-[13px]">
          {open.map(({ number, criterion, answer, from }) => (
            <li key={`${criterion ?? ""} ${number}`}>
              <span className="font-semibold">{number} {findQuestion(number)?.text}{criterion === null ? "" : ` (${criterion})`}:</span> <span dir="auto">{answerLines(number, answer).join(" ")}</span>{" "}
              <span className="text-soft">from “{from}”</span>
            </li>
          ))}
        </ul>
      </details>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={() => open.forEach(({ number, criterion, answer }) => change(number, criterion, answer))}>{open.length === 1 ? "Take it" : `Take all ${open.length}`}</Button>
        <Button size="small" look="quiet" onClick={() => setClosed(true)}>Not here</Button>
      </div>
    </Card>
  );
}
