/** The export job: its name, its payload, and what it leaves. */
import { z } from "zod";
import { slugSchema } from "../schema";
import { exportCountsSchema } from "./manifest";
import { exportSettingsSchema } from "./settings";

export const EXPORT_JOB = "dataset-export";

/** So long a finished export can be downloaded; it can always be made again. */
export const EXPORT_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

export const exportPayloadSchema = z.strictObject({ dataset: slugSchema, settings: exportSettingsSchema.required({ version: true }) });
export type ExportPayload = z.infer<typeof exportPayloadSchema>;

export const exportProgressSchema = z.strictObject({ episodes: z.int().default(0), pictures: z.int().default(0) });
export type ExportProgress = z.infer<typeof exportProgressSchema>;

export const exportResultSchema = z.strictObject({
  /** SHA-256 of manifest.json. */
  digest: z.string(),
  /** Of what the episodes say, whatever the format. */
  contentDigest: z.string(),
  files: z.int(),
  /** Of the archive. */
  bytes: z.int(),
  /** Of the archive, without an ending. */
  name: z.string(),
  counts: exportCountsSchema,
  scriptedLeftOut: z.int(),
  pictures: z.int(),
  /** What is not as it should be, in words. */
  warnings: z.array(z.string()),
});
export type ExportResult = z.infer<typeof exportResultSchema>;
