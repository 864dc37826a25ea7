/** Work that keeps a thread busy for as long as a study is large. */
import { join } from "node:path";
import { z } from "zod";
import { analysisPayloadSchema } from "../analysis/job";
import { bundlePayloadSchema } from "../bundle/job";

/** What `runApart` starts. */
export const APART = join(import.meta.dirname, "child.ts");

export const apartTaskSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("analysis"), ...analysisPayloadSchema.shape }),
  z.strictObject({ kind: z.literal("bundle"), bundleId: z.uuid(), ...bundlePayloadSchema.shape }),
]);
export type ApartTask = z.infer<typeof apartTaskSchema>;
