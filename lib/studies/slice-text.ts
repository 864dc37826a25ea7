/** A part of a dataset in words. */
import type { Slice } from "./slice";

const ORIGINS = { collected: "collected from people", synthetic: "made by a model", scripted: "scripted" } as const;

/** "Norway, Sweden or Finland". */
function anyOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

type Range = NonNullable<Slice["age"]>;

function rangeText({ from, to }: Range, one: string, many: string): string {
  const unit = (value: number) => (value === 1 ? one : many);
  if (from !== undefined && to !== undefined) return from === to ? `exactly ${from} ${unit(from)}` : `${from} to ${to} ${many}`;
  if (from !== undefined) return `${from} ${unit(from)} or more`;
  if (to !== undefined) return to === 0 ? `no ${many}` : `${to} ${unit(to)} at most`;
  return "";
}

/** @returns one phrase a condition; none where everything may be drawn. */
export function slicePhrases(slice: Slice): string[] {
  return [
    ...(slice.origins ? [anyOf(slice.origins.map((origin) => ORIGINS[origin]))] : []),
    ...(slice.countries ? [`from ${anyOf(slice.countries)}`] : []),
    ...(slice.genders ? [anyOf(slice.genders)] : []),
    ...(slice.age ? [`aged ${ageText(slice.age)}`] : []),
    ...(slice.sessions ? [`episodes of ${rangeText(slice.sessions, "session", "sessions")}`] : []),
    ...(slice.turns ? [rangeText(slice.turns, "turn", "turns")] : []),
    ...(slice.images ? [rangeText(slice.images, "image", "images")] : []),
    ...(slice.modules ? [`an image by ${anyOf(slice.modules)}`] : []),
    ...(slice.idPrefix !== undefined ? [`ids that begin with “${slice.idPrefix}”`] : []),
  ].filter((phrase) => phrase !== "");
}

function ageText({ from, to }: Range): string {
  if (from !== undefined && to !== undefined) return from === to ? String(from) : `${from} to ${to}`;
  return from !== undefined ? `${from} or more` : `${to ?? "any"} at most`;
}

export function sliceText(slice: Slice): string {
  const phrases = slicePhrases(slice);
  return phrases.length === 0 ? "everything in it" : `only ${phrases.join(" · ")}`;
}
