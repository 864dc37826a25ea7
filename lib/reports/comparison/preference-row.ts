/** One answer of a comparison as a row of an export has it, and as statistics take it. */
import type { JudgmentRow } from "@/lib/stats/judgment";
import { type Choice, scoreOf } from "@/lib/studies/preference";

export type PreferenceRow = {
  evaluator: string;
  item: string;
  criterion: string;
  /** Names of the sources that stood there. */
  left: string;
  right: string;
  /** Null where the evaluator could not judge. */
  choice: Choice | null;
};

/** An answer turned round so that it speaks of the source that is named first, wherever that stood. */
export type TurnedJudgment = JudgmentRow & { choice: Choice };

/** @param isBefore whether the first of two sources is named first. */
export function turnedJudgment({ evaluator, item, left, right, choice }: PreferenceRow & { choice: Choice }, isBefore: (one: string, other: string) => boolean): TurnedJudgment {
  const firstShownLeft = isBefore(left, right);
  const [first, second] = firstShownLeft ? [left, right] : [right, left];
  return { evaluator, item, first, second, firstShownLeft, choice, score: scoreOf(choice, !firstShownLeft) };
}

/** For whoever judges over several pairs of sources: the same thing in two pairs is two items. */
export function itemOfPair({ item, first, second }: TurnedJudgment): string {
  return JSON.stringify([item, first, second]);
}
