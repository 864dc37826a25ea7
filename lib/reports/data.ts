/** Reads for results. Ratings come from lib/judgments, as exports do: one query, one truth. */
import type { DatasetReader } from "@/lib/datasets/access";
import { pool } from "@/lib/db/client";
import { inOneLongMoment, inOneMoment, type Queries } from "@/lib/db/snapshot";
import { streamRatings } from "@/lib/judgments/data";
import type { Metric } from "@/lib/stats/metric";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { getStudy } from "@/lib/studies/data";
import { itemCode } from "@/lib/studies/item-code";
import { sourceNames } from "@/lib/studies/source-names";
import type { StudyDetail } from "@/lib/studies/types";
import { compute, type ItemGroups, type StudyAnswers } from "./analysis/compute";
import { type JudgmentTimes, PreferenceAnswers, RatingAnswers } from "./answers";
import { countGuesses, preferenceRows, readComparisonFacts, readNaming } from "./comparison/data";
import type { ComparisonResults } from "./comparison/schema";
import type { Progress, StudyResults } from "./schema";
import type { EligibleItems } from "./study-plan";
import { studyFacts, type RatingFacts } from "./study-facts";

/**
 * Study, protocol and answers in force of counted judgments, as of one moment.
 *
 * @param parts.isLarge reading may take minutes: only where nobody waits on this process.
 */
export async function readAnswers(studyId: AuthorizedStudyId, parts: { times: boolean; groups: boolean; isLarge: boolean }): Promise<StudyAnswers> {
  const inMoment = parts.isLarge ? inOneLongMoment : inOneMoment;
  return inMoment(async (queries) => {
    const study = await getStudy(studyId, queries);
    const progress = await readProgress(study, studyId, queries);
    const judgments = parts.times ? await readJudgmentTimes(studyId, queries) : [];
    const { protocol } = study;
    if (study.kind === "rating") {
      const characters = parts.times ? await readItemCharacters(studyId, queries) : null;
      const groups = parts.groups ? await readItemGroups(study, studyId, queries) : null;
      return { facts: await readRatingFacts(study, studyId, progress, queries), protocol, judgments, characters, groups, answers: await readRatings(studyId, queries), guesses: null };
    }
    const naming = await readNaming(studyId, queries);
    return {
      facts: await readComparisonFacts(study, studyId, progress, naming, queries), protocol, judgments, groups: null,
      characters: parts.times && naming.isNamed ? await readItemCharacters(studyId, queries) : null,
      answers: new PreferenceAnswers(await preferenceRows(studyId, naming, queries)), guesses: await countGuesses(studyId, queries),
    };
  });
}

async function readRatings(studyId: AuthorizedStudyId, queries: Queries): Promise<RatingAnswers> {
  const answers = new RatingAnswers();
  for await (const batch of streamRatings(studyId, queries)) for (const answer of batch) answers.push(answer);
  return answers;
}

export type ResultsQuery = { metric: Metric; /** Of a comparison: the source that is named first in each of its pairs. */ first?: string };

/** Results of any study, computed here and now from every answer; pages ask `analyse`, which spares the server large studies. */
export async function readResults(studyId: AuthorizedStudyId, { metric, first }: ResultsQuery): Promise<StudyResults | ComparisonResults> {
  const study = await readAnswers(studyId, { times: false, groups: false, isLarge: true });
  // Computing takes longer than reading; the transaction has ended.
  return compute({ kind: "results", metric, first: first ?? null }, study);
}

export async function readProgress(study: StudyDetail, studyId: AuthorizedStudyId, queries: Queries): Promise<Progress> {
  const { items, wanted, counted, surplus, evaluators, protocol } = study;
  return { items, evaluatorsPerItem: protocol.evaluatorsPerItem, wanted, counted, surplus, evaluators, coverage: await countCoverage(studyId, queries) };
}

export async function readRatingFacts(study: StudyDetail, studyId: AuthorizedStudyId, progress: Progress, queries: Queries): Promise<RatingFacts> {
  return { study: { kind: "rating", ...studyFacts(study) }, progress: { ...progress, origins: await countOrigins(studyId, queries) } };
}

