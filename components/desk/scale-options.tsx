"use client";

import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ChangeEvent, MouseEvent } from "react";
import type { Answer } from "@/lib/judgments/schema";
import type { Criterion } from "@/lib/studies/protocol";

type NonResponse = NonNullable<Answer["nonResponse"]>;
export type Choice = { value: number } | { nonResponse: NonResponse };

const COLUMNS: Record<number, string> = { 2: "grid-cols-2", 3: "grid-cols-3", 4: "grid-cols-4", 5: "grid-cols-5" };
const NON_RESPONSE_LABELS: Record<NonResponse, string> = { cannot_judge: "Cannot judge", image_missing: "Image missing" };

type Props = {
  criterion: Criterion;
  answer: Answer | undefined;
  /** Shared by all radio buttons of the criterion. */
  name: string;
  /** `byPointer`: a tap or click, after which the next criterion may come; arrow keys move within the scale and stay there. */
  onChoose: (choice: Choice, byPointer: boolean) => void;
};

/** The points of the scale: native radio buttons that look like wide buttons. Folded, only the chosen one shows; the others stay for the keyboard. */
export function ScaleOptions({ criterion, answer, name, onChoose, isFolded, isPair }: Props & {
  isFolded: boolean;
  /** A, Tie and B: the words are the answer, and the numbers behind them are not shown. */
  isPair: boolean;
}) {
  const columns = COLUMNS[criterion.scale.length] ?? "grid-cols-[repeat(auto-fit,minmax(3.4rem,1fr))]";
  return (
    <div className={clsx(!isFolded && `grid gap-1.5 ${columns}`)}>
      {criterion.scale.map((point) => {
        const chosen = answer?.value === point.value;
        return (
          <label
            key={point.value}
            className={clsx(
              isFolded ? (chosen ? "relative flex min-h-8 items-center gap-1.5 text-[13.5px] text-soft" : "sr-only") : [
                "relative flex min-h-14 flex-col items-center justify-center rounded-[10px] border px-0.5 py-1.5 text-center leading-tight transition-colors duration-75",
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                chosen
                  ? "border-accent bg-accent text-accent-ink forced-colors:border-3 forced-colors:border-[Highlight]"
                  : "border-line-strong/70 bg-paper hover:border-accent hover:bg-accent-soft",
              ],
            )}
          >
            <Radio name={name} value={point.value} choice={{ value: point.value }} chosen={chosen} isFolded={isFolded} onChoose={onChoose} />
            {!isPair && <span className={clsx("tabular-nums", isFolded ? "font-semibold text-ink" : "text-[15px] font-semibold")}>{point.value}</span>}
            <span className={pointLook(point.label, isFolded, isPair) || undefined}>{point.label}</span>
            {chosen && !isFolded && <Check size={12} strokeWidth={3} className="absolute end-1.5 top-1.5" aria-hidden />}
          </label>
        );
      })}
    </div>
  );
}

/** A letter is the name of a conversation, and as large as above its column. */
function pointLook(label: string, isFolded: boolean, isPair: boolean): string | false {
  if (isPair && isFolded) return "font-semibold text-ink";
  if (isPair) return label.length === 1 ? "text-[17px] font-semibold" : "px-1 text-[13.5px] font-semibold";
  return !isFolded && "text-[12px] xl:text-[12.5px]";
}

/** "Cannot judge" and the like: answers of their own, and never a point of the scale. Out of sight until the criterion is asked. */
export function NonResponses({ criterion, answer, name, onChoose, look, withMissing }: Props & {
  look: "shown" | "hidden" | "folded";
  /** Some pictures of the item cannot be shown. */
  withMissing: boolean;
}) {
  if (!criterion.allowCannotJudge) return null;
  const codes: NonResponse[] = withMissing || answer?.nonResponse === "image_missing" ? ["cannot_judge", "image_missing"] : ["cannot_judge"];
  return (
    <div className={look === "shown" ? "flex flex-wrap" : undefined}>
      {codes.map((code) => {
        const chosen = answer?.nonResponse === code;
        const isFolded = look === "folded";
        return (
          <label
            key={code}
            className={clsx(
              look === "hidden" || (isFolded && !chosen) ? "sr-only" : isFolded ? "relative flex min-h-8 items-center text-[13.5px] text-soft" : [
                "relative flex min-h-8 items-center gap-1.5 rounded-lg border px-2 text-[12.5px] font-medium max-lg:min-h-11",
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                chosen ? "border-accent bg-accent-soft text-accent-strong" : "border-transparent text-soft hover:bg-sunken hover:text-ink",
              ],
            )}
          >
            <Radio name={name} value={code} choice={{ nonResponse: code }} chosen={chosen} isFolded={isFolded} onChoose={onChoose} />
            {!isFolded && (
              <span aria-hidden className={clsx("grid size-3.5 place-items-center rounded-full border", chosen ? "border-accent bg-accent text-accent-ink" : "border-line-strong")}>
                {chosen && <Check size={10} strokeWidth={3.5} />}
              </span>
            )}
            {NON_RESPONSE_LABELS[code]}
          </label>
        );
      })}
    </div>
  );
}

function Radio({ name, value, choice, chosen, isFolded, onChoose }: {
  name: string;
  value: string | number;
  choice: Choice;
  chosen: boolean;
  isFolded: boolean;
  onChoose: Props["onChoose"];
}) {
  function change(event: ChangeEvent<HTMLInputElement>): void {
    const { detail } = event.nativeEvent as UIEvent;
    // The second click of a double click lands on whatever has moved under the pointer meanwhile.
    if (detail <= 1) onChoose(choice, detail > 0);
  }
  /** The chosen point clicked once more: nothing changes, but one goes on. */
  function again(event: MouseEvent): void {
    if (chosen && event.detail === 1 && !isFolded) onChoose(choice, true);
  }
  return (
    <input
      type="radio"
      name={name}
      value={value}
      checked={chosen}
      onChange={change}
      onClick={again}
      className="absolute inset-0 m-0 size-full cursor-pointer appearance-none rounded-[10px] opacity-0"
    />
  );
}
