import { describe, expect, it } from "vitest";
import { COUNTRIES } from "@/lib/mcu/lexicon/countries";
import { AGE_GROUPS, drawDemographics, peopleSchema, SAME_COUNTRY_RATE } from "@/lib/mcu/lexicon/demographics";
import { drawName, sourceOfNames } from "@/lib/mcu/lexicon/names";
import { GENDERS } from "@/lib/mcu/types";
import { seededRandom } from "@/lib/stats/random";

const DRAWS = 20_000;

describe("demographics", () => {
  const random = seededRandom("demographics");
  const drawn = Array.from({ length: DRAWS }, () => drawDemographics(random));
  /** Six standard errors of a share: one test in five hundred million fails by chance. */
  const within = (share: number) => 6 * Math.sqrt((share * (1 - share)) / DRAWS);

  it("are the same country as often as the paper says", () => {
    const same = drawn.filter(({ birthplace, residence }) => birthplace === residence).length / DRAWS;
    expect(Math.abs(same - SAME_COUNTRY_RATE)).toBeLessThan(within(SAME_COUNTRY_RATE));
  });

  it("have every age group, gender and country as often", () => {
    const shares = (of: (person: (typeof drawn)[number]) => unknown, kinds: readonly unknown[]) => kinds.map((kind) => drawn.filter((person) => of(person) === kind).length / DRAWS);
    for (const share of shares(({ age }) => Math.floor(age / 10) * 10, AGE_GROUPS)) expect(Math.abs(share - 1 / 8)).toBeLessThan(within(1 / 8));
    for (const share of shares(({ gender }) => gender, GENDERS)) expect(Math.abs(share - 1 / 2)).toBeLessThan(within(1 / 2));
    for (const share of shares(({ birthplace }) => birthplace, COUNTRIES)) expect(Math.abs(share - 1 / 19)).toBeLessThan(within(1 / 19));
  });

  it("keep to what is asked for", () => {
    for (let index = 0; index < 500; index++) {
      const person = drawDemographics(random, { minAge: 38, maxAge: 41, gender: "male", residence: "Japan", sameCountryRate: 0 });
      expect(person.age).toBeGreaterThanOrEqual(38);
      expect(person.age).toBeLessThanOrEqual(41);
      expect(person).toMatchObject({ gender: "male", residence: "Japan" });
      expect(person.birthplace).not.toBe("Japan");
    }
    expect(() => drawDemographics(random, { minAge: 41, maxAge: 38 })).toThrow(RangeError);
    expect(peopleSchema.safeParse({ minAge: 41, maxAge: 38 }).success).toBe(false);
  });
});

describe("names", () => {
  it("are there for every country and gender, in Latin letters, and several of them", () => {
    for (const country of COUNTRIES) {
      for (const gender of GENDERS) {
        const names = new Set(Array.from({ length: 60 }, (_, index) => drawName(country, gender, seededRandom(`${country} ${index}`))));
        expect(names.size, country).toBeGreaterThan(15);
        for (const name of names) expect(name, country).toMatch(/^[\p{Script=Latin}' ’-]+$/u);
      }
      expect(["faker", "compiled by hand"]).toContain(sourceOfNames(country));
    }
  });

  it("are the operator's own where there are such", () => {
    expect(drawName("Japan", "female", seededRandom(1), { Japan: { female: ["Ichi"], male: ["Ni"] } })).toBe("Ichi");
  });
});
