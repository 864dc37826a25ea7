/** What the desk starts from: a draft on top of the revision in force, else that revision, else nothing. */
import { z } from "zod";
import type { DeskItem } from "./desk";
import { answerSchema } from "./schema";

const storedDraftSchema = z.object({ answers: z.array(answerSchema), comment: z.string(), baseRevision: z.int() });
const storedPayloadSchema = z.object({ answers: z.array(answerSchema), comment: z.string() });

export function savedWork(
  draft: { answers: unknown; sequence: bigint } | null,
  inForce: { revision: number; payload: unknown } | undefined,
): DeskItem["saved"] {
  const revision = inForce?.revision ?? 0;
  const sequence = draft ? Number(draft.sequence) : 0;
  const known = draft ? storedDraftSchema.parse(draft.answers) : undefined;
  // A draft of before the last submission arrived late: what was submitted is newer.
  if (known?.baseRevision === revision) return { answers: known.answers, comment: known.comment, sequence, revision };
  if (!inForce) return { answers: [], comment: "", sequence, revision };
  const payload = storedPayloadSchema.parse(inForce.payload);
  return { answers: payload.answers, comment: payload.comment, sequence, revision };
}
