/** One row per rating: the columns of the export, and how a stored revision is spread over them. Pure. */
import { z } from "zod";
import { answerSchema, telemetrySchema } from "@/lib/judgments/schema";
import type { StoredRevision } from "@/lib/judgments/types";
import { itemCode } from "@/lib/studies/item-code";

export const TIDY_COLUMNS = [
  "study", "evaluator", "item", "criterion", "value", "non_response", "comment",
  "revision", "in_force", "counted", "unit", "episode", "session", "origin",
  "position", "criterion_position", "shown_at", "first_answer_ms", "answered_ms", "submitted_at", "submitted_ms", "active_ms",
  "sessions_read", "images_opened", "device_kind", "protocol_version", "program_version", "judgment_comment",
] as const;

export type TidyRow = Record<(typeof TIDY_COLUMNS)[number], string | number | boolean | null>;

const payloadSchema = z.object({ answers: z.array(answerSchema), comment: z.string(), telemetry: telemetrySchema });

export function tidyRows(stored: StoredRevision): TidyRow[] {
  const { answers, comment, telemetry } = payloadSchema.parse(stored.payload);
  const part = stored.parts[0];
  return answers.map((answer) => {
    const shown = telemetry.criterionOrder.indexOf(answer.criterion);
    return {
      study: stored.study,
      evaluator: stored.evaluator,
      item: itemCode(stored.itemPosition),
      criterion: answer.criterion,
      value: answer.value,
      non_response: answer.nonResponse,
      comment: answer.comment,
      revision: stored.revision,
      in_force: stored.revision === stored.currentRevision,
      counted: stored.counted,
      unit: part?.session == null ? "episode" : "session",
      episode: part?.episode ?? null,
      session: part?.session ?? null,
      origin: part?.origin ?? null,
      position: stored.position,
      criterion_position: shown < 0 ? null : shown + 1,
      shown_at: stored.openedAt?.toISOString() ?? null,
      first_answer_ms: telemetry.firstAnswerAfterMs,
      answered_ms: answer.answeredAfterMs,
      submitted_at: stored.storedAt.toISOString(),
      submitted_ms: telemetry.submittedAfterMs,
      active_ms: telemetry.activeMs,
      sessions_read: telemetry.sessionsRead.join(" "),
      images_opened: telemetry.imagesOpened,
      device_kind: telemetry.device.kind,
      protocol_version: stored.protocolVersion,
      program_version: stored.programVersion,
      judgment_comment: comment,
    };
  });
}
