/** What somebody types into the search, and the same as PostgreSQL asks it. */
import { datasetWord } from "./episode-words";
import { pairsOf, runsOf } from "./words";

export type Term = { text: string; match: "beginning" | "whole" | "within" };
export type Question = { wanted: Term[]; excluded: Term[] };

const PART = /(-?)(?:"([^"]*)"?|(\S+))/gu;

/** `radio "market" -tent`: every word by its beginning, quoted ones whole, those after a minus not at all. */
export function readQuestion(typed: string): Question {
  const question: Question = { wanted: [], excluded: [] };
  for (const [, minus, quoted, bare] of typed.matchAll(PART)) {
    const into = minus === "-" ? question.excluded : question.wanted;
    for (const { text, isUnspaced } of runsOf(quoted ?? bare ?? "")) {
      if (into.some((term) => term.text === text)) continue;
      // One or two letters begin too much to be of use, and to be found fast.
      const isWhole = quoted !== undefined || (text.length < 3 && !/^\d+$/.test(text));
      into.push({ text, match: isUnspaced ? "within" : isWhole ? "whole" : "beginning" });
    }
  }
  return question;
}

/** Of letters and digits only: nothing that has to be escaped. */
function asked({ text, match }: Term): string {
  if (match === "within") return `(${pairsOf(text).map((pair) => `'${pair}'`).join(" & ")})`;
  return match === "beginning" ? `'${text}':*` : `'${text}'`;
}

/** What PostgreSQL reads as a tsquery. Where nothing was typed that is a word, the answer is nothing rather than everything. */
export function wordsQuery(typed: string, datasetId: string): string {
  const { wanted, excluded } = readQuestion(typed);
  if (wanted.length + excluded.length === 0) return "'#'";
  return [`'${datasetWord(datasetId)}'`, ...wanted.map(asked), ...excluded.map((term) => `!${asked(term)}`)].join(" & ");
}
