"use client";

import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ChangeEvent, MouseEvent } from "react";
import type { Answer } from "@/lib/judgments/schema";
import type { Criterion } from "@/lib/studies/protocol";

export type Choice = { value: number } | { nonResponse: NonNullable<Answer["nonResponse"]> };

const COLUMNS: Record<number, string> = { 2: "grid-cols-2", 3: "grid-cols-3", 4: "grid-cols-4", 5: "grid-cols-5" };

/**
 * Native radio buttons that look like wide buttons. `byPointer`: a tap or click, after which the next criterion may come;
 * arrow keys move within the scale and stay there.
 */
export function ScaleOptions({ criterion, answer, compact, name, hasGaps, onChoose }: {
  criterion: Criterion;
  answer: Answer | undefined;
  /** Only the chosen point shows; the others stay for the keyboard. */
  compact: boolean;
  name: string;
  /** Some pictures of the item cannot be shown. */
  hasGaps: boolean;
  onChoose: (choice: Choice, byPointer: boolean) => void;
}) {
  const choose = (choice: Choice) => (event: ChangeEvent<HTMLInputElement>) => {
    const native = event.nativeEvent as UIEvent;
    // The second click of a double click lands on whatever has moved under the pointer meanwhile.
    if (native.detail <= 1) onChoose(choice, native.detail > 0);
  };
  const again = (choice: Choice, chosen: boolean) => (event: MouseEvent) => chosen && event.detail === 1 && !compact && onChoose(choice, true);
  const nonResponses = criterion.allowCannotJudge
    ? ([["cannot_judge", "Cannot judge"], ...(hasGaps ? [["image_missing", "Image missing"]] : [])] as [NonNullable<Answer["nonResponse"]>, string][])
    : [];
  const columns = COLUMNS[criterion.scale.length] ?? "grid-cols-[repeat(auto-fit,minmax(3.4rem,1fr))]";
  return (
    <div className={clsx(compact ? "ms-auto shrink-0" : "grid gap-1.5")}>
      <div className={clsx(!compact && `grid gap-1.5 ${columns}`)}>
        {criterion.scale.map((point) => {
          const chosen = answer?.value === point.value;
          return (
            <label
              key={point.value}
              className={clsx(
                "relative",
                compact ? (chosen ? "flex min-h-8 items-center gap-1.5 text-[13.5px] text-soft" : "sr-only") : [
                  "flex min-h-14 flex-col items-center justify-center rounded-[10px] border px-1 py-1.5 text-center leading-tight transition-colors duration-75",
                  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                  chosen
                    ? "border-accent bg-accent text-accent-ink forced-colors:border-3 forced-colors:border-[Highlight]"
                    : "border-line-strong/70 bg-paper hover:border-accent hover:bg-accent-soft",
                ],
              )}
            >
              <input
                type="radio"
                name={name}
                value={point.value}
                checked={chosen}
                onChange={choose({ value: point.value })}
                onClick={again({ value: point.value }, chosen)}
                className="absolute inset-0 m-0 size-full cursor-pointer appearance-none rounded-[10px] opacity-0"
              />
              <span className={clsx("tabular-nums", compact ? "font-semibold text-ink" : "text-[15px] font-semibold")}>{point.value}</span>
              <span className={clsx(!compact && "text-[12.5px]")}>{point.label}</span>
              {chosen && !compact && <Check size={12} strokeWidth={3} className="absolute end-1.5 top-1.5" aria-hidden />}
            </label>
          );
        })}
      </div>
      {nonResponses.length > 0 && (
        <div className={clsx(!compact && "flex flex-wrap gap-1.5")}>
          {nonResponses.map(([code, label]) => {
            const chosen = answer?.nonResponse === code;
            return (
              <label
                key={code}
                className={clsx(
                  "relative",
                  compact ? (chosen ? "flex min-h-8 items-center text-[13.5px] text-soft" : "sr-only") : [
                    "flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-[13px] max-lg:min-h-11",
                    "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                    chosen ? "border-accent bg-accent-soft font-semibold text-accent-strong" : "border-line-strong/60 text-soft hover:border-accent",
                  ],
                )}
              >
                <input
                  type="radio"
                  name={name}
                  value={code}
                  checked={chosen}
                  onChange={choose({ nonResponse: code })}
                  onClick={again({ nonResponse: code }, chosen)}
                  className="absolute inset-0 m-0 size-full cursor-pointer appearance-none rounded-full opacity-0"
                />
                {chosen && !compact && <Check size={12} strokeWidth={3} aria-hidden />}
                {label}
              </label>
            );
          })}
        </div>
      )}
    </div>
  );
}
