/** What is said before it has happened. */
import { ruleResult } from "./result";
import type { CheckedEpisode, CheckResult, Place } from "./types";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/** A capital inside a sentence; at its beginning it says nothing. */
const NAME_INSIDE = /(?<=[\p{Ll}\p{N},;:’'")]\s["“(]?)\p{Lu}[\p{L}\p{N}’'-]{2,}/gu;

/**
 * Proper names and dates that only events after a session's own have, and that are said in it. A heuristic for English: plans
 * are rightly spoken of beforehand, so what is found is a place to look at. O(sessions × utterances × names).
 */
export function checkFuture({ events, sessions, narrative, personaSentences, name, demographics }: CheckedEpisode): CheckResult {
  const always = [narrative, ...personaSentences, name, demographics.birthplace, demographics.residence].join("\n").toLowerCase();
  const places: Place[] = [];
  for (const { number, event, utterances } of sessions) {
    const at = events.findIndex(({ id }) => id === event.id);
    if (at < 0) continue;
    const tell = (list: typeof events) => list.flatMap(({ event: text, cause, date }) => [text, cause?.experience ?? "", date]).join("\n");
    const known = `${always}\n${tell(events.slice(0, at + 1))}`.toLowerCase();
    const later = events.slice(at + 1);
    const names = new Set(later.flatMap(({ event: text, cause }) => `${text}\n${cause?.experience ?? ""}`.match(NAME_INSIDE) ?? []));
    const words = [...names, ...later.flatMap(({ date }) => datesOf(date))].filter((word) => !known.includes(word.toLowerCase()) && !MONTHS.includes(word));
    for (const [index, { text }] of utterances.entries()) {
      const said = words.filter((word) => hasWord(text, word));
      if (said.length > 0) places.push({ session: number, utterance: index + 1, detail: `Only later events have ${said.map((word) => `“${word}”`).join(", ")}.` });
    }
  }
  return ruleResult("future", places, "Names and dates that belong to later events are not said before; a heuristic, since plans are.");
}

function datesOf(date: string): string[] {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const word = MONTHS[Number(month) - 1];
  return word ? [date, `${word} ${Number(day)}`, `${Number(day)} ${word}`, `${word} ${year}`] : [];
}

/** Letters and digits on neither side. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + word.length))) return true;
  }
  return false;
}
