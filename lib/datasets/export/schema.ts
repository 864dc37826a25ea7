/** An export that was asked for in the browser or by the API, as it is shown. */
import { z } from "zod";
import { exportProgressSchema, exportResultSchema } from "./job";
import { exportSettingsSchema } from "./settings";

export const exportViewSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  settings: exportSettingsSchema,
  progress: exportProgressSchema,
  /** Null until it is done. */
  result: exportResultSchema.nullable(),
  error: z.string().nullable(),
  createdAt: z.string(),
  /** The archive is still there. */
  isKept: z.boolean(),
  /** Nobody is there to make it. */
  isWaitingForWorker: z.boolean(),
});
export type ExportView = z.infer<typeof exportViewSchema>;

export const exportListSchema = z.strictObject({ exports: z.array(exportViewSchema) });

/** What an export would come to, before it is made. */
export const exportEstimateSchema = z.strictObject({
  version: z.int(), episodes: z.int(), scriptedLeftOut: z.int(),
  /** Of the dialogues, about: what is counted is the text. */
  dialogueBytes: z.int(),
  pictures: z.strictObject({ files: z.int(), bytes: z.int(), remote: z.int() }),
});
export type ExportEstimate = z.infer<typeof exportEstimateSchema>;
