import { describe, expect, test } from "vitest";
import { PERSONA_CATEGORIES } from "@/lib/mcu/persona/categories";
import { distinctAttributes } from "@/lib/mcu/persona/distinct";
import { personaStep } from "@/lib/mcu/steps/persona-step";
import type { PersonaAttribute } from "@/lib/mcu/types";
import { seededRandom } from "@/lib/stats/random";

const attribute = (sentence: string, entityValue: string): PersonaAttribute => ({ subject: "I", category: "Preference", entityKey: "thing", entityValue, sentence });
const demographics = { age: 40, gender: "male", birthplace: "Spain", residence: "Spain" } as const;

test("there are fifty kinds, each once", () => {
  expect(new Set(PERSONA_CATEGORIES.map(({ category, entityKey }) => `${category}/${entityKey}`)).size).toBe(50);
  expect(PERSONA_CATEGORIES).toHaveLength(50);
});

describe("what says the same again is dropped", () => {
  test("in other case and marks, and in nearly the same words of the same thing; not where the thing is another", () => {
    const { kept, dropped } = distinctAttributes([
      attribute("I love the film about trains.", "the film about trains"), attribute("I LOVE the film, about trains", "the film about trains"),
      attribute("I really love the film about trains.", "the film about trains"), attribute("I love jazz.", "jazz"), attribute("I love folk.", "folk"),
    ]);
    expect(kept.map(({ sentence }) => sentence)).toEqual(["I love the film about trains.", "I love jazz.", "I love folk."]);
    expect(dropped.map(({ reason }) => reason)).toEqual(["same", "nearly the same"]);
  });
});

test("an answer with fewer than half of what was asked for is sent back, repetitions not counted", () => {
  const [category] = PERSONA_CATEGORIES;
  if (!category) throw new Error("no category");
  const input = { demographics, category, count: 30 };
  const answer = (different: number) => personaStep.read({ attributes: Array.from({ length: 30 }, (_, at) => `town${at % different}`).map((value) => ({ sentence: `I come from ${value}.`, value })) }, input);
  expect(personaStep.check(answer(15), input)).toEqual([]);
  expect(personaStep.check(answer(14), input)).toEqual([expect.stringMatching(/^30 different sentences are wanted, and no fewer than 15; 14 can be used\./)]);
});

test.each(PERSONA_CATEGORIES.map((category) => [category.entityKey, category] as const))("a script says thirty different things of a %s", (_, category) => {
  for (let seed = 0; seed < 20; seed++) {
    const input = { demographics, category, count: 30 };
    const attributes = personaStep.scripted(input, seededRandom(seed));
    expect(attributes).toHaveLength(30);
    expect(personaStep.check(attributes, input)).toEqual([]);
    expect(distinctAttributes(attributes).dropped).toEqual([]);
    for (const { sentence, entityValue } of attributes) expect(sentence).toContain(entityValue);
  }
});
