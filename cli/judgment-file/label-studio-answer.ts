/** What one result of Label Studio says, by the key that its kind of question has. */
import { isObject, ownValue } from "./json-records";

/** Kinds of questions that have one answer about the whole item. */
export const ANSWER_TYPES = ["rating", "number", "choices", "pairwise"] as const;

export type AnswerText = { text: string } | { problem: string };

/** @param value of a result: `{"rating": 4}`, `{"number": 3.5}`, `{"choices": ["Good"]}` or `{"selected": "left"}`. */
export function labelStudioAnswer(value: unknown): AnswerText {
  if (!isObject(value)) return { problem: "it is no object." };
  const single = ownValue(value, "rating") ?? ownValue(value, "number") ?? ownValue(value, "selected");
  if (single !== undefined && single !== null) return scalarText(single);
  const choices = ownValue(value, "choices");
  if (!Array.isArray(choices)) return { problem: "it has neither rating, number, choices nor selected." };
  if (choices.length > 1) return { problem: `there are ${choices.length} choices where one answer is expected; leave this question out with --criteria.` };
  return choices.length === 0 ? { text: "" } : scalarText(choices[0]);
}

export function scalarText(value: unknown): AnswerText {
  if (value === null || value === undefined) return { text: "" };
  if (typeof value === "string") return { text: value.trim() };
  if (typeof value === "number" || typeof value === "boolean") return { text: String(value) };
  return { problem: "it is neither text nor a number." };
}

/** In exports with a row per annotation, a question stands as text, or as a list of one such object. */
export function flatAnswer(value: unknown): AnswerText {
  if (!Array.isArray(value)) return scalarText(value);
  if (value.length > 1) return { problem: `there are ${value.length} answers where one is expected.` };
  return value.length === 0 ? { text: "" } : labelStudioAnswer(value[0]);
}
