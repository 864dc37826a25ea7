/** A part of a dataset as conditions on EpisodeFacets, where what is unknown is -1 or ''. */
import type { Slice } from "@/lib/studies/slice";
import { between } from "./between";

const small = (words: readonly string[]) => words.map((word) => word.toLowerCase());

/** All but `idPrefix` and `words`, which stand elsewhere. */
export function facetConditions(alias: string, slice: Slice, value: (given: unknown) => string): string[] {
  const column = (name: string) => `${alias}."${name}"`;
  const oneOf = (name: string, words: readonly string[] | undefined) => (words ? [`${column(name)} = any(${value(small(words))}::text[])`] : []);
  const known = (name: string, range: Slice["age"]) =>
    range && (range.from !== undefined || range.to !== undefined) ? [`${column(name)} >= 0`, ...between(column(name), range, value)] : [];
  const { dates } = slice;
  return [
    ...(slice.origins ? [`${column("origin")}::text = any(${value(slice.origins)}::text[])`] : []),
    ...oneOf("country", slice.countries), ...oneOf("gender", slice.genders), ...oneOf("category", slice.categories), ...oneOf("relation", slice.relations),
    ...known("age", slice.age), ...known("spanDays", slice.span),
    ...between(column("sessionCount"), slice.sessions, value), ...between(column("turnCount"), slice.turns, value), ...between(column("imageCount"), slice.images, value),
    ...(slice.modules ? [`${column("modules")} && ${value(slice.modules)}::text[]`] : []),
    ...(slice.imageSources ? [`${column("sources")} && ${value(slice.imageSources)}::text[]`] : []),
    // Names of columns, from a closed list.
    ...(slice.imageStates ? [`(${slice.imageStates.map((state) => `${column(state)} > 0`).join(" or ")})`] : []),
    ...(dates?.from !== undefined ? [`${column("firstDate")} >= ${value(dates.from)}`] : []),
    ...(dates?.to !== undefined ? [`${column("lastDate")} <> ''`, `${column("lastDate")} <= ${value(dates.to)}`] : []),
  ];
}
