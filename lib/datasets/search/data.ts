/** Reads of the explorer: pages of episodes, their neighbours, the values that can be chosen. */
import { pool } from "@/lib/db/client";
import { imageAddress } from "../episode-view";
import type { DatasetReader } from "../access";
import type { LifeEvent, Persona } from "../model";
import { type Beside, COUNTED_AT_MOST, countQuery, filteredQuery, type Listed, pageQuery, placeQuery, type SortPlace } from "./explorer-sql";
import { EPISODES_PER_PAGE, type EpisodeQuery, sliceOf } from "./query";
import { bestSnippet, type Passage, type Snippet } from "./snippet";
import { orderOf } from "./sorts";
import { type EpisodePage, type Facets, facetsSchema, type FoundEpisode, type Neighbours } from "./types";
import { readQuestion } from "./words-query";

type Version = { id: string; version: number; episodes: number };

async function currentVersion(slug: string): Promise<Version | undefined> {
  const found = await pool().query<Version>(
    `select d."id", d."currentVersion" as "version", (v."counts" ->> 'episodes')::int as "episodes"
     from "Dataset" d join "DatasetVersion" v on v."datasetId" = d."id" and v."number" = d."currentVersion" where d."slug" = $1`,
    [slug],
  );
  return found.rows[0];
}

function listed({ id, version }: Version, query: EpisodeQuery): Listed {
  return { datasetId: id, version, slice: sliceOf(query), sort: query.sort, order: orderOf(query.sort, query.order) };
}

async function placeOf(list: Listed, episodeId: string | undefined): Promise<SortPlace | null> {
  if (episodeId === undefined) return null;
  const { text, values } = placeQuery(list, episodeId);
  return (await pool().query<SortPlace>(text, values)).rows[0] ?? null;
}

type Found = { pages: string[][]; total: number; isMore: boolean; before: number };

/** Pages of a list, how many episodes it has and how many come before the place. */
async function find(list: Listed, dataset: Version, place: SortPlace | null, besides: readonly Beside[]): Promise<Found> {
  const limited = ({ total, before }: { total: number; before: number }) => ({ total: Math.min(total, COUNTED_AT_MOST), isMore: total > COUNTED_AT_MOST, before });
  if (Object.keys(list.slice).length > 0) {
    const { text, values } = filteredQuery(list, place, besides);
    const [row] = (await pool().query<{ total: number; before: number } & Record<string, string[]>>(text, values)).rows;
    return { pages: besides.map((_, index) => row?.[`page${index}`] ?? []), ...limited(row ?? { total: 0, before: 0 }) };
  }
  const read = async (beside: Beside) => {
    const { text, values } = pageQuery(list, beside);
    return (await pool().query<{ id: string }>(text, values)).rows.map((row) => row.id);
  };
  const [pages, counted] = await Promise.all([Promise.all(besides.map(read)), place ? countAround(list, place) : { total: dataset.episodes, before: 0 }]);
  return { pages, ...limited(counted) };
}

async function countAround(list: Listed, place: SortPlace): Promise<{ total: number; before: number }> {
  const { text, values } = countQuery(list, place);
  return (await pool().query<{ total: number; before: number }>(text, values)).rows[0] ?? { total: 0, before: 0 };
}

/** A page of the current version's episodes. Undefined where there is no such dataset. */
export async function listEpisodes(_reader: DatasetReader, slug: string, query: EpisodeQuery): Promise<EpisodePage | undefined> {
  const dataset = await currentVersion(slug);
  if (!dataset) return undefined;
  const list = listed(dataset, query);
  const isBackwards = query.before !== undefined;
  const place = await placeOf(list, query.before === "end" ? undefined : (query.before ?? query.after));
  // One more than is shown tells whether there is a page beyond.
  const beside: Beside = { direction: isBackwards ? "before" : "after", place, limit: EPISODES_PER_PAGE + 1 };
  const { pages: [found = []], total, isMore, before } = await find(list, dataset, place, [beside]);
  const shown = found.slice(0, EPISODES_PER_PAGE);
  if (isBackwards) shown.reverse();
  const isBeyond = found.length > EPISODES_PER_PAGE;
  const hasNext = isBackwards ? place !== null : isBeyond;
  const hasPrevious = isBackwards ? isBeyond : place !== null && found.length > 0;
  const first = isBackwards ? (place ? before : total) - shown.length + 1 : before + (place ? 2 : 1);
  return {
    episodes: await describe(shown, query.q ?? ""), pageSize: EPISODES_PER_PAGE, total, isMore,
    first: shown.length === 0 || isMore ? null : Math.max(1, first),
    next: hasNext ? (shown.at(-1) ?? null) : null, previous: hasPrevious ? (shown[0] ?? null) : null,
  };
}

