/** Puts together what is sent: complete, so that the server's defaults add nothing and both sides hash the same content. */
import type { DraftInput, SubmitJudgment, Telemetry } from "@/lib/judgments/schema";
import { listAnswers, type AnswerSheet } from "./answer-sheet";
import { storableText } from "./storable-text";

const COMMENT_LIMIT = 5_000;
const OVERALL_LIMIT = 20_000;

function answersToSend(sheet: AnswerSheet, order: readonly string[]) {
  return listAnswers(sheet, order).map((answer) => ({ ...answer, comment: storableText(answer.comment, COMMENT_LIMIT) }));
}

export function buildDraft(sheet: AnswerSheet, order: readonly string[], baseRevision: number): DraftInput {
  return { answers: answersToSend(sheet, order), comment: storableText(sheet.comment, OVERALL_LIMIT), sequence: sheet.sequence, baseRevision };
}

export function buildSubmission(parts: {
  key: string;
  assignmentId: string;
  baseRevision: number;
  sheet: AnswerSheet;
  order: readonly string[];
  telemetry: Telemetry;
}): SubmitJudgment {
  return {
    idempotencyKey: parts.key,
    assignmentId: parts.assignmentId,
    baseRevision: parts.baseRevision,
    answers: answersToSend(parts.sheet, parts.order),
    comment: storableText(parts.sheet.comment, OVERALL_LIMIT),
    telemetry: parts.telemetry,
  };
}

export type ItemTimes = { elapsedMs: number; activeMs: number; firstAnswerAfterMs: number | null; imagesOpened: number };

export const NO_TIMES: ItemTimes = { elapsedMs: 0, activeMs: 0, firstAnswerAfterMs: null, imagesOpened: 0 };

export function buildTelemetry(parts: {
  times: ItemTimes;
  sessionsRead: readonly number[];
  order: readonly string[];
  screen: { width: number; height: number; touch: boolean };
  deviceTime: string;
  programVersion: string;
}): Telemetry {
  const { times, screen } = parts;
  return {
    firstAnswerAfterMs: times.firstAnswerAfterMs === null ? null : Math.round(times.firstAnswerAfterMs),
    submittedAfterMs: Math.round(times.elapsedMs),
    activeMs: Math.round(times.activeMs),
    sessionsRead: [...parts.sessionsRead],
    imagesOpened: times.imagesOpened,
    criterionOrder: [...parts.order],
    device: { kind: deviceKind(screen), width: Math.round(screen.width), height: Math.round(screen.height), touch: screen.touch },
    deviceTime: parts.deviceTime.slice(0, 40),
    programVersion: parts.programVersion.slice(0, 40),
  };
}

/** By what the page can see of it: a finger and the shorter side. */
export function deviceKind(screen: { width: number; height: number; touch: boolean }): "phone" | "tablet" | "desktop" {
  if (!screen.touch) return "desktop";
  return Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet";
}
