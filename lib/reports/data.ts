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
import { studyResults, type NonResponseCount } from "./study-results";

export type ResultsQuery = { metric: Metric; /** Of a comparison: the source that is named first in each of its pairs. */ first?: string };

/** Results of any study, read in one moment. A metric is chosen for ratings only. */
export async function readResults(studyId: AuthorizedStudyId, { metric, first }: ResultsQuery): Promise<StudyResults | ComparisonResults> {
  const compute = await inOneMoment(async (queries) => {
    const study = await getStudy(studyId, queries);
    const coverage = await countCoverage(studyId, queries);
    if (study.kind === "comparison") return readComparison(study, studyId, coverage, first, queries);
    return readRatings(study, studyId, coverage, metric, queries);
  });
  return compute();
}

async function readRatings(study: StudyDetail, studyId: AuthorizedStudyId, coverage: Progress["coverage"], metric: Metric, queries: Queries): Promise<() => StudyResults> {
  const rows = await ratingRows(studyId, { queries });
  const nonResponses = await countNonResponses(studyId, queries);
  const origins = await countOrigins(studyId, queries);
  const { protocol } = study;
  return () => studyResults({
    study: {
      kind: "rating", id: study.id, name: study.name, state: study.state, unit: study.unit, protocolVersion: study.protocolVersion,
      protocolDigest: study.protocolVersions.find((version) => version.version === study.protocolVersion)?.digest ?? null,
    },
    criteria: criteriaOf(protocol),
    progress: {
      items: study.items, evaluatorsPerItem: protocol.evaluatorsPerItem, wanted: study.wanted, counted: study.counted, surplus: study.surplus,
      evaluators: study.evaluators, coverage, origins,
    },
    rows,
    nonResponses,
    metric,
  });
}

async function countNonResponses(studyId: AuthorizedStudyId, queries: Queries): Promise<NonResponseCount[]> {
  const found = await queries.query<NonResponseCount>(
    `select rating.criterion, rating."nonResponse" as kind, count(*)::int as count
     from "Rating" rating
     join "Judgment" judgment on judgment.id = rating."judgmentId" and judgment.counted
     join "Assignment" assignment on assignment.id = judgment."assignmentId"
     where assignment."studyId" = $1 and rating.value is null
     group by 1, 2`,
    [studyId],
  );
  return found.rows;
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
