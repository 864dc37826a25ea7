/** What people answer: stored as it is, also half-done. Whether it is an answer to its question is asked here. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import type { Problem } from "@/lib/errors";
import type { Question } from "./question";
import { findQuestion } from "./questions";

export const LONGEST_ANSWER = 10_000;

export const answerSchema = z.strictObject({
  /** Of a choice: its explanation. */
  text: storable(z.string().max(LONGEST_ANSWER)).default(""),
  /** Numbers of the chosen options. */
  options: z.array(z.int().min(1).max(999)).max(200).default([]),
});
export type DatasheetAnswer = z.infer<typeof answerSchema>;

const byNumber = z.record(z.string().regex(/^\d(\.\d{1,2}){1,3}$/, "number of a question, such as 3.2.1"), answerSchema);

export const datasheetAnswersSchema = z.strictObject({
  /** By number of the question. */
  study: byNumber.default({}),
  /** By key of the criterion, then by number of the question. */
  criteria: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "key of a criterion"), byNumber).default({}),
});
export type DatasheetAnswers = z.infer<typeof datasheetAnswersSchema>;

export const NO_ANSWERS: DatasheetAnswers = { study: {}, criteria: {} };

/** @param criterion null for what is asked of the study once. */
export function storedAnswer(answers: DatasheetAnswers, number: string, criterion: string | null): DatasheetAnswer | undefined {
  const own = criterion === null ? answers.study : ownValue(answers.criteria, criterion);
  return own && ownValue(own, number);
}

/** "constructor" is a criterion's key like any other. */
function ownValue<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** @param answer undefined takes the stored one away. */
export function withAnswer(answers: DatasheetAnswers, number: string, criterion: string | null, answer: DatasheetAnswer | undefined): DatasheetAnswers {
  const before = criterion === null ? answers.study : ownValue(answers.criteria, criterion) ?? {};
  const others = Object.entries(before).filter(([name]) => name !== number);
  const after = Object.fromEntries(answer === undefined ? others : [...others, [number, answer]]);
  if (criterion === null) return { ...answers, study: after };
  const rest = Object.entries(answers.criteria).filter(([name]) => name !== criterion);
  return { ...answers, criteria: Object.fromEntries(Object.keys(after).length === 0 ? rest : [...rest, [criterion, after]]) };
}

export type Place = { number: string; criterion: string | null };

export function placesOf(answers: DatasheetAnswers): Place[] {
  return [
    ...Object.keys(answers.study).map((number) => ({ number, criterion: null })),
    ...Object.entries(answers.criteria).flatMap(([criterion, own]) => Object.keys(own).map((number) => ({ number, criterion }))),
  ];
}

/** Where two sheets differ. */
export function changedPlaces(before: DatasheetAnswers, after: DatasheetAnswers): Place[] {
  const places = new Map([...placesOf(before), ...placesOf(after)].map((place) => [`${place.criterion ?? ""} ${place.number}`, place]));
  return [...places.values()].filter(({ number, criterion }) => !isSame(storedAnswer(before, number, criterion), storedAnswer(after, number, criterion)));
}

/** `theirs`, with everything that was changed here on top. */
export function mergeAnswers(base: DatasheetAnswers, mine: DatasheetAnswers, theirs: DatasheetAnswers): DatasheetAnswers {
  return changedPlaces(base, mine).reduce((merged, { number, criterion }) => withAnswer(merged, number, criterion, storedAnswer(mine, number, criterion)), theirs);
}

function isSame(one: DatasheetAnswer | undefined, other: DatasheetAnswer | undefined): boolean {
  if (!one || !other) return one === other;
  return one.text === other.text && one.options.length === other.options.length && one.options.every((option) => other.options.includes(option));
}

/** What cannot be an answer, by its place in the request. What is merely not finished is stored. */
export function answerProblems(answers: DatasheetAnswers, criteria: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  for (const criterion of Object.keys(answers.criteria)) {
    if (!criteria.includes(criterion)) problems.push({ path: `criteria.${criterion}`, message: `"${criterion}" is no criterion of this study` });
  }
  for (const place of placesOf(answers)) {
    const path = place.criterion === null ? `study.${place.number}` : `criteria.${place.criterion}.${place.number}`;
    const answer = storedAnswer(answers, place.number, place.criterion);
    const problem = answer && problemOf(place, answer);
    if (problem) problems.push({ path, message: problem });
  }
  return problems;
}

function problemOf({ number, criterion }: Place, answer: DatasheetAnswer): string | null {
  const question = findQuestion(number);
  if (!question) return `there is no question ${number}`;
  if (question.perCriterion !== (criterion !== null)) return question.perCriterion ? `question ${number} is answered for each criterion` : `question ${number} is answered once`;
  if (question.isFixed) return `question ${number} is answered by what was counted`;
  if (question.options.length === 0) return answer.options.length > 0 ? `question ${number} has no options` : null;
  const unknown = answer.options.find((option) => !question.options.some((known) => known.number === option));
  if (unknown !== undefined) return `question ${number} has no option ${unknown}`;
  if (new Set(answer.options).size < answer.options.length) return "an option is chosen twice";
  if (question.kind === "radio" && answer.options.length > 1) return `question ${number} takes one option`;
  return null;
}

/** Ends words that somebody still has to finish. */
export const TO_FINISH = "…";

/** Whether nothing is left to say: words are finished, an option is chosen, explained where it has to be, and goes with the others. */
export function isComplete(question: Pick<Question, "kind" | "options">, answer: DatasheetAnswer): boolean {
  const hasText = answer.text.trim() !== "";
  if (answer.text.trim().endsWith(TO_FINISH)) return false;
  if (question.options.length === 0) return question.kind === "integer" ? /^(\d+|N\/A)$/.test(answer.text.trim()) : hasText;
  const chosen = question.options.filter((option) => answer.options.includes(option.number));
  if (chosen.length === 0 || (chosen.length > 1 && chosen.some((option) => option.alone))) return false;
  return hasText || !chosen.some((option) => option.explain);
}
