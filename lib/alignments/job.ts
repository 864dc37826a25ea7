/** The alignment job: seeks one picture for one description. */
import { z } from "zod";

export const ALIGNMENT_JOB = "alignment";

export const alignmentPayloadSchema = z.strictObject({ alignmentId: z.uuid() });

export const alignmentProgressSchema = z.object({
  /** Counts up with every change. */
  sequence: z.int().min(0).default(0),
  /** What is being made just now. */
  part: z.enum(["face", "picture", "original"]).nullable().default(null),
});
export type AlignmentProgress = z.infer<typeof alignmentProgressSchema>;
