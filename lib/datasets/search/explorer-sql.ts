/** Lists of episodes out of EpisodeFacets and EpisodeWords. Pages are found by the episode that they follow, so that none is slower than the first. */
import type { Slice } from "@/lib/studies/slice";
import { facetConditions } from "./facet-conditions";
import type { EpisodeSort, SortOrder } from "./sorts";
import { wordsQuery } from "./words-query";

export type Query = { text: string; values: unknown[] };

export type Listed = { datasetId: string; version: number; slice: Slice; sort: EpisodeSort; order: SortOrder };

/** Where an episode stands in the order: its own sort key, then its place in the dataset. */
export type SortPlace = { key: string | number; position: number };

const KEYS: Record<EpisodeSort, string> = {
  position: "position", name: "name", age: "age", sessions: "sessionCount", turns: "turnCount", images: "imageCount", date: "lastDate", span: "spanDays",
};

/** Counting stops here: a number beyond is "more than". */
export const COUNTED_AT_MOST = 100_000;

/** The place of an episode of this dataset, of whatever version. */
export function placeQuery({ datasetId, sort }: Listed, episodeId: string): Query {
  return { text: `select f."${KEYS[sort]}" as "key", f."position" from "EpisodeFacets" f where f."episodeId" = $1 and f."datasetId" = $2`, values: [episodeId, datasetId] };
}

/** Which rows of `facetSource` a version and a slice of it are. */
export function chosenFacets({ datasetId, version, slice }: Pick<Listed, "datasetId" | "version" | "slice">, value: (given: unknown) => string): string[] {
  const [dataset, shown] = [value(datasetId), value(version)];
  return [
    `f."datasetId" = ${dataset}::uuid`, `f."fromVersion" <= ${shown}::int`, `(f."untilVersion" is null or f."untilVersion" > ${shown}::int)`,
    ...facetConditions("f", slice, value),
    ...(slice.idPrefix ? [`f."episodeId" in (select e."id" from "Episode" e where e."datasetId" = ${dataset}::uuid and starts_with(e."externalId", ${value(slice.idPrefix)}::text))`] : []),
  ];
}

/** A join and no condition: it names each episode once, and taken for a condition it was looked up episode by episode. */
export function facetSource({ datasetId, slice }: Pick<Listed, "datasetId" | "slice">, value: (given: unknown) => string): string {
  const words = slice.words ? ` join "episodes_with_words"(${value(wordsQuery(slice.words, datasetId))}::tsquery) w("id") on w."id" = f."episodeId"` : "";
  return `"EpisodeFacets" f${words}`;
}

type Ask = { values: unknown[]; value: (given: unknown) => string };

function ask(): Ask {
  const values: unknown[] = [];
  return { values, value: (given) => `$${values.push(given)}` };
}

/** The episodes after a place, or before it; those before come nearest first. Without a place: from the one end or the other. */
export type Beside = { direction: "after" | "before"; place: SortPlace | null; limit: number };

function inOrder({ sort, order }: Listed, { direction, place, limit }: Beside, value: Ask["value"], columns: { key: string; position: string }): { where: string; tail: string } {
  const isDescending = (order === "desc") !== (direction === "before");
  const way = isDescending ? "desc" : "asc";
  const { key, position } = columns;
  return {
    where: place ? `(${key}, ${position}) ${isDescending ? "<" : ">"} (${value(place.key)}, ${value(place.position)})` : "true",
    tail: `order by ${sort === "position" ? "" : `${key} ${way}, `}${position} ${way} limit ${value(limit)}::int`,
  };
}

/** Of a whole dataset, without words: read along an index, so that a page costs the same wherever it is. */
export function pageQuery(listed: Listed, beside: Beside): Query {
  const { values, value } = ask();
  const where = chosenFacets(listed, value);
  const { where: from, tail } = inOrder(listed, beside, value, { key: `f."${KEYS[listed.sort]}"`, position: `f."position"` });
  return { text: `select f."episodeId" as "id" from "EpisodeFacets" f where ${[...where, from].join(" and ")} ${tail}`, values };
}

/** How many there are, and how many of them come before a place. */
function counts({ order }: Listed, place: SortPlace | null, value: Ask["value"]): string {
  const before = place ? `(count(*) filter (where ("key", "position") ${order === "desc" ? ">" : "<"} (${value(place.key)}, ${value(place.position)})))::int` : "0";
  return `count(*)::int as "total", ${before} as "before"`;
}

/** The place of a page in a whole dataset. */
export function countQuery(listed: Listed, place: SortPlace | null): Query {
  const { values, value } = ask();
  const where = chosenFacets(listed, value);
  const counted = counts(listed, place, value);
  return {
    text: `select ${counted} from (
      select f."${KEYS[listed.sort]}" as "key", f."position" from "EpisodeFacets" f where ${where.join(" and ")} limit ${value(COUNTED_AT_MOST + 1)}::int) f`,
    values,
  };
}

/** Of a part of a dataset: what answers is found once, and then counted and cut into pages. */
export function filteredQuery(listed: Listed, place: SortPlace | null, besides: readonly Beside[]): Query {
  const { values, value } = ask();
  const [from, where] = [facetSource(listed, value), chosenFacets(listed, value)];
  const counted = counts(listed, place, value);
  const pages = besides.map((beside, index) => {
    const { where: beyond, tail } = inOrder(listed, beside, value, { key: `"key"`, position: `"position"` });
    return `array(select "id" from answer where ${beyond} ${tail}) as "page${index}"`;
  });
  return {
    text: `with answer as materialized (
        select f."episodeId" as "id", f."${KEYS[listed.sort]}" as "key", f."position" from ${from} where ${where.join(" and ")})
      select ${counted}, ${pages.join(", ")} from answer`,
    values,
  };
}
