"use client";

import { clsx } from "clsx";
import { memo, useEffect, useRef, useState } from "react";
import { Kbd } from "@/components/ui/chip";
import { isAnswered } from "@/lib/desk/answer-sheet";
import { digitForPoint, PAIR_KEYS } from "@/lib/desk/keys";
import { nextUnanswered } from "@/lib/desk/progress";
import type { Criterion } from "@/lib/studies/protocol";
import { CriterionMeaning } from "./criterion-meaning";
import { useDesk, useParts, useView } from "./desk-context";
import { NonResponses, ScaleOptions, type Choice } from "./scale-options";

/** Long enough to see what was chosen, short enough not to wait for. */
const MOVE_ON_AFTER_MS = 170;

/** @param alone the only card on the screen: it never folds. */
export const CriterionCard = memo(function CriterionCard({ criterion, number, total, hasGaps, alone }: {
  criterion: Criterion;
  number: number;
  total: number;
  hasGaps: boolean;
  alone?: boolean;
}) {
  const { kind, desk, view } = useParts();
  const isPair = kind === "comparison";
  const { key } = criterion;
  const answer = useDesk((state) => state.sheet.answers[key]);
  const isActive = useDesk((state) => state.active === key);
  const isDefined = useView((state) => state.defined === key);
  const characterKeys = useView((state) => state.characterKeys);
  const [isCommenting, setCommenting] = useState(false);
  const moving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(moving.current), []);

  const answered = isAnswered(answer);
  const compact = answered && !isActive && !alone;
  const isOpen = alone || isActive;
  const isWriting = isCommenting || (answer?.comment ?? "") !== "";
  const hasMeaning = criterion.definition !== "" || criterion.scale.some((point) => point.definition !== "" || point.example !== "");

  const options = { criterion, answer, name: `criterion-${key}`, onChoose: choose };

  function choose(choice: Choice, byPointer: boolean): void {
    const stay = { advance: false, follow: false };
    if ("value" in choice) desk.rate(key, choice.value, stay);
    else desk.decline(key, choice.nonResponse, stay);
    clearTimeout(moving.current);
    if (!byPointer) return;
    moving.current = setTimeout(() => {
      const { order, sheet, active } = desk.state.get();
      const next = nextUnanswered(order, sheet, key);
      if (next !== null && active === key) desk.activate(next, true);
    }, MOVE_ON_AFTER_MS);
  }

  return (
    <fieldset
      data-criterion={key}
      tabIndex={-1}
      onFocus={() => desk.activate(key)}
      aria-describedby={compact ? undefined : `question-${key}`}
      className={clsx(
        "min-w-0 outline-none",
        alone ? "pb-2" : "scroll-my-3 rounded-xl border bg-card transition-shadow",
        compact && "border-line hover:border-line-strong",
        !compact && !alone && ["px-4 pt-3 pb-3.5", isActive ? "border-accent ring-3 ring-accent-soft" : "border-line"],
      )}
    >
      <legend className="sr-only">{criterion.name}, {number} of {total}</legend>
      <div className={clsx(compact ? "flex min-h-11 items-center gap-3 px-4" : "contents")}>
        <div className={clsx("flex min-w-0 items-baseline gap-2", !compact && "mb-0.5")}>
          <h3 aria-hidden className={clsx("text-[14px]", compact ? "truncate font-semibold" : "")} dir="auto">{criterion.name}</h3>
          {!compact && (
            <span className="ms-auto flex shrink-0 items-center gap-1 text-[12px] text-faint">
              {answered && isOpen && (
                <button type="button" onClick={() => desk.change({ type: "clear", criterion: key })} className="me-1 min-h-6 rounded px-1 font-medium text-soft hover:text-ink hover:underline max-lg:-my-3 max-lg:min-h-11 max-lg:px-3">Clear</button>
              )}
              {alone ? `${number} of ${total}` : isActive && characterKeys && <AnswerKeys criterion={criterion} isPair={isPair} />}
            </span>
          )}
        </div>
        {!compact && <p id={`question-${key}`} className="mb-2.5 text-[13.5px] leading-[1.45] text-soft" dir="auto">{criterion.question}</p>}
        <div className={clsx(compact && "ms-auto shrink-0")}>
          <ScaleOptions {...options} isFolded={compact} isPair={isPair} />
          {(compact || !isOpen) && <NonResponses {...options} look={compact ? "folded" : "hidden"} withMissing={hasGaps} />}
        </div>
      </div>
      {isOpen && (
        <>
          <div className="mt-2 -mb-1 flex flex-wrap items-center gap-x-1">
            {hasMeaning && (
              <Small pressed={isDefined} onClick={() => view.set({ defined: isDefined ? null : key })}>
                What it means {characterKeys && !alone && <Kbd>D</Kbd>}
              </Small>
            )}
            {!isWriting && <Small onClick={() => setCommenting(true)}>Comment</Small>}
            <div className="ms-auto -me-1"><NonResponses {...options} look="shown" withMissing={hasGaps} /></div>
          </div>
          {isDefined && <CriterionMeaning criterion={criterion} isPair={isPair} />}
          {isWriting && (
            <textarea
              aria-label={`Comment on ${criterion.name}`}
              autoFocus={isCommenting && !answer?.comment}
              rows={2}
              maxLength={5000}
              dir="auto"
              value={answer?.comment ?? ""}
              onChange={(event) => desk.change({ type: "remark", criterion: key, text: event.target.value })}
              placeholder="What made you decide? Optional."
              className="mt-2 block w-full resize-y rounded-[10px] border border-line-strong/70 bg-paper px-3 py-2 text-base leading-snug placeholder:text-faint sm:text-[14px]"
            />
          )}
        </>
      )}
      {compact && answer?.comment && <p className="truncate border-t border-line px-4 py-1.5 text-[12.5px] text-faint" dir="auto">{answer.comment}</p>}
    </fieldset>
  );
});

/** What to press: the digits of a scale, the initials of the answers of a pair. */
function AnswerKeys({ criterion: { scale }, isPair }: { criterion: Criterion; isPair: boolean }) {
  if (isPair) return PAIR_KEYS.slice(0, scale.length).map((key) => <Kbd key={key}>{key}</Kbd>);
  const [first, last] = [digitForPoint(scale, 0), digitForPoint(scale, scale.length - 1)];
  return first !== null && <><Kbd>{first}</Kbd>–<Kbd>{last}</Kbd></>;
}

function Small({ children, onClick, pressed }: { children: React.ReactNode; onClick: () => void; pressed?: boolean }) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-expanded={pressed}
      className="-ms-1.5 me-1.5 flex min-h-8 items-center gap-1.5 rounded-lg px-1.5 text-[12.5px] font-medium text-soft hover:bg-sunken hover:text-ink max-lg:min-h-11"
    >
      {children}
    </button>
  );
}
