/** The bundle job: its name, its payload, and what it leaves. */
import { z } from "zod";
import { bundleSettingsSchema } from "./source";

export const BUNDLE_JOB = "bundle";

/** So long a finished bundle can be downloaded; it can always be made again. */
export const BUNDLE_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

export const bundlePayloadSchema = z.strictObject({ studyId: z.uuid(), settings: bundleSettingsSchema });
export type BundlePayload = z.infer<typeof bundlePayloadSchema>;

export const bundleResultSchema = z.strictObject({
  /** SHA-256 of manifest.json. */
  digest: z.string(),
  files: z.int(),
  /** Of the archive. */
  bytes: z.int(),
  /** Of the archive, without an ending. */
  name: z.string(),
});
export type BundleResult = z.infer<typeof bundleResultSchema>;

export const bundleProgressSchema = z.strictObject({ answersRead: z.int().default(0) });
