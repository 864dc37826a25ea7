/** The part of a row that is the same whatever kind of study it comes from. */
import { z } from "zod";
import { answerSchema, telemetrySchema } from "@/lib/judgments/schema";
import type { StoredRevision } from "@/lib/judgments/types";
import type { ExportRow } from "./columns";

const payloadSchema = z.object({ answers: z.array(answerSchema), comment: z.string(), telemetry: telemetrySchema });

type StoredAnswers = {
  answers: { value: number | null; own: ExportRow }[];
  /** Of the whole judgment. */
  common: ExportRow;
};

export function answersOf(stored: StoredRevision): StoredAnswers {
  const { answers, comment, telemetry } = payloadSchema.parse(stored.payload);
  return {
    common: {
      study: stored.study,
      evaluator: stored.evaluator,
      revision: stored.revision,
      in_force: stored.revision === stored.currentRevision,
      counted: stored.counted,
      position: stored.position,
      shown_at: stored.openedAt?.toISOString() ?? null,
      first_answer_ms: telemetry.firstAnswerAfterMs,
      submitted_at: stored.storedAt.toISOString(),
      submitted_ms: telemetry.submittedAfterMs,
      active_ms: telemetry.activeMs,
      sessions_read: telemetry.sessionsRead.join(" "),
      images_opened: telemetry.imagesOpened,
      device_kind: telemetry.device.kind,
      protocol_version: stored.protocolVersion,
      program_version: stored.programVersion,
      judgment_comment: comment,
    },
    answers: answers.map((answer) => {
      const shown = telemetry.criterionOrder.indexOf(answer.criterion);
      return {
        value: answer.value,
        own: {
          criterion: answer.criterion,
          non_response: answer.nonResponse,
          comment: answer.comment,
          criterion_position: shown < 0 ? null : shown + 1,
          answered_ms: answer.answeredAfterMs,
        },
      };
    }),
  };
}