/** What comes before and after an episode in a list, and its place there. Undefined where it is no episode of the dataset. */
export async function findNeighbours(_reader: DatasetReader, slug: string, query: EpisodeQuery, episodeId: string): Promise<Neighbours | undefined> {
  const dataset = await currentVersion(slug);
  if (!dataset) return undefined;
  const list = listed(dataset, query);
  const place = await placeOf(list, episodeId);
  if (!place) return undefined;
  const beside = (direction: Beside["direction"]): Beside => ({ direction, place, limit: 1 });
  const { pages: [previous, next], total, isMore, before } = await find(list, dataset, place, [beside("before"), beside("after")]);
  return { previous: previous?.[0] ?? null, next: next?.[0] ?? null, place: isMore ? null : before + 1, total, isMore };
}

type Row = Omit<FoundEpisode, "about" | "category" | "pictures" | "snippet"> & {
  persona: Persona | null; narrative: string | null; summary: string | null; events: LifeEvent[]; pictures: { sha256: string; description: string | null }[] | null; opening: string | null;
};

async function describe(episodeIds: readonly string[], words: string): Promise<FoundEpisode[]> {
  const [rows, snippets] = await Promise.all([
    pool().query<Row>(
      `select e."id", e."externalId", e."position", e."origin", e."name", e."age", e."gender", e."country", e."sessionCount", e."turnCount", e."imageCount",
         e."firstDate", e."lastDate", e."persona", left(e."narrative", 300) as "narrative", left(e."summary", 300) as "summary",
         (select json_agg(p) from (
           select i."sha256", left(i."description", 300) as "description" from "EpisodeImage" i left join "Session" s on s."id" = i."sessionId"
           where i."episodeId" = e."id" and i."place" = 'turn' and i."state" = 'stored' order by s."number", i."turnIndex", i."position" limit 3) p) as "pictures",
         (select left(s."turns" -> 0 ->> 'text', 300) from "Session" s where s."episodeId" = e."id" and s."number" = 1) as "opening"
       from unnest($1::uuid[]) with ordinality asked("id", "place") join "Episode" e on e."id" = asked."id" order by asked."place"`,
      [episodeIds],
    ),
    words === "" ? new Map<string, Snippet | null>() : findSnippets(episodeIds, words),
  ]);
  return rows.rows.map(({ persona, narrative, summary, opening, pictures, ...row }) => ({
    ...row, about: persona?.sentence ?? summary ?? narrative ?? opening ?? null, category: persona?.category ?? null,
    pictures: (pictures ?? []).map(({ sha256, description }) => ({ src: imageAddress(sha256, 800), description })),
    snippet: snippets.get(row.id) ?? null,
  }));
}

/** Of each episode, no more of its dialogue is looked through for a snippet. */
const LOOKED_THROUGH = 40_000;

type Texts = { id: string; persona: Persona | null; narrative: string | null; summary: string | null; events: LifeEvent[]; sessions: { number: number; event: string | null; turns: { speaker: string; text: string }[] }[] | null };

async function findSnippets(episodeIds: readonly string[], words: string): Promise<Map<string, Snippet | null>> {
  const question = readQuestion(words);
  if (question.wanted.length === 0) return new Map();
  const texts = await pool().query<Texts>(
    `select e."id", e."persona", e."narrative", e."summary", e."events",
       (select json_agg(json_build_object('number', s."number", 'event', s."event", 'turns', s."turns") order by s."number")
        from (select s.*, sum(s."characterCount") over (order by s."number") - s."characterCount" as "before" from "Session" s where s."episodeId" = e."id") s
        where s."before" < $2) as "sessions"
     from "Episode" e where e."id" = any($1)`,
    [episodeIds, LOOKED_THROUGH],
  );
  return new Map(texts.rows.map((row) => [row.id, bestSnippet(passagesOf(row), question)]));
}

function passagesOf({ persona, narrative, summary, events, sessions }: Texts): Passage[] {
  const passage = (place: string, text: string | null | undefined, session: number | null = null, speaker: string | null = null): Passage[] => (text ? [{ place, text, session, speaker }] : []);
  return [
    ...(sessions ?? []).flatMap(({ number, turns }) => turns.flatMap((turn, index) => passage(`Session ${number}, turn ${index + 1}`, turn.text, number, turn.speaker))),
    ...passage("Persona", persona?.sentence), ...passage("Persona", persona?.inference), ...(persona?.notes ?? []).flatMap((note) => passage("Notes", note)),
    ...(sessions ?? []).flatMap(({ number, event }) => passage(`Event of session ${number}`, event, number)),
    ...events.flatMap(({ event }) => passage("Event", event)), ...passage("Narrative", narrative), ...passage("Summary", summary),
  ];
}

/** Null for a version of an older program that was not counted. */
export async function getFacets(_reader: DatasetReader, slug: string): Promise<Facets | null> {
  const found = await pool().query<{ facets: unknown }>(
    `select v."facets" from "Dataset" d join "DatasetVersion" v on v."datasetId" = d."id" and v."number" = d."currentVersion" where d."slug" = $1`, [slug],
  );
  const facets = found.rows[0]?.facets;
  return facets === null || facets === undefined ? null : facetsSchema.parse(facets);
}
