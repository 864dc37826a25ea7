/** Reads for the results and exports of comparisons. Every name of a source comes from `readNaming`: nothing else tells what stood where. */
import { createHmac } from "node:crypto";
import { pool } from "@/lib/db/client";
import type { Queries } from "@/lib/db/snapshot";
import { secret } from "@/lib/env";
import { notFound } from "@/lib/errors";
import type { GuessCounts } from "@/lib/stats/blinding-index";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { itemCode } from "@/lib/studies/item-code";
import { choiceOf } from "@/lib/studies/preference";
import { sliceSchema } from "@/lib/studies/slice";
import type { StudyDetail } from "@/lib/studies/types";
import { guessKey } from "../export/comparison-columns";
import type { ComparisonFacts } from "./facts";
import { type DrawnContrast, type Naming, nameSources, type StoredSource } from "./naming";
import type { PreferenceAnswer } from "../answers";
import type { Progress } from "../schema";
import { studyFacts } from "../study-facts";

export async function readComparisonFacts(study: StudyDetail, studyId: AuthorizedStudyId, progress: Progress, naming: Naming, queries: Queries): Promise<ComparisonFacts> {
  const { isNamed, revealedAt, sources, hasNamesByPair } = naming;
  return {
    study: { kind: "comparison", ...studyFacts(study), designDigest: study.designDigest, isNamed, revealedAt: revealedAt?.toISOString() ?? null, sources },
    progress, hasNamesByPair,
    made: await countMadeItems(studyId, queries),
  };
}

export async function readNaming(studyId: AuthorizedStudyId, queries: Queries = pool()): Promise<Naming> {
  const studies = await queries.query<{ isNamed: boolean; revealedAt: Date | null }>(
    `select state = 'closed' or "revealedAt" is not null as "isNamed", "revealedAt" from "Study" where id = $1`, [studyId],
  );
  const sources = await queries.query<Omit<StoredSource, "slice"> & { slice: unknown }>(
    `select source.number, source.alias, source.slice, jsonb_build_object('slug', dataset.slug, 'title', dataset.title) as dataset
     from "StudySource" source join "Dataset" dataset on dataset.id = source."datasetId"
     where source."studyId" = $1 order by source.number`,
    [studyId],
  );
  const contrasts = await queries.query<DrawnContrast>(
    `select one."sourceNumber" as first, two."sourceNumber" as second, count(*)::int as items
     from "ItemPart" one join "ItemPart" two on two."itemId" = one."itemId" and two.slot = 2
     where one."studyId" = $1 and one.slot = 1 group by 1, 2 order by 1, 2`,
    [studyId],
  );
  const study = studies.rows[0];
  if (!study) throw notFound();
  const blinding = secret("blinding");
  return nameSources({
    sources: sources.rows.map((source) => ({ ...source, slice: sliceSchema.parse(source.slice) })),
    contrasts: contrasts.rows,
    ...study,
    draw: (text) => createHmac("sha256", blinding).update(JSON.stringify([studyId, text])).digest("hex"),
  });
}

type AnswerRow = { evaluator: string; position: number; criterion: string; value: number | null; comment: string; flipped: boolean; first: number; second: number };

/** Answers in force of counted judgments, by what stood where. */
export async function preferenceRows(studyId: AuthorizedStudyId, { nameOf }: Naming, queries: Queries): Promise<PreferenceAnswer[]> {
  const found = await queries.query<AnswerRow>(
    `select member.pseudonym as evaluator, item.position, rating.criterion, rating.value, coalesce(rating.comment, '') as comment, assignment.flipped,
       one."sourceNumber" as first, two."sourceNumber" as second
     from "Rating" rating
     join "Judgment" judgment on judgment.id = rating."judgmentId" and judgment.counted
     join "Assignment" assignment on assignment.id = judgment."assignmentId"
     join "Item" item on item.id = assignment."itemId"
     join "ItemPart" one on one."itemId" = item.id and one.slot = 1
     join "ItemPart" two on two."itemId" = item.id and two.slot = 2
     join "StudyEvaluator" member on member."studyId" = assignment."studyId" and member."userId" = assignment."evaluatorId"
     where assignment."studyId" = $1
     order by item.position, member.pseudonym, rating.criterion`,
    [studyId],
  );
  return found.rows.map(({ evaluator, position, criterion, value, comment, flipped, first, second }) => {
    const [one, two] = [nameOf(first, second), nameOf(second, first)];
    return { evaluator, item: itemCode(position), criterion, left: flipped ? two : one, right: flipped ? one : two, choice: value === null ? null : choiceOf(value), comment };
  });
}

