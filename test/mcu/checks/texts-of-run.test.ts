import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalWords } from "@/lib/mcu/checks/normal-words";
import { TextsOfRun } from "@/lib/mcu/checks/texts-of-run";

const BOUND = 0.8;
const said = (sentence: string, narrative = `Story of ${sentence}`) => ({ "persona sentence": sentence, narrative });

describe("TextsOfRun", () => {
  it("finds the same sentence, whatever its case and punctuation, and names the episode that had it first", () => {
    const texts = new TextsOfRun(BOUND);
    expect(texts.put(1, said("I like harbours."))).toEqual([]);
    expect(texts.put(2, said("I LIKE harbours!", "Another life altogether."))).toEqual([{ kind: "persona sentence", text: "I LIKE harbours!", episode: 1, other: "I like harbours.", isExact: true }]);
    expect(texts.put(3, said("I like lanterns.", "I like harbours."))).toEqual([]);
  });

  it("forgets what an episode said before it was written anew, and what became of none", () => {
    const texts = new TextsOfRun(BOUND);
    texts.put(1, said("I like harbours.", "Mia counts ships."));
    expect(texts.put(1, said("I like harbours.", "Mia counts ships."))).toEqual([]);
    texts.put(1, said("I like trams.", "Mia rides along."));
    expect(texts.put(2, said("I like harbours.", "Mia counts ships."))).toEqual([]);
    texts.remove(2);
    expect(texts.put(3, said("I like harbours.", "Mia counts ships."))).toEqual([]);
  });

  const sentence = fc.array(fc.constantFrom("i", "like", "the", "harbour", "lantern", "ferry", "water", "on", "sundays", "very", "much"), { minLength: 1, maxLength: 9 }).map((words) => words.join(" "));
  it("finds exactly what comparing all pairs finds", () => {
    fc.assert(fc.property(fc.array(sentence, { minLength: 2, maxLength: 25 }), fc.constantFrom(0.5, 0.6, 0.8, 1), (sentences, bound) => {
      const texts = new TextsOfRun(bound);
      for (const [index, each] of sentences.entries()) {
        const own = new Set(normalWords(each));
        const closest = Math.max(0, ...sentences.slice(0, index).map((other) => {
          const words = new Set(normalWords(other));
          const shared = [...own].filter((word) => words.has(word)).length;
          return shared / (own.size + words.size - shared);
        }));
        const isSame = sentences.slice(0, index).includes(each);
        const [twin] = texts.put(index, said(each, `${index}`)).filter(({ kind }) => kind === "persona sentence");
        expect(twin?.isExact ?? null).toBe(isSame ? true : closest >= bound - 1e-12 ? false : null);
      }
    }));
  });
});
