import { describe, expect, test } from "vitest";
import { COUNTRIES } from "@/lib/mcu/lexicon/countries";
import { parseNameLists } from "@/lib/mcu/lexicon/name-lists";
import { drawName, sourceOfNames } from "@/lib/mcu/lexicon/names";
import { GENDERS } from "@/lib/mcu/types";
import { seededRandom } from "@/lib/stats/random";

describe("names", () => {
  test("every country and gender has a list in Latin letters with a source", () => {
    for (const country of COUNTRIES) {
      for (const gender of GENDERS) {
        const names = new Set(Array.from({ length: 400 }, (_, seed) => drawName(country, gender, seededRandom(seed))));
        expect(names.size, `${country} ${gender}`).toBeGreaterThanOrEqual(30);
        for (const name of names) expect(name).toMatch(/^[\p{Script=Latin}'’. -]+$/u);
      }
      expect(sourceOfNames(country)).toMatch(/faker|by hand/);
    }
  });

  test("a list of one's own replaces a country's", () => {
    const lists = parseNameLists("name,country,gender\nAda,italy,Female\nUgo,Italy,male\n");
    expect([drawName("Italy", "female", seededRandom(1), lists), drawName("Italy", "male", seededRandom(1), lists)]).toEqual(["Ada", "Ugo"]);
  });

  test.each([
    ["a,b\n1,2", "titles country, gender and name"], ["country,gender,name\nAtlantis,male,X", "Row 2: “Atlantis” is none"], ["country,gender,name\nItaly,man,X", "Row 2: the gender"],
    ["country,gender,name\nItaly,male,<b>", "Row 2: a name has"], ["country,gender,name\nItaly,male,Ugo", "Italy has no name that is female"], ["country,gender,name\n", "has no row"], ["country,gender,name\n\"x", "no CSV"],
  ])("%j is refused", (csv, said) => {
    expect(() => parseNameLists(csv)).toThrow(said);
  });
});
