/** Reads for results. Ratings come from lib/judgments, as exports do: one query, one truth. */
import type { DatasetReader } from "@/lib/datasets/access";
import { pool } from "@/lib/db/client";
import { inOneMoment, type Queries } from "@/lib/db/snapshot";
import { ratingRows } from "@/lib/judgments/data";
import type { Metric } from "@/lib/stats/metric";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { getStudy } from "@/lib/studies/data";
import { criteriaOf } from "@/lib/studies/protocol";
import type { StudyDetail } from "@/lib/studies/types";
import { readComparison } from "./comparison/data";
import type { ComparisonResults } from "./comparison/schema";
import type { Progress, StudyResults } from "./schema";
import type { EligibleItems } from "./study-plan";
import { studyFacts, type RatingFacts } from "./study-facts";
import { countNonResponses, studyResults } from "./study-results";

export type ResultsQuery = { metric: Metric; /** Of a comparison: the source that is named first in each of its pairs. */ first?: string };

/** Results of any study, read in one moment. A metric is chosen for ratings only. */
export async function readResults(studyId: AuthorizedStudyId, { metric, first }: ResultsQuery): Promise<StudyResults | ComparisonResults> {
  const compute = await inOneMoment(async (queries) => {
    const study = await getStudy(studyId, queries);
    const progress = await readProgress(study, studyId, queries);
    if (study.kind === "comparison") return readComparison(study, studyId, progress, first, queries);
    return readRatings(study, studyId, progress, metric, queries);
  });
  return compute();
}

export async function readProgress(study: StudyDetail, studyId: AuthorizedStudyId, queries: Queries): Promise<Progress> {
  const { items, wanted, counted, surplus, evaluators, protocol } = study;
  return { items, evaluatorsPerItem: protocol.evaluatorsPerItem, wanted, counted, surplus, evaluators, coverage: await countCoverage(studyId, queries) };
}

export async function readRatingFacts(study: StudyDetail, studyId: AuthorizedStudyId, progress: Progress, queries: Queries): Promise<RatingFacts> {
  return { study: { kind: "rating", ...studyFacts(study) }, progress: { ...progress, origins: await countOrigins(studyId, queries) } };
}

async function readRatings(study: StudyDetail, studyId: AuthorizedStudyId, progress: Progress, metric: Metric, queries: Queries): Promise<() => StudyResults> {
  const rows = await ratingRows(studyId, { queries });
  const facts = await readRatingFacts(study, studyId, progress, queries);
  return () => studyResults({ ...facts, criteria: criteriaOf(study.protocol), rows, nonResponses: countNonResponses(rows), metric });
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
