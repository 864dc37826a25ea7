import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasFaceMark, mentionsName, withFaceMark } from "@/lib/mcu/class-word";

const PUNCTUATION = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at)).filter((character) => /[^\s\p{L}\p{N}]/u.test(character));
const who = { age: 24, gender: "female" } as const;
/** Mia with what people may have in their names: before, within or after. */
const name = fc.tuple(...["", "M", "ia"].map((letters) => fc.tuple(fc.string({ unit: fc.constantFrom(...PUNCTUATION), maxLength: 3 }), fc.constant(letters)))).map((parts) => parts.flat().join(""));

describe("a name with any mark of ASCII", () => {
  it.each(PUNCTUATION)("%s is taken as it is", (mark) => {
    for (const each of [`Mia ${mark}`, `${mark}Mia`, `M${mark}ia`, mark]) {
      expect(mentionsName(`Here is ${each}`, each), each).toBe(true);
      expect(mentionsName("a i M Mi ia", each), each).toBe(false);
    }
  });

  it("is found where it stands, and given to no engine", () => {
    fc.assert(fc.property(name, (each) => {
      fc.pre(!each.includes("[img]"));
      expect(mentionsName(`A photo of ${each} at sea`, each)).toBe(true);
      const marked = withFaceMark(`A photo of ${each} at sea, with ${each}'s hat`, each, who);
      expect(hasFaceMark(marked, who)).toBe(true);
      expect(marked).toBe("A photo of the young woman [img] at sea, with the young woman's hat");
    }));
  });
});

it("leaves a bracketed name's letters alone where they stand for themselves", () => {
  expect(withFaceMark("A Miami pier in M", "[Mia]", who)).toBe("A photo of a young woman [img]: A Miami pier in M");
});
