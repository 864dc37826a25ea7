/**
 * A / Tie / B. On the desk and in storage an answer says which side was chosen; what stood there is known from the
 * assignment, so an answer is turned back into a source when it is read.
 */
import type { Criterion, PreferenceCriterion } from "./criterion";

export const CHOICES = ["left", "tie", "right", "both_bad"] as const;
export type Choice = (typeof CHOICES)[number];

/** As stored in Rating.value. The first three rise from left to right. */
export const CHOICE_VALUES: Record<Choice, number> = { left: 1, tie: 2, right: 3, both_bad: 4 };

const LABELS: Record<Choice, string> = { left: "A", tie: "Tie", right: "B", both_bad: "Both bad" };

/** Null for a number that no comparison stores. */
export function choiceOf(value: number): Choice | null {
  return CHOICES.find((choice) => CHOICE_VALUES[choice] === value) ?? null;
}

/** The answers as points of a scale: what the desk draws, and what submitted answers are checked against. */
export function preferenceScale(allowBothBad: boolean): Criterion["scale"] {
  return CHOICES.filter((choice) => allowBothBad || choice !== "both_bad").map((choice) => ({ value: CHOICE_VALUES[choice], label: LABELS[choice], definition: "", example: "" }));
}

export function withPreferenceScale(criteria: readonly PreferenceCriterion[], allowBothBad: boolean): Criterion[] {
  return criteria.map((criterion) => ({ ...criterion, scale: preferenceScale(allowBothBad) }));
}

/** How the first part of a pair fared: 1 preferred, −1 the other one, 0 neither. */
export type Score = -1 | 0 | 1;

/** @param flipped the second part of the pair stood left. */
export function scoreOf(choice: Choice, flipped: boolean): Score {
  if (choice === "tie" || choice === "both_bad") return 0;
  return (choice === "left") === flipped ? -1 : 1;
}
