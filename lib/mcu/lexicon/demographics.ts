/** Draws who an episode is about (the paper's appendix A). */
import { z } from "zod";
import type { RandomSource } from "@/lib/stats/random";
import { oneOf, wholeNumber } from "../draw";
import { GENDERS, type Demographics } from "../types";
import { COUNTRIES, type Country } from "./countries";

/** Eight groups of ten years: an age is drawn in [low, low + 10). */
export const AGE_GROUPS = [10, 20, 30, 40, 50, 60, 70, 80] as const;
const GROUP_YEARS = 10;

/** How often somebody lives where they were born: 70 % in the paper's text (its released code comes to 80 %). */
export const SAME_COUNTRY_RATE = 0.7;

const age = z.int().min(AGE_GROUPS[0]).max(AGE_GROUPS[7] + GROUP_YEARS - 1);

export const peopleSchema = z
  .strictObject({
    minAge: age.optional(),
    maxAge: age.optional(),
    gender: z.enum(GENDERS).optional(),
    birthplace: z.enum(COUNTRIES).optional(),
    residence: z.enum(COUNTRIES).optional(),
    sameCountryRate: z.number().min(0).max(1).optional(),
  })
  .refine(({ minAge, maxAge }) => minAge === undefined || maxAge === undefined || minAge <= maxAge, { path: ["maxAge"], message: "is below the lowest age" });
/** What is not named is drawn. */
export type People = z.infer<typeof peopleSchema>;

/**
 * A group of ages first, uniformly among those that are allowed, then a whole age in it; gender and countries uniformly.
 *
 * @throws RangeError where no age is allowed.
 * @example drawDemographics(seededRandom(7), { minAge: 30, maxAge: 39 })
 */
export function drawDemographics(random: RandomSource, people: People = {}): Demographics {
  const { minAge = AGE_GROUPS[0], maxAge = AGE_GROUPS[7] + GROUP_YEARS - 1, sameCountryRate = SAME_COUNTRY_RATE } = people;
  const groups = AGE_GROUPS.filter((low) => low <= maxAge && low + GROUP_YEARS > minAge);
  if (minAge > maxAge || groups.length === 0) throw new RangeError(`No age lies between ${minAge} and ${maxAge}.`);
  const low = oneOf(random, groups);
  const drawnAge = wholeNumber(random, Math.max(low, minAge), Math.min(low + GROUP_YEARS, maxAge + 1));
  const gender = people.gender ?? oneOf(random, GENDERS);
  const home = (known: Country): Country => (random.nextUniform() < sameCountryRate ? known : oneOf(random, COUNTRIES.filter((country) => country !== known)));
  // One that is given decides the other as the lexicon would have.
  const birthplace = people.birthplace ?? (people.residence ? home(people.residence) : oneOf(random, COUNTRIES));
  return { age: drawnAge, gender, birthplace, residence: people.residence ?? home(birthplace) };
}
