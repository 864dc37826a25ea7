/** Attributes without those that say the same again (the paper's filter took 19.8 % of them). */
import type { PersonaAttribute } from "../types";

/** Shared words over all words from which two sentences, and the values in them, count as the same. */
const NEAR = 0.8;

const wordsOf = (text: string): string[] => text.toLowerCase().normalize("NFKC").match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Keeps the first of each. Two are the same where their sentences are, but for case, spaces and marks; nearly the same where the words they share are
 * at least 0.8 of all their words (Jaccard) and so are those of their values: "I love jazz" and "I love folk" are two things. Cost: quadratic in the attributes, which are some tens.
 */
export function distinctAttributes(attributes: readonly PersonaAttribute[]): { kept: PersonaAttribute[]; dropped: { attribute: PersonaAttribute; reason: "same" | "nearly the same" }[] } {
  const kept: { attribute: PersonaAttribute; words: Set<string>; value: Set<string>; key: string }[] = [];
  const dropped: { attribute: PersonaAttribute; reason: "same" | "nearly the same" }[] = [];
  for (const attribute of attributes) {
    const list = wordsOf(attribute.sentence);
    const words = new Set(list);
    const value = new Set(wordsOf(attribute.entityValue));
    const key = list.join(" ");
    if (kept.some((other) => other.key === key)) dropped.push({ attribute, reason: "same" });
    else if (kept.some((other) => overlap(other.words, words) >= NEAR && overlap(other.value, value) >= NEAR)) dropped.push({ attribute, reason: "nearly the same" });
    else kept.push({ attribute, words, value, key });
  }
  return { kept: kept.map(({ attribute }) => attribute), dropped };
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 1 : shared / all;
}