/** Only of pairs in which one side was machine-made: the others have no right answer. Summed up, so that no side is told. */
export async function countGuesses(studyId: AuthorizedStudyId, queries: Queries): Promise<GuessCounts & { evaluators: number }> {
  const found = await queries.query<GuessCounts & { evaluators: number }>(
    `select
       count(*) filter (where said.side = machine.side)::int as correct,
       count(*) filter (where said.side in ('left', 'right') and said.side <> machine.side)::int as incorrect,
       count(*) filter (where said.side = 'unsure')::int as "cannotTell",
       count(distinct assignment."evaluatorId")::int as evaluators
     from "SourceGuess" guess
     join "Assignment" assignment on assignment.id = guess."assignmentId"
     join "Judgment" judgment on judgment."assignmentId" = assignment.id and judgment.counted
     join "ItemPart" one on one."itemId" = assignment."itemId" and one.slot = 1
     join "Episode" first on first.id = one."episodeId"
     join "ItemPart" two on two."itemId" = assignment."itemId" and two.slot = 2
     join "Episode" second on second.id = two."episodeId"
     cross join lateral (select guess.guess as side) said
     cross join lateral (select case when (first.origin <> 'collected') <> assignment.flipped then 'left' else 'right' end as side) machine
     where assignment."studyId" = $1 and (first.origin = 'collected') <> (second.origin = 'collected')`,
    [studyId],
  );
  return found.rows[0] ?? { correct: 0, incorrect: 0, cannotTell: 0, evaluators: 0 };
}

/** Pairs with a side that a model or a program made. Not which side, and not of which source. */
async function countMadeItems(studyId: AuthorizedStudyId, queries: Queries): Promise<ComparisonFacts["made"]> {
  const found = await queries.query<ComparisonFacts["made"]>(
    `select count(*) filter (where origins.all @> array['scripted'])::int as scripted, count(*) filter (where origins.all @> array['synthetic'])::int as synthetic,
       count(*) filter (where origins.all @> array['collected'] and not origins.all <@ array['collected'])::int as "oneSided"
     from "Item" item
     cross join lateral (
       select array_agg(episode.origin::text) as all from "ItemPart" part join "Episode" episode on episode.id = part."episodeId" where part."itemId" = item.id
     ) origins
     where item."studyId" = $1`,
    [studyId],
  );
  return found.rows[0] ?? { scripted: 0, synthetic: 0, oneSided: 0 };
}

/** What evaluators said at the end, by item and evaluator. */
export async function readGuesses(studyId: AuthorizedStudyId, queries: Queries = pool()): Promise<Map<string, string>> {
  const found = await queries.query<{ position: number; evaluator: string; guess: string }>(
    `select item.position, member.pseudonym as evaluator, guess.guess
     from "SourceGuess" guess
     join "Assignment" assignment on assignment.id = guess."assignmentId"
     join "Item" item on item.id = assignment."itemId"
     join "StudyEvaluator" member on member."studyId" = assignment."studyId" and member."userId" = assignment."evaluatorId"
     where assignment."studyId" = $1`,
    [studyId],
  );
  return new Map(found.rows.map(({ position, evaluator, guess }) => [guessKey(position, evaluator), guess]));
}
