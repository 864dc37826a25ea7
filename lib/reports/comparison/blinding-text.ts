/** The model of the panel on blinding. */
import { type Cell, cell, NONE } from "../cell";
import { count, counted, interval, pValue } from "../number-text";
import { signed } from "./net-forest";
import type { Blinding } from "./schema";

export type BlindingText = { index: Cell; interval: string; p: Cell; facts: { term: string; value: string }[]; sentence: string };

export function blindingText({ value, ci, p, n, evaluators, correct, incorrect, cannotTell }: Blinding): BlindingText {
  return {
    index: cell(value, signed),
    interval: ci ? interval(ci, 2) : NONE,
    p: cell(p, pValue),
    facts: [
      { term: "Right", value: count(correct) }, { term: "Wrong", value: count(incorrect) }, { term: "Could not tell", value: count(cannotTell) },
      { term: "Evaluators", value: count(evaluators) },
    ],
    sentence: sentenceOf(n, ci),
  };
}

function sentenceOf(n: number, ci: Blinding["ci"]): string {
  if (n === 0 || !ci) return "Evaluators are asked at the very end which side of some pairs was machine-made. Nobody has answered yet.";
  const asked = `Asked at the end which side was machine-made, in ${counted(n, "answer")}. 0 is what guessing gives, 1 that everybody knew.`;
  if (ci.low > 0) return `${asked} More were right than guessing explains: read the preferences with that in mind.`;
  if (ci.high < 0) return `${asked} More were wrong than guessing explains: the machine-made side was taken for the other.`;
  return `${asked} The interval holds 0: nothing shows that sides were recognised.`;
}
