/** The last question of a comparison: of some own pairs, which of the two was machine-made. */
import type { Guess } from "@/lib/judgments/endpoints";

/** An answer that the server has not confirmed yet, as the device keeps it. */
export type PendingGuess = { userId: string; studyId: string; assignmentId: string; guess: Guess };

export type ClosingPlan = {
  current: string;
  /** To be fetched while the current pair is looked at. */
  next: string | null;
  number: number;
  total: number;
};

/**
 * Null when nothing is left to ask.
 * @param toGuess pairs without an answer on the server. @param given pairs that were answered here, in whatever state that is.
 */
export function planClosing(toGuess: readonly string[], given: ReadonlySet<string>): ClosingPlan | null {
  const [current, next] = toGuess.filter((assignmentId) => !given.has(assignmentId));
  if (current === undefined) return null;
  const open = toGuess.filter((assignmentId) => !given.has(assignmentId)).length;
  return { current, next: next ?? null, number: given.size + 1, total: given.size + open };
}
