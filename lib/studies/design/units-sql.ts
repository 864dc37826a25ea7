/** What of a dataset may be drawn: names, ids and sizes. Transcripts are never read. */
import { between } from "@/lib/datasets/search/between";
import { facetConditions } from "@/lib/datasets/search/facet-conditions";
import { wordsQuery } from "@/lib/datasets/search/words-query";
import type { Slice } from "../slice";

export type UnitsQuery = { text: string; values: unknown[] };

type Terms = { datasetId: string; version: number; unit: "episode" | "session"; includeScripted: boolean; slice: Slice };

export function unitsQuery({ datasetId, version, unit, includeScripted, slice }: Terms): UnitsQuery {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const bySession = unit === "session";
  const scope = bySession ? "session" : "episode";
  const shares = (condition: string) =>
    `exists (select 1 from "EpisodeImage" made where made."episodeId" = episode.id and made.place = 'turn' and ${condition}${bySession ? ` and made."sessionId" = session.id` : ""})`;
  const { categories, relations, dates, span } = slice;
  const facets = facetConditions("facet", { categories, relations, dates, span }, value);
  const conditions = [
    `episode."datasetId" = ${value(datasetId)}::uuid`,
    `episode."fromVersion" <= ${value(version)}::int and (episode."untilVersion" is null or episode."untilVersion" > $${values.length}::int)`,
    `${scope}."turnCount" > 0`,
    ...(includeScripted ? [] : [`episode.origin = 'collected'`]),
    ...(slice.origins ? [`episode.origin::text = any(${value(slice.origins)}::text[])`] : []),
    ...(slice.countries ? [`lower(episode.country) = any(${value(slice.countries.map((country) => country.toLowerCase()))}::text[])`] : []),
    ...(slice.genders ? [`lower(episode.gender) = any(${value(slice.genders.map((gender) => gender.toLowerCase()))}::text[])`] : []),
    ...between("episode.age", slice.age, value),
    ...between(`episode."sessionCount"`, slice.sessions, value),
    ...between(`${scope}."turnCount"`, slice.turns, value),
    ...between(`${scope}."imageCount"`, slice.images, value),
    ...(slice.modules ? [shares(`made.module = any(${value(slice.modules)}::text[])`)] : []),
    ...(slice.imageStates ? [shares(`made.state::text = any(${value(slice.imageStates)}::text[])`)] : []),
    ...(slice.imageSources ? [shares(`made.source = any(${value(slice.imageSources)}::text[])`)] : []),
    ...(slice.idPrefix ? [`starts_with(episode."externalId", ${value(slice.idPrefix)}::text)`] : []),
    ...(facets.length > 0 ? [`episode.id in (select facet."episodeId" from "EpisodeFacets" facet where ${facets.join(" and ")})`] : []),
    ...(slice.words ? [`episode.id in (select "episodes_with_words"(${value(wordsQuery(slice.words, datasetId))}::tsquery))`] : []),
  ];
  const stored = `(select count(*)::int from "EpisodeImage" shared where shared."episodeId" = episode.id and shared.place = 'turn' and shared.state = 'stored'${bySession ? ` and shared."sessionId" = session.id` : ""})`;
  const length = bySession ? `session."characterCount"` : `(select coalesce(sum(part."characterCount"), 0)::int from "Session" part where part."episodeId" = episode.id)`;
  return {
    text: `
      select episode."externalId" as episode, ${bySession ? "session.number" : "null::int"} as session,
        episode.id as "episodeId", ${bySession ? "session.id" : "null::uuid"} as "sessionId",
        ${scope}."turnCount" as turns, ${scope}."imageCount" as images, ${stored} as "storedImages", ${length} as length
      from "Episode" episode
      ${bySession ? `join "Session" session on session."episodeId" = episode.id` : ""}
      where ${conditions.join("\n        and ")}`,
    values,
  };
}
