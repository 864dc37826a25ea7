/** JSON of a model, and what small models make of JSON, as plain data: never evaluated, bounded in size and depth. */
import { jsonrepair, JSONRepairError } from "jsonrepair";

export const MAX_ANSWER_CHARACTERS = 400_000;
/** No step's form is nested a tenth as deep; parsers that call themselves run out of stack at some thousands. */
const MAX_DEPTH = 128;
/** Spans of prose in braces are looked at so often before the rest is given up. */
const MAX_SPANS = 50;

/** @returns why a text is not even looked at, or undefined. Linear in its length. */
export function refusal(text: string): string | undefined {
  if (text.length > MAX_ANSWER_CHARACTERS) return `The answer has ${text.length} characters; no more than ${MAX_ANSWER_CHARACTERS} are read.`;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // [ and {, then ] and }: those in texts are counted too, which only makes the bound stricter.
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
    if (depth > MAX_DEPTH) return `The answer is nested more than ${MAX_DEPTH} deep.`;
  }
  return undefined;
}

/** @returns the value, without keys that would reach for a prototype; undefined where the text is not JSON. */
export function strictJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text, (key, value: unknown) => (key === "__proto__" ? undefined : value)) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Missing commas, single quotes, Python's None and the like set right. @returns undefined where nothing can be made of it. */
export function repairedJson(text: string): { value: unknown } | undefined {
  try {
    return strictJson(jsonrepair(text));
  } catch (error) {
    // RangeError is a stack that nested calls, such as f(f(f(, have used up.
    if (error instanceof RangeError || error instanceof JSONRepairError) return undefined;
    throw error;
  }
}

/** What a reasoning model says to itself is not its answer; thinking that never ends leaves none. */
export function withoutThinking(text: string): string {
  const end = text.lastIndexOf("</think>");
  const after = end === -1 ? text : text.slice(end + "</think>".length);
  const open = after.indexOf("<think>");
  return open === -1 ? after : after.slice(0, open);
}

/** The end of the span that opens at `from`, exclusive; where it never closes, whether the text ends inside of quotes. Quotes are honoured. */
function spanEnd(text: string, from: number): { end: number } | { isInText: boolean } {
  let depth = 0;
  let isInText = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (isInText) {
      if (character === "\\") at += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return { end: at + 1 };
    }
  }
  return { isInText };
}

/** Outermost JSON values that stand in prose or fences, longest first. Inner parts of a broken one are never taken for the whole. */
export function embeddedJson(text: string): unknown[] {
  const found: { length: number; value: unknown }[] = [];
  let at = 0;
  for (let spans = 0; spans < MAX_SPANS; spans += 1) {
    const start = at + text.slice(at).search(/[{[]/);
    if (start < at) break;
    const span = spanEnd(text, start);
    if (!("end" in span)) break;
    const parsed = strictJson(text.slice(start, span.end));
    if (parsed) found.push({ length: span.end - start, value: parsed.value });
    at = span.end;
  }
  return found.sort((a, b) => b.length - a.length).map((span) => span.value);
}

/** Whether as many brackets close as open, whatever is a text. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
  }
  return depth === 0;
}

/** Whether the text ends inside of a value: cut off, whatever the server says of it. Linear in its length. */
export function endsInside(text: string): boolean {
  let at = 0;
  for (let spans = 0; spans < MAX_SPANS; spans += 1) {
    const start = at + text.slice(at).search(/[{[]/);
    if (start < at) return false;
    const span = spanEnd(text, start);
    // One quote too many within a value that is whole looks like a text that never ends; in what is cut, brackets are missing too.
    if (!("end" in span)) return !span.isInText || !isBalanced(text.slice(start));
    at = span.end;
  }
  return false;
}

/** What is left for repair when fence and prose are off: from the first bracket to the last, or to the end. */
export function repairable(text: string): string | undefined {
  const start = text.search(/[{[]/);
  if (start === -1) return undefined;
  const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"));
  return end > start ? text.slice(start, end + 1) : text.slice(start).replace(/\s*```\s*$/, "");
}
