/** What was said so far, in a few sentences: of the first session, and of each later one together with the summary before it. */
import { z } from "zod";
import { intervalText } from "../interval-text";
import type { ChatStep } from "../step";
import type { TemporalEvent, Utterance } from "../types";
import { fieldOf, isObject, lenientText, unwrapped } from "./lenient";
import { stepVersion } from "./version";

export type SummaryInput = { name: string; event: TemporalEvent; utterances: readonly Utterance[]; /** Of the session before; null for the first. */ previous: string | null };

const wire = z.strictObject({ summary: z.string().min(1).max(2_500) });

const system = [
  "You sum up a chat between a person and an assistant, for the assistant to remember. Where a summary of earlier chats is given, the new one takes its place and keeps what matters of it.",
  "Write a few plain sentences. Say what both of them said and did, call the person by name, and say when things happened.",
  "Answer with an object of one field, summary.",
].join("\n");

/** Three words in a row that are different from all others, as a share of all such: below it, a text goes in circles. */
const LEAST_DISTINCT = 0.5;
const SAID_CHARACTERS = 12_000;

export const summaryStep: ChatStep<SummaryInput, z.infer<typeof wire>, string> = {
  name: "summary",
  version: stepVersion(1, system, wire),
  wire,
  sampling: { temperature: 0.3, maxTokens: 900 },
  prompt: ({ name, event, utterances, previous }) => ({
    system,
    user: [
      ...(previous === null ? [] : [`Before: ${previous}`]), ...(previous !== null && event.cause ? [`${intervalText(event.cause.interval)} later.`] : []), `The chat between ${name} and the assistant on ${event.date}:`,
      utterances.map(({ speaker, text, sharing }) => `${speaker === "user" ? name : "Assistant"}: ${sharing ? `(shares a picture: ${sharing.description})` : text}`).join("\n").slice(0, SAID_CHARACTERS),
    ].join("\n"),
  }),
  normalise: (raw) => {
    if (typeof raw === "string") return { summary: raw.trim() };
    const value = unwrapped(raw, ["summary"]);
    return isObject(value) ? { summary: lenientText(fieldOf(value, "summary", "summarization", "text")) } : value;
  },
  read: ({ summary }) => summary.trim(),
  check: (summary) => repetitionProblems(summary),
  scripted: ({ name, event, utterances, previous }) => {
    const pictures = utterances.filter(({ sharing }) => sharing !== null).map(({ sharing }) => sharing?.description);
    const over = pictures.length === 0 ? "" : `, over ${pictures.length === 1 ? "a picture" : `${pictures.length} pictures`} (the first: ${pictures[0]})`;
    const known = previous === null ? "" : `${previous.split(/(?<=\.)\s/).slice(-2).join(" ")} `;
    return `${known}On ${event.date}${over}, ${name} told the assistant: ${event.event.split(/(?<=[.!?])\s/).at(-1)}`;
  },
};

/** What shows that a summary goes in circles (the paper's section 5.2 filters such). */
export function repetitionProblems(text: string): string[] {
  const sentences = text.split(/(?<=[.!?])\s+/).map((sentence) => sentence.toLowerCase().trim()).filter(Boolean);
  if (new Set(sentences).size < sentences.length) return ["A sentence stands in it twice."];
  const list = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = list.slice(2).map((word, index) => `${list[index]} ${list[index + 1]} ${word}`);
  return runs.length > 0 && new Set(runs).size / runs.length < LEAST_DISTINCT ? ["It says the same words again and again."] : [];
}
