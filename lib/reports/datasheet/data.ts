/** Reads for datasheets. */
import { pool, prisma } from "@/lib/db/client";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { getStudy } from "@/lib/studies/data";
import { protocolSchema } from "@/lib/studies/protocol";
import { programVersion } from "@/lib/version";
import { readResults } from "../data";
import { datasheetAnswersSchema, NO_ANSWERS } from "./answers";
import { type DatasheetCounts, datasheetFacts } from "./datasheet-facts";
import type { DatasheetFacts } from "./facts";
import { fillDatasheet } from "./fill";
import { type EarlierSheet, offersFrom } from "./offers";
import type { StudyDatasheet } from "./schema";

/** @param actorId who is asked: own earlier answers are offered. Null for the command line and for files, which get no offers. */
export async function readDatasheet(studyId: AuthorizedStudyId, actorId: string | null): Promise<StudyDatasheet> {
  const [facts, { answers, updatedAt }] = await Promise.all([readDatasheetFacts(studyId), readStoredAnswers(studyId)]);
  const sheet = fillDatasheet(facts, answers);
  const { sources } = await getStudy(studyId);
  const here = { answers, datasets: sources.map((source) => source.dataset.slug), criteria: facts.criteria };
  return { facts, answers, updatedAt, sheet, offers: actorId === null ? [] : offersFrom(await readEarlierSheets(studyId, actorId), here, sheet) };
}

export async function readStoredAnswers(studyId: AuthorizedStudyId): Promise<Pick<StudyDatasheet, "answers" | "updatedAt">> {
  const stored = await prisma().studyDatasheet.findUnique({ where: { studyId }, select: { answers: true, updatedAt: true } });
  return stored ? { answers: datasheetAnswersSchema.parse(stored.answers), updatedAt: stored.updatedAt.toISOString() } : { answers: NO_ANSWERS, updatedAt: null };
}

export async function readDatasheetFacts(studyId: AuthorizedStudyId): Promise<DatasheetFacts> {
  const [study, results, counts, person] = await Promise.all([getStudy(studyId), readResults(studyId, { metric: "ordinal" }), readCounts(studyId), readPerson(studyId)]);
  return datasheetFacts({ study, results, counts, person, platform: { name: "Concord", version: programVersion } });
}

async function readPerson(studyId: AuthorizedStudyId): Promise<DatasheetFacts["person"]> {
  const person = { select: { name: true, email: true } };
  const study = await prisma().study.findUniqueOrThrow({ where: { id: studyId }, select: { createdBy: person, datasheet: { select: { updatedBy: person } } } });
  return study.datasheet?.updatedBy ?? study.createdBy;
}

async function readCounts(studyId: AuthorizedStudyId): Promise<DatasheetCounts> {
  const items = await pool().query<{ judgedItems: number }>(`select count(*) filter (where counted > 0)::int as "judgedItems" from "Item" where "studyId" = $1`, [studyId]);
  const sources = await pool().query<{ source: number; judged: number }>(
    `select part."sourceNumber" as source, count(distinct (part."episodeId", part."sessionId"))::int as judged
     from "Item" item join "ItemPart" part on part."itemId" = item.id
     where item."studyId" = $1 and item.counted > 0 group by 1`,
    [studyId],
  );
  const evaluators = await pool().query<DatasheetCounts["evaluators"]>(
    `select count(*) filter (where judged.any)::int as counted,
       count(*) filter (where judged.any and member.pseudonym like 'SIM%')::int as simulated,
       count(*) filter (where judged.any and person.role <> 'evaluator')::int as researchers,
       count(*)::int as members,
       count(*) filter (where member."instructionsVersion" = study."protocolVersion")::int as "instructionsRead"
     from "StudyEvaluator" member
     join "Study" study on study.id = member."studyId"
     join "User" person on person.id = member."userId"
     cross join lateral (
       select exists (
         select 1 from "Assignment" mine join "Judgment" judgment on judgment."assignmentId" = mine.id and judgment.counted
         where mine."studyId" = member."studyId" and mine."evaluatorId" = member."userId"
       ) as any
     ) judged
     where member."studyId" = $1`,
    [studyId],
  );
  const devices = await pool().query<{ kind: string; judgments: number }>(
    `select revision.payload -> 'telemetry' -> 'device' ->> 'kind' as kind, count(*)::int as judgments
     from "Assignment" mine
     join "Judgment" judgment on judgment."assignmentId" = mine.id and judgment.counted
     join "JudgmentRevision" revision on revision."judgmentId" = judgment.id and revision.revision = judgment."currentRevision"
     where mine."studyId" = $1 group by 1`,
    [studyId],
  );
  const onDevice = (kind: string) => devices.rows.find((row) => row.kind === kind)?.judgments ?? 0;
  return {
    judgedItems: items.rows[0]?.judgedItems ?? 0,
    judgedBySource: new Map(sources.rows.map(({ source, judged }) => [source, judged])),
    evaluators: evaluators.rows[0] ?? { counted: 0, simulated: 0, researchers: 0, members: 0, instructionsRead: 0 },
    devices: { phone: onDevice("phone"), tablet: onDevice("tablet"), desktop: onDevice("desktop") },
  };
}

const EARLIER_SHEETS = 20;

async function readEarlierSheets(studyId: AuthorizedStudyId, actorId: string): Promise<EarlierSheet[]> {
  const found = await prisma().studyDatasheet.findMany({
    where: { studyId: { not: studyId } },
    select: { answers: true, updatedById: true, study: { select: { name: true, protocol: true, sources: { select: { dataset: { select: { slug: true } } } } } } },
    orderBy: { updatedAt: "desc" },
    take: EARLIER_SHEETS,
  });
  return found.map(({ answers, updatedById, study }) => ({
    study: study.name, answers: datasheetAnswersSchema.parse(answers), isOwn: updatedById === actorId,
    datasets: study.sources.map((source) => source.dataset.slug), criteria: protocolSchema.parse(study.protocol).criteria,
  }));
}
