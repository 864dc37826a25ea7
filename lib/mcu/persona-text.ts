/** The person in words, for prompts. */
import type { Demographics, Relation } from "./types";

/** "Aged 54, female, born in Spain, living in France." */
export function profileText({ age, gender, birthplace, residence }: Demographics): string {
  return `Aged ${age}, ${gender}, born in ${birthplace}, living in ${residence === birthplace ? "the same country" : residence}.`;
}

/** How each relation is said in the first person; the inference follows. */
export const RELATION_SENTENCE: Record<Relation, (inference: string) => string> = {
  characteristic: (inference) => `By nature, I ${inference}.`,
  routine: (inference) => `As a habit, I ${inference}.`,
  goal: (inference) => `One day I want to ${inference}.`,
  experience: (inference) => `In the past, I ${inference}.`,
  relationship: (inference) => `With other people, I ${inference}.`,
};

/** What a relation asks for, for a prompt. */
export const RELATION_QUESTION: Record<Relation, string> = {
  characteristic: "a trait of character, as a verb phrase that completes “By nature, I …”",
  routine: "a habit or routine, as a verb phrase that completes “As a habit, I …”",
  goal: "a goal or plan, as a verb phrase that completes “One day I want to …”",
  experience: "something lived through, as a verb phrase in the past tense that completes “In the past, I …”",
  relationship: "a tie to other people, as a verb phrase that completes “With other people, I …”",
};

/** A sentence's inner part: without the full stop, begun in small letters unless it begins with a name or "I". */
export function phrase(text: string): string {
  return text.trim().replace(/[.!\s]+$/, "");
}
