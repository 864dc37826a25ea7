/** Writes of an evaluator's own work. "Stored" is said after COMMIT only. */
import { pool } from "@/lib/db/client";
import { AppError, isUniqueViolation, notFound } from "@/lib/errors";
import { getProtocol } from "@/lib/studies/data";
import { digestOf } from "@/lib/studies/digest";
import { isDeadlock, tryAgain } from "@/lib/studies/try-again";
import { judgmentContent } from "./canonical";
import { isAskedAbout, type OwnAssignment, REOPENABLE } from "./data";
import type { DraftAnswer, Guess, Opened } from "./endpoints";
import type { DraftInput, Receipt, SubmitJudgment } from "./schema";
import { FIND_STORED, LOCK_MEMBER, OPEN, PLACE_IN_ORDER, SAVE_DRAFT, SUBMIT } from "./submit-sql";
import { answerProblems } from "./validate-answers";

/**
 * First answers are always taken: late, after the study closed, from a tab that was forgotten. Changes to answers that
 * are in force are taken for the last ten items while the study runs.
 */
export async function submitJudgment(own: OwnAssignment, submission: SubmitJudgment): Promise<Receipt> {
  const protocol = await getProtocol(own.studyId, own.protocolVersion);
  const problems = answerProblems(protocol, submission.answers);
  if (submission.baseRevision > 0 && own.currentRevision === 0) problems.push({ path: "baseRevision", message: "nothing has been submitted yet" });
  if (problems.length > 0) {
    throw new AppError("unprocessable", `The answers do not fit the study: ${problems.map((problem) => problem.message).join("; ")}.`, { problems });
  }
  const content = judgmentContent(submission);
  const sha256 = digestOf(content);
  if (submission.baseRevision > 0) {
    const refusal = revisionRefusal(own);
    if (refusal) return (await findReceipt(own, submission, sha256)) ?? refuse(refusal);
  }
  if (own.position === null) await inTurn(own, PLACE_IN_ORDER);
  try {
    return await store(own, submission, content, sha256);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const receipt = await findReceipt(own, submission, sha256);
    if (receipt) return receipt;
    throw keyReused(error);
  }
}

function revisionRefusal(own: OwnAssignment): AppError | undefined {
  if (own.studyState !== "running") return new AppError("conflict", "The study is closed: what was submitted stays as it is.");
  if (!own.isRecent) return new AppError("conflict", `Only your last ${REOPENABLE} items can still be changed.`);
  return undefined;
}

function refuse(error: AppError): never {
  throw error;
}

function keyReused(cause?: unknown): AppError {
  const problems = [{ path: "idempotencyKey", message: "was used for other answers" }];
  return new AppError("unprocessable", "This key has delivered other answers before; those are kept, these were not stored.", { problems, cause });
}

type Stored = { judgmentId: string; revision: number; currentRevision: number; counted: boolean; storedAt: Date };

async function store(own: OwnAssignment, submission: SubmitJudgment, content: object, sha256: string): Promise<Receipt> {
  const ratings = submission.answers.map(({ criterion, value, nonResponse, comment }) => ({ criterion, value, nonResponse, comment: comment || null }));
  const values = [
    own.id, own.evaluatorId, submission.idempotencyKey, submission.baseRevision, sha256,
    JSON.stringify(content), JSON.stringify(ratings), submission.telemetry.programVersion,
  ];
  const stored = await tryAgain(isDeadlock, () => pool().query<Stored>({ name: "submit", text: SUBMIT, values }));
  const row = stored.rows[0];
  if (!row) throw notFound();
  return receipt(submission.assignmentId, submission.idempotencyKey, sha256, row, false);
}

function receipt(assignmentId: string, idempotencyKey: string, sha256: string, stored: Stored, replayed: boolean): Receipt {
  return {
    judgmentId: stored.judgmentId,
    assignmentId,
    idempotencyKey,
    revision: stored.revision,
    inForce: stored.revision === stored.currentRevision,
    currentRevision: stored.currentRevision,
    counted: stored.counted,
    sha256,
    storedAt: stored.storedAt.toISOString(),
    replayed,
  };
}

/** The receipt of an earlier delivery of the same answers, as things stand now. */
async function findReceipt(own: OwnAssignment, submission: SubmitJudgment, sha256: string): Promise<Receipt | undefined> {
  const found = await pool().query<Stored & { sha256: string; assignmentId: string }>({
    name: "find-stored", text: FIND_STORED, values: [submission.idempotencyKey, own.evaluatorId],
  });
  const row = found.rows[0];
  if (!row) return undefined;
  if (row.sha256 !== sha256) throw keyReused();
  return receipt(row.assignmentId, submission.idempotencyKey, sha256, row, true);
}

export async function openAssignment(own: OwnAssignment): Promise<Opened> {
  const opened = await inTurn<Omit<Opened, "leaseUntil"> & { leaseUntil: Date }>(own, OPEN);
  if (!opened) throw notFound();
  return { ...opened, leaseUntil: opened.leaseUntil.toISOString() };
}

/** The two statements that number an evaluator's items run one after the other, however many tabs are open. */
async function inTurn<Row extends object>(own: OwnAssignment, statement: string): Promise<Row | undefined> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query(LOCK_MEMBER, [own.studyId, own.evaluatorId]);
    const result = await client.query<Row>(statement, [own.id, own.evaluatorId]);
    await client.query("commit");
    client.release();
    return result.rows[0];
  } catch (error) {
    // The connection goes, and its transaction with it.
    client.release(true);
    throw error;
  }
}

export async function saveDraft(own: OwnAssignment, draft: DraftInput): Promise<DraftAnswer> {
  const answers = JSON.stringify({ answers: draft.answers, comment: draft.comment, baseRevision: draft.baseRevision });
  const found = await pool().query<Omit<DraftAnswer, "leaseUntil"> & { leaseUntil: Date }>({
    name: "save-draft", text: SAVE_DRAFT, values: [own.id, own.evaluatorId, answers, draft.sequence, draft.baseRevision],
  });
  const row = found.rows[0];
  if (!row) throw notFound();
  return { ...row, leaseUntil: row.leaseUntil.toISOString() };
}

/** Asked once of each pair, after everything has been judged: the first answer stays, whatever is sent again. */
export async function saveGuess(own: OwnAssignment, guess: Guess): Promise<{ assignmentId: string; guess: Guess }> {
  const protocol = await getProtocol(own.studyId, own.protocolVersion);
  if (protocol.kind !== "comparison" || !protocol.askMachineMade) throw new AppError("conflict", "This study does not ask which side was machine-made.");
  if (own.studyState !== "running") throw new AppError("conflict", "The study is closed.");
  if (!(await isAskedAbout(own))) throw new AppError("conflict", "Which side was machine-made is asked at the end, of a few pairs; this one is not among them.");
  // In two statements: of two that arrive at once, the second sees the row of the first only after waiting for it.
  await pool().query(`insert into "SourceGuess" ("assignmentId", guess) values ($1, $2) on conflict ("assignmentId") do nothing`, [own.id, guess]);
  const stored = await pool().query<{ guess: Guess }>(`select guess from "SourceGuess" where "assignmentId" = $1`, [own.id]);
  const row = stored.rows[0];
  if (!row) throw notFound();
  return { assignmentId: own.id, guess: row.guess };
}
