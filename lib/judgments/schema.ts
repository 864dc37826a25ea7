/** What the desk sends. An assignment pins its protocol, so a tab that was left open over an update stays valid. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";

/** The desk mends what cannot be stored before it sends it. */
const text = (length: number) => storable(z.string().max(length));

/** A year, which no tab stays open: first answers must not be refused because an item lay open for weeks. */
const LONGEST_MS = 366 * 24 * 60 * 60 * 1000;
const milliseconds = z.int().min(0).max(LONGEST_MS);

export const nonResponses = ["cannot_judge", "image_missing"] as const;

export const answerSchema = z.strictObject({
  criterion: text(64),
  value: z.int().min(0).max(100).nullable(),
  nonResponse: z.enum(nonResponses).nullable().default(null),
  comment: text(5_000).default(""),
  /** Milliseconds from opening the item to this answer, on the device's monotonic clock. */
  answeredAfterMs: milliseconds.nullable().default(null),
});
export type Answer = z.infer<typeof answerSchema>;

export const telemetrySchema = z.strictObject({
  firstAnswerAfterMs: milliseconds.nullable(),
  submittedAfterMs: milliseconds,
  /** The tab was visible and there was input within the last minute. */
  activeMs: milliseconds,
  sessionsRead: z.array(z.int().min(1)).max(500),
  imagesOpened: z.int().min(0),
  criterionOrder: z.array(text(64)).max(40),
  device: z.strictObject({ kind: z.enum(["phone", "tablet", "desktop"]), width: z.int().min(0), height: z.int().min(0), touch: z.boolean() }),
  /** Device time in ISO form: a diary entry, never used for durations or leases. */
  deviceTime: text(40),
  programVersion: text(40),
});
export type Telemetry = z.infer<typeof telemetrySchema>;

export const draftSchema = z.strictObject({
  answers: z.array(answerSchema).max(40),
  comment: text(20_000).default(""),
  sequence: z.int().min(0),
  /** The revision that these answers change; 0 before the first submission. A draft that a submission overtook is not kept. */
  baseRevision: z.int().min(0).default(0),
});
export type DraftInput = z.infer<typeof draftSchema>;

export const submitJudgmentSchema = z.strictObject({
  idempotencyKey: z.uuid(),
  assignmentId: z.uuid(),
  /** The revision that these answers were given on top of; 0 for the first. */
  baseRevision: z.int().min(0),
  answers: z.array(answerSchema).min(1).max(40),
  comment: text(20_000).default(""),
  telemetry: telemetrySchema,
});
export type SubmitJudgment = z.infer<typeof submitJudgmentSchema>;

/** Given after COMMIT. `sha256` is of the canonical form of what was stored: the device checks it against what it sent. */
export const receiptSchema = z.strictObject({
  judgmentId: z.uuid(),
  assignmentId: z.uuid(),
  idempotencyKey: z.uuid(),
  revision: z.int(),
  /** False when these answers came from a tab that did not know a later revision: stored, not in force. */
  inForce: z.boolean(),
  currentRevision: z.int(),
  counted: z.boolean(),
  sha256: z.string(),
  storedAt: z.string(),
  replayed: z.boolean(),
});
export type Receipt = z.infer<typeof receiptSchema>;
