/** Reads for datasheets. */
import { pool, prisma } from "@/lib/db/client";
import type { Queries } from "@/lib/db/snapshot";
import { notFound } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { getStudy } from "@/lib/studies/data";
import { protocolSchema } from "@/lib/studies/protocol";
import { programVersion } from "@/lib/version";
import { analyse, analysed, computeNow } from "../analysis/data";
import { datasheetAnswersSchema, NO_ANSWERS } from "./answers";
import { type DatasheetCounts, datasheetFacts, type DatasheetInput } from "./datasheet-facts";
import { fillDatasheet } from "./fill";
import { type EarlierSheet, offersFrom } from "./offers";
import type { StudyDatasheet } from "./schema";

/**
 * Where the numbers of results come from. page: computed already, or not there yet if the study is large. program: waited for.
 * here: computed by this process.
 */
export type Numbers = "page" | "program" | "here";

/** @param actorId who is asked: own earlier answers are offered. Null for the command line and for files, which get no offers. */
export async function readDatasheet(studyId: AuthorizedStudyId, { actorId, numbers }: { actorId: string | null; numbers: Numbers }): Promise<StudyDatasheet> {
  const [study, results, { answers, updatedAt, counts, person }] = await Promise.all([getStudy(studyId), readNumbers(studyId, numbers), readDatasheetRecords(studyId)]);
  const facts = datasheetFacts({ study, results, counts, person, platform: { name: "Concord", version: programVersion } });
  const sheet = fillDatasheet(facts, answers);
  const here = { answers, datasets: study.sources.map((source) => source.dataset.slug), criteria: facts.criteria };
  return { facts, answers, updatedAt, sheet, offers: actorId === null ? [] : offersFrom(await readEarlierSheets(studyId, actorId), here, sheet) };
}

async function readNumbers(studyId: AuthorizedStudyId, numbers: Numbers): Promise<DatasheetInput["results"]> {
  const request = { kind: "results", metric: "ordinal", first: null } as const;
  if (numbers === "here") return computeNow(studyId, request);
  return numbers === "program" ? analysed(studyId, request) : ((await analyse(studyId, request))?.body ?? null);
}

export type DatasheetRecords = Pick<StudyDatasheet, "answers" | "updatedAt"> & Pick<DatasheetInput, "counts" | "person">;

/** Everything a sheet is made from beside the study and its results. @param queries of a transaction, for one moment with other reads. */
export async function readDatasheetRecords(studyId: AuthorizedStudyId, queries: Queries = pool()): Promise<DatasheetRecords> {
  const found = await queries.query<{ answers: unknown; updatedAt: Date | null; name: string | null; email: string | null }>(
    `select sheet.answers, sheet."updatedAt", person.name, person.email
     from "Study" study
     left join "StudyDatasheet" sheet on sheet."studyId" = study.id
     left join "User" person on person.id = coalesce(sheet."updatedById", study."createdById")
     where study.id = $1`,
    [studyId],
  );
  const stored = found.rows[0];
  if (!stored) throw notFound();
  const { answers, updatedAt, name, email } = stored;
  return {
    answers: updatedAt === null ? NO_ANSWERS : datasheetAnswersSchema.parse(answers), updatedAt: updatedAt?.toISOString() ?? null,
    person: name === null || email === null ? null : { name, email }, counts: await readCounts(studyId, queries),
  };
}

async function readCounts(studyId: AuthorizedStudyId, queries: Queries): Promise<DatasheetCounts> {
  const items = await queries.query<{ judgedItems: number }>(`select count(*) filter (where counted > 0)::int as "judgedItems" from "Item" where "studyId" = $1`, [studyId]);
  const sources = await queries.query<{ source: number; judged: number }>(
    `select part."sourceNumber" as source, count(distinct (part."episodeId", part."sessionId"))::int as judged
     from "Item" item join "ItemPart" part on part."itemId" = item.id
     where item."studyId" = $1 and item.counted > 0 group by 1`,
    [studyId],
  );
  const evaluators = await queries.query<DatasheetCounts["evaluators"]>(
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
  const devices = await queries.query<{ kind: string; judgments: number }>(
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
