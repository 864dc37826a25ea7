/** A given name from the person's birthplace. */
import { faker as german } from "@faker-js/faker/locale/de";
import { faker as american } from "@faker-js/faker/locale/en_US";
import { faker as indian } from "@faker-js/faker/locale/en_IN";
import { faker as spanish } from "@faker-js/faker/locale/es";
import { faker as mexican } from "@faker-js/faker/locale/es_MX";
import { faker as french } from "@faker-js/faker/locale/fr";
import { faker as italian } from "@faker-js/faker/locale/it";
import { faker as brazilian } from "@faker-js/faker/locale/pt_BR";
import type { RandomSource } from "@/lib/stats/random";
import { oneOf } from "../draw";
import type { Gender } from "../types";
import { COMPILED_NAMES } from "./compiled-names";
import type { Country } from "./countries";

/** Locales of Faker (MIT) that are written in Latin letters. English-speaking countries share a list, and so do Spain and Argentina. */
const LOCALES: Partial<Record<Country, typeof german>> = {
  "United States of America": american, "United Kingdom": american, Canada: american, India: indian, France: french, Germany: german, Italy: italian, Brazil: brazilian, Mexico: mexican, Spain: spanish, Argentina: spanish,
};

export type NameLists = Partial<Record<Country, Record<Gender, readonly string[]>>>;

/** Where a country's names are from, for provenance. */
export function sourceOfNames(country: Country, lists: NameLists = {}): "own list" | "faker" | "compiled by hand" {
  if (lists[country]) return "own list";
  return LOCALES[country] ? "faker" : "compiled by hand";
}

/**
 * @param lists of the operator's own, in place of those that come with the program.
 * @example drawName("Japan", "female", seededRandom(7))
 */
export function drawName(country: Country, gender: Gender, random: RandomSource, lists: NameLists = {}): string {
  const own = lists[country]?.[gender] ?? COMPILED_NAMES[country]?.[gender];
  return oneOf(random, own ?? LOCALES[country]?.rawDefinitions.person?.first_name?.[gender] ?? []);
}
