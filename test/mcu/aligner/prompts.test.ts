import { expect, it } from "vitest";
import { plainPrompt, referencePrompt } from "@/lib/mcu/aligner/prompts";

const mia = { name: "Mia Weber", gender: "female", age: 24, face: null } as const;

it("puts the person from the reference photo where the mark stands", () => {
  const prompt = referencePrompt("A photo of a young woman [img] with a man on a pier", mia);
  expect(prompt).toContain("A photo of the young woman from the reference photo with a man on a pier.");
  expect(prompt).not.toContain("[img]");
});

it("names the person by what can be seen, and puts them in front where nobody is named", () => {
  expect(referencePrompt("Mia's cake [img]", mia)).toContain("the young woman from the reference photo's cake.");
  expect(referencePrompt("a cake", mia)).toContain("the young woman from the reference photo. a cake.");
  expect(plainPrompt("mia weber and Miami at night", mia)).toBe("A realistic photo taken with a phone: a young woman and Miami at night");
  expect(plainPrompt("an elderly man [img] reading", null)).toBe("A realistic photo taken with a phone: an elderly man reading");
});
