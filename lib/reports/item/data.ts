/** Reads what was answered to one item. */
import { z } from "zod";
import { pool } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { answerSchema } from "@/lib/judgments/schema";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { getStudy } from "@/lib/studies/data";
import { itemCode } from "@/lib/studies/item-code";
import { choiceOf } from "@/lib/studies/preference";
import { criteriaOf, type Protocol } from "@/lib/studies/protocol";
import { readNaming } from "../comparison/data";
import type { Naming } from "../comparison/naming";
import { itemCodeSchema, type ItemAnswers } from "./schema";

type JudgmentRow = {
  evaluator: string; counted: boolean; revision: number; submittedAt: Date; payload: unknown; flipped: boolean; protocolVersion: number;
};
type PartRow = { slot: number; sourceNumber: number; episodeId: string; session: number | null; dataset: string; title: string };

const payloadSchema = z.object({ answers: z.array(answerSchema), comment: z.string(), telemetry: z.object({ activeMs: z.number() }) });

export async function readItem(studyId: AuthorizedStudyId, code: string): Promise<ItemAnswers> {
  if (!itemCodeSchema.safeParse(code).success) throw notFound();
  const position = Number(code.slice(1));
  const study = await getStudy(studyId);
  const [parts, judgments, beside, naming] = await Promise.all([
    readParts(studyId, position), readJudgments(studyId, position), readBeside(studyId, position), study.kind === "comparison" ? readNaming(studyId) : null,
  ]);
  if (parts.length === 0) throw notFound();
  const isOpen = naming === null || naming.isNamed;
  return {
    item: itemCode(position),
    episodes: isOpen ? parts.map(({ dataset, episodeId, title, session }) => ({ dataset, episodeId, title, session })) : [],
    criteria: study.protocol.criteria.map(({ key, name, question }) => ({ key, name, question })),
    judgments: judgments.map((judgment) => judgmentOf(judgment, study.protocol, parts, naming)),
    previous: beside.previous === null ? null : itemCode(beside.previous),
    next: beside.next === null ? null : itemCode(beside.next),
  };
}

function judgmentOf({ evaluator, counted, revision, submittedAt, payload, flipped }: JudgmentRow, protocol: Protocol, parts: readonly PartRow[], naming: Naming | null): ItemAnswers["judgments"][number] {
  const { answers, comment, telemetry } = payloadSchema.parse(payload);
  const sides = naming && sidesOf(parts, flipped, naming);
  const scales = new Map(criteriaOf(protocol).map(({ key, scale }) => [key, scale]));
  const labelOf = (criterion: string, value: number | null): string | null => {
    if (value === null) return null;
    const choice = sides && choiceOf(value);
    if (choice === "left" || choice === "right") return sides?.[choice] ?? null;
    return scales.get(criterion)?.find((point) => point.value === value)?.label ?? null;
  };
  return {
    evaluator, counted, revision, submittedAt: submittedAt.toISOString(), activeMs: telemetry.activeMs, left: sides?.left ?? null, right: sides?.right ?? null, comment,
    answers: answers.map(({ criterion, value, nonResponse, comment: said }) => ({ criterion, value, label: labelOf(criterion, value), nonResponse, comment: said })),
  };
}

function sidesOf([one, two]: readonly PartRow[], flipped: boolean, { nameOf }: Naming): { left: string; right: string } {
  if (!one || !two) throw new Error("The pair has no two sides.");
  const [first, second] = [nameOf(one.sourceNumber, two.sourceNumber), nameOf(two.sourceNumber, one.sourceNumber)];
  return flipped ? { left: second, right: first } : { left: first, right: second };
}

async function readParts(studyId: AuthorizedStudyId, position: number): Promise<PartRow[]> {
  const found = await pool().query<PartRow>(
    `select part.slot, part."sourceNumber", part."episodeId", session.number as session, dataset.slug as dataset, coalesce(nullif(episode.name, ''), episode."externalId") as title
     from "Item" item
     join "ItemPart" part on part."itemId" = item.id
     join "Episode" episode on episode.id = part."episodeId"
     join "Dataset" dataset on dataset.id = episode."datasetId"
     left join "Session" session on session.id = part."sessionId"
     where item."studyId" = $1 and item.position = $2 order by part.slot`,
    [studyId, position],
  );
  return found.rows;
}

async function readJudgments(studyId: AuthorizedStudyId, position: number): Promise<JudgmentRow[]> {
  const found = await pool().query<JudgmentRow>(
    `select member.pseudonym as evaluator, judgment.counted, revision.revision, revision."createdAt" as "submittedAt", revision.payload, assignment.flipped, revision."protocolVersion"
     from "Item" item
     join "Assignment" assignment on assignment."itemId" = item.id
     join "Judgment" judgment on judgment."assignmentId" = assignment.id
     join "JudgmentRevision" revision on revision."judgmentId" = judgment.id and revision.revision = judgment."currentRevision"
     join "StudyEvaluator" member on member."studyId" = assignment."studyId" and member."userId" = assignment."evaluatorId"
     where item."studyId" = $1 and item.position = $2 order by judgment.counted desc, member.pseudonym`,
    [studyId, position],
  );
  return found.rows;
}

async function readBeside(studyId: AuthorizedStudyId, position: number): Promise<{ previous: number | null; next: number | null }> {
  const found = await pool().query<{ previous: number | null; next: number | null }>(
    `select max(position) filter (where position < $2) as previous, min(position) filter (where position > $2) as next from "Item" where "studyId" = $1`, [studyId, position],
  );
  return found.rows[0] ?? { previous: null, next: null };
}
