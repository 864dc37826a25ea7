/** What the reads of alignments give: to pages, to /api/v1 and, as schemas, to the OpenAPI document. */
import { z } from "zod";
import { loggedCallSchema } from "@/lib/generation/logged-call";
import { pictureRecordSchema } from "@/lib/mcu/picture-record";
import { alignmentProgressSchema } from "./job";
import { storedAlignRequestSchema } from "./schema";
import { verdictSchema } from "./verdicts";

const { candidates, ...recorded } = pictureRecordSchema.shape;

export const originalSchema = z.object({ sha256: z.string(), ...candidates.element.pick({ scores: true, unscored: true }).shape });
export type Original = z.infer<typeof originalSchema>;

export const alignedCandidateSchema = candidates.element.extend({
  /** Where the picture is, reduced; null where none may be kept. */
  src: z.string().nullable(),
  /** Each score against its threshold. */
  verdicts: z.array(verdictSchema),
});
export type AlignedCandidate = z.infer<typeof alignedCandidateSchema>;

export const alignmentResultSchema = z.object({
  ...recorded,
  /** In a sentence. */
  outcome: z.string(),
  candidates: z.array(alignedCandidateSchema),
  /** The reference face that was made for it. */
  face: pictureRecordSchema.nullable(),
  /** The share's own picture, where it is stored, by the same scorers. */
  original: z.object({ ...originalSchema.shape, src: z.string(), verdicts: z.array(verdictSchema) }).nullable(),
  calls: z.array(loggedCallSchema),
});
export type AlignmentResult = z.infer<typeof alignmentResultSchema>;

export const alignmentViewSchema = z.object({
  id: z.uuid(),
  /** Null for one on its own. */
  share: z.object({ imageId: z.uuid(), dataset: z.string(), episodeId: z.uuid() }).nullable(),
  /** Made by a script: no data about pictures, people or models. */
  isScripted: z.boolean(),
  request: storedAlignRequestSchema,
  state: z.enum(["queued", "running", "done", "failed", "cancelled", "paused"]),
  error: z.string().nullable(),
  /** False while it is queued and no worker is there to take it. */
  workerSeen: z.boolean(),
  progress: alignmentProgressSchema, createdBy: z.string().nullable(), createdAt: z.string(), finishedAt: z.string().nullable(),
  /** Null until it has been done. */
  result: alignmentResultSchema.nullable(),
});
export type AlignmentView = z.infer<typeof alignmentViewSchema>;