async function readJudgmentTimes(studyId: AuthorizedStudyId, queries: Queries): Promise<JudgmentTimes[]> {
  type Row = { evaluator: string; itemPosition: number; position: number | null; submittedAt: Date; activeMs: number | null };
  const found = await queries.query<Row>(
    `select member.pseudonym as evaluator, item.position as "itemPosition", assignment.position, revision."createdAt" as "submittedAt",
       (revision.payload -> 'telemetry' ->> 'activeMs')::float8 as "activeMs"
     from "Assignment" assignment
     join "Judgment" judgment on judgment."assignmentId" = assignment.id and judgment.counted
     join "JudgmentRevision" revision on revision."judgmentId" = judgment.id and revision.revision = judgment."currentRevision"
     join "Item" item on item.id = assignment."itemId"
     join "StudyEvaluator" member on member."studyId" = assignment."studyId" and member."userId" = assignment."evaluatorId"
     where assignment."studyId" = $1
     order by item.position, member.pseudonym`,
    [studyId],
  );
  return found.rows.map(({ evaluator, itemPosition, position, submittedAt, activeMs }) => ({ evaluator, item: itemCode(itemPosition), position, submittedAt: submittedAt.toISOString(), activeMs }));
}

/** How much there is to read in each item, without reading it. */
export async function readItemCharacters(studyId: AuthorizedStudyId, queries: Queries): Promise<Map<string, number>> {
  const found = await queries.query<{ position: number; characters: number }>(
    `select item.position, coalesce(sum(session."characterCount"), 0)::float8 as characters
     from "Item" item
     join "ItemPart" part on part."itemId" = item.id
     join "Session" session on session."episodeId" = part."episodeId" and (part."sessionId" is null or session.id = part."sessionId")
     where item."studyId" = $1 group by item.position order by item.position`,
    [studyId],
  );
  return new Map(found.rows.map(({ position, characters }) => [itemCode(position), characters]));
}

/** Where the conversation of each item of a rating study comes from. */
export async function readItemGroups({ sources }: Pick<StudyDetail, "sources">, studyId: AuthorizedStudyId, queries: Queries): Promise<ItemGroups> {
  const found = await queries.query<{ position: number; origin: string; source: number }>(
    `select item.position, episode.origin::text as origin, part."sourceNumber" as source
     from "Item" item join "ItemPart" part on part."itemId" = item.id join "Episode" episode on episode.id = part."episodeId"
     where item."studyId" = $1 order by item.position`,
    [studyId],
  );
  if (sources.length === 1) return { by: "origin", of: new Map(found.rows.map(({ position, origin }) => [itemCode(position), origin])) };
  const names = sourceNames(sources.map(({ dataset }) => dataset.slug));
  return { by: "source", of: new Map(found.rows.map(({ position, source }) => [itemCode(position), names[source - 1] ?? ""])) };
}

async function countCoverage(studyId: AuthorizedStudyId, queries: Queries): Promise<Progress["coverage"]> {
  const found = await queries.query<{ judgments: number; items: number }>(
    `select counted as judgments, count(*)::int as items from "Item" where "studyId" = $1 group by counted order by counted`,
    [studyId],
  );
  return found.rows;
}

async function countOrigins(studyId: AuthorizedStudyId, queries: Queries): Promise<StudyResults["progress"]["origins"]> {
  const found = await queries.query<{ origin: keyof StudyResults["progress"]["origins"]; items: number }>(
    `select episode.origin, count(*)::int as items
     from "Item" item join "ItemPart" part on part."itemId" = item.id join "Episode" episode on episode.id = part."episodeId"
     where item."studyId" = $1 group by 1`,
    [studyId],
  );
  const origins = { collected: 0, synthetic: 0, scripted: 0 };
  for (const { origin, items } of found.rows) origins[origin] = items;
  return origins;
}

/** By dataset: what a study that starts now could draw from. Transcripts are not read. */
export async function eligibleItems(_reader: DatasetReader): Promise<Map<string, EligibleItems>> {
  type Row = { slug: string; isCollected: boolean; episodes: number; sessions: number };
  const found = await pool().query<Row>(
    `select dataset.slug, episode.origin = 'collected' as "isCollected", count(*)::int as episodes, coalesce(sum(session.sessions), 0)::int as sessions
     from "Dataset" dataset
     join "Episode" episode on episode."datasetId" = dataset.id and episode."turnCount" > 0
       and episode."fromVersion" <= dataset."currentVersion"
       and (episode."untilVersion" is null or episode."untilVersion" > dataset."currentVersion")
     left join (
       select "episodeId", count(*) as sessions from "Session" where "turnCount" > 0 group by "episodeId"
     ) session on session."episodeId" = episode.id
     group by 1, 2`,
  );
  const bySlug = new Map<string, EligibleItems>();
  for (const { slug, isCollected, episodes, sessions } of found.rows) {
    const eligible = bySlug.get(slug) ?? NOTHING_ELIGIBLE;
    const part = isCollected ? "collected" : "made";
    bySlug.set(slug, { episode: { ...eligible.episode, [part]: episodes }, session: { ...eligible.session, [part]: sessions } });
  }
  return bySlug;
}

export const NOTHING_ELIGIBLE: EligibleItems = { episode: { collected: 0, made: 0 }, session: { collected: 0, made: 0 } };
