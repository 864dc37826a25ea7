/** A part of a dataset in words. */
import type { Slice } from "./slice";

const ORIGINS = { collected: "collected from people", synthetic: "made by a model", scripted: "scripted" } as const;

const STATES = { stored: "stored", remote: "not fetched", missing: "missing", refused: "refused" } as const;

/** "Norway, Sweden or Finland". */
function anyOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

type Range = NonNullable<Slice["age"]>;

/** Empty for a range without ends: it decides nothing. */
function rangeText(range: Range, one: string, many: string, before = ""): string {
  const { from, to } = range;
  const unit = (value: number) => (value === 1 ? one : many);
  if (from !== undefined && to !== undefined) return before + (from === to ? `exactly ${from} ${unit(from)}` : `${from} to ${to} ${many}`);
  if (from !== undefined) return `${before}${from} ${unit(from)} or more`;
  if (to !== undefined) return before + (to === 0 ? `no ${many}` : `${to} ${unit(to)} at most`);
  return "";
}

/** @returns one phrase a condition; none where everything may be drawn. */
export function slicePhrases(slice: Slice): string[] {
  return [
    ...(slice.origins ? [anyOf(slice.origins.map((origin) => ORIGINS[origin]))] : []),
    ...(slice.countries ? [`from ${anyOf(slice.countries)}`] : []),
    ...(slice.genders ? [anyOf(slice.genders)] : []),
    ...(slice.age ? [ageText(slice.age)] : []),
    ...(slice.sessions ? [rangeText(slice.sessions, "session", "sessions", "episodes of ")] : []),
    ...(slice.turns ? [rangeText(slice.turns, "turn", "turns")] : []),
    ...(slice.images ? [rangeText(slice.images, "image", "images")] : []),
    ...(slice.modules ? [`an image by ${anyOf(slice.modules)}`] : []),
    ...(slice.idPrefix !== undefined ? [`ids that begin with “${slice.idPrefix}”`] : []),
    ...(slice.categories ? [`persona about ${anyOf(slice.categories)}`] : []),
    ...(slice.relations ? [`persona relation ${anyOf(slice.relations)}`] : []),
    ...(slice.imageStates ? [`an image that is ${anyOf(slice.imageStates.map((state) => STATES[state]))}`] : []),
    ...(slice.imageSources ? [`an image from ${anyOf(slice.imageSources)}`] : []),
    ...(slice.dates ? [datesText(slice.dates)] : []),
    ...(slice.span ? [rangeText(slice.span, "day", "days", "spanning ")] : []),
    ...(slice.words !== undefined ? [`found by “${slice.words}”`] : []),
  ].filter((phrase) => phrase !== "");
}

function ageText({ from, to }: Range): string {
  if (from !== undefined && to !== undefined) return from === to ? `aged ${from}` : `aged ${from} to ${to}`;
  if (from !== undefined) return `aged ${from} or more`;
  return to === undefined ? "" : `aged ${to} at most`;
}

function datesText({ from, to }: NonNullable<Slice["dates"]>): string {
  if (from !== undefined && to !== undefined) return `dated ${from} to ${to}`;
  if (from !== undefined) return `dated ${from} or later`;
  return to === undefined ? "" : `dated ${to} at the latest`;
}

export function sliceText(slice: Slice): string {
  const phrases = slicePhrases(slice);
  return phrases.length === 0 ? "everything in it" : `only ${phrases.join(" · ")}`;
}
