import { expect, it } from "vitest";
import { plainDescription, plainPrompt, referencePrompt } from "@/lib/mcu/aligner/prompts";

const mia = { name: "Mia", gender: "female", age: 24, face: null } as const;

it("puts the person from the reference photo where the mark stands", () => {
  const prompt = referencePrompt("A photo of a young woman [img] with a man on a pier.", mia);
  expect(prompt).toContain("A photo of the young woman from the reference photo with a man on a pier. Keep");
  expect(prompt).not.toContain("[img]");
});

it("marks the person by itself where nobody has, and gives no engine a name", () => {
  expect(referencePrompt("Mia on a pier", mia)).toContain("the young woman from the reference photo on a pier.");
  expect(referencePrompt("a cake", mia)).toContain("the young woman from the reference photo: a cake.");
  expect(plainPrompt("Mia and Miami at night", mia)).toBe("A realistic photo taken with a phone: the young woman and Miami at night");
  expect(plainDescription("an elderly man [img] reading", null)).toBe("an elderly man reading");
  expect(plainDescription("a cake", mia)).toBe("a cake");
});
