/** A bundle that was asked for in the browser or by the API, as it is shown. */
import { z } from "zod";
import { DEFAULT_SETTINGS } from "./settings";
import { bundleSettingsSchema } from "./source";
import { bundleResultSchema } from "./job";

export const bundleRequestSchema = z.strictObject({
  metric: bundleSettingsSchema.shape.metric.default(DEFAULT_SETTINGS.metric),
  seed: bundleSettingsSchema.shape.seed.default(DEFAULT_SETTINGS.seed),
  replicates: bundleSettingsSchema.shape.replicates.default(DEFAULT_SETTINGS.replicates),
});
export type BundleRequest = z.infer<typeof bundleRequestSchema>;

export const bundleViewSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  settings: bundleSettingsSchema,
  answersRead: z.int(),
  /** Null until it is done. */
  result: bundleResultSchema.nullable(),
  error: z.string().nullable(),
  createdAt: z.string(),
  /** The archive is still there. */
  isKept: z.boolean(),
  /** Nobody is there to make it. */
  isWaitingForWorker: z.boolean(),
});
export type BundleView = z.infer<typeof bundleViewSchema>;

export const bundleListSchema = z.strictObject({ bundles: z.array(bundleViewSchema) });
