/** The job that decodes stored pictures to their last row. */
import { z } from "zod";

export const CHECK_JOB = "picture-check";

export const checkPayloadSchema = z.strictObject({});

export const questionSchema = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type Question = z.infer<typeof questionSchema>;

/** `fault` says why it cannot be shown whole. */
export const checkedSchema = z.strictObject({ sha256: questionSchema.shape.sha256, fault: z.string().max(500).nullable() });
export type Checked = z.infer<typeof checkedSchema>;

export const checkResultSchema = z.strictObject({ checked: z.int().min(0), refused: z.int().min(0) });
export type CheckResult = z.infer<typeof checkResultSchema>;

/** How a dataset's own pictures stand: those that are stored, of them those that nobody has decoded yet, and those that were refused. */
export const checkStandingSchema = z.object({
  pictures: z.int().min(0), unchecked: z.int().min(0), refused: z.int().min(0),
  /** The most frequent ones. */
  reasons: z.array(z.object({ reason: z.string(), count: z.int().min(1) })),
});
export type CheckStanding = z.infer<typeof checkStandingSchema>;
