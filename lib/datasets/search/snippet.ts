/** Where in an episode the words of a question stand, with a little text around them. */
import type { Question, Term } from "./words-query";
import { fold, runsOf } from "./words";

export type SnippetPart = { text: string; isMatch: boolean };
/** A text of an episode and what it is called: "Persona", "Session 2, turn 5". */
export type Passage = { place: string; session: number | null; speaker: string | null; text: string };
export type Snippet = Omit<Passage, "text"> & { parts: SnippetPart[] };

const BEFORE = 50;
const LENGTH = 220;
const TOKEN = /[\p{L}\p{N}\p{M}]+/gu;

function isFound(term: Term, run: string): boolean {
  if (term.match === "within") return run.includes(term.text);
  return term.match === "whole" ? run === term.text : run.startsWith(term.text);
}

/** The passage with the most of the words wanted, the first of them where several have as many. */
export function bestSnippet(passages: readonly Passage[], { wanted }: Question): Snippet | null {
  let best: Passage | null = null;
  let most = 0;
  for (const passage of passages) {
    // Looking for the letters is much faster than taking the words, and most passages have none of them.
    const folded = fold(passage.text);
    if (wanted.filter((term) => folded.includes(term.text)).length <= most) continue;
    const runs = runsOf(passage.text);
    const found = wanted.filter((term) => runs.some((run) => isFound(term, run.text))).length;
    if (found <= most) continue;
    [best, most] = [passage, found];
    if (most === wanted.length) break;
  }
  if (!best) return null;
  const { text, ...where } = best;
  return { ...where, parts: around(marked(text, wanted)) };
}

/** The text in parts, those that answer the question marked. Matches are found run by run, each folded alone, so that places stay those of the text. */
export function marked(text: string, wanted: readonly Term[]): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let done = 0;
  const take = (start: number, end: number) => {
    if (start > done) parts.push({ text: text.slice(done, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    done = end;
  };
  for (const token of text.matchAll(TOKEN)) {
    const [run] = token;
    const hit = wanted.find((term) => runsOf(run).some((one) => isFound(term, one.text)));
    if (!hit) continue;
    const letters = [...run];
    const folded = letters.map(fold);
    const at = hit.match === "within" ? folded.findIndex((_, index) => folded.slice(index).join("").startsWith(hit.text)) : -1;
    if (at < 0) take(token.index, token.index + run.length);
    else {
      const start = token.index + letters.slice(0, at).join("").length;
      take(start, start + letters.slice(at, at + [...hit.text].length).join("").length);
    }
  }
  if (done < text.length) parts.push({ text: text.slice(done), isMatch: false });
  return parts;
}

/** Begins a little before the first match and is cut at a length that fits a line or two. */
function around(parts: readonly SnippetPart[]): SnippetPart[] {
  const first = parts.findIndex((part) => part.isMatch);
  const lead = parts[first - 1]?.text ?? "";
  const start = lead.length > BEFORE ? `…${[...lead].slice(-BEFORE).join("").replace(/^\S*\s/, "")}` : lead;
  const shown: SnippetPart[] = start === "" ? [] : [{ text: start, isMatch: false }];
  let length = start.length;
  for (const part of parts.slice(Math.max(first, 0))) {
    if (length + part.text.length > LENGTH) {
      const rest = [...part.text].slice(0, Math.max(0, LENGTH - length)).join("").replace(/\s\S*$/, "");
      shown.push({ text: `${rest}…`, isMatch: part.isMatch && rest !== "" });
      break;
    }
    shown.push(part);
    length += part.text.length;
  }
  return shown;
}
