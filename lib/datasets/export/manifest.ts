/** manifest.json: what an export holds, where it comes from, and what a reader of its files has to know. */
import { z } from "zod";
import { exportSettingsSchema } from "./settings";

export const MANIFEST = "manifest.json";
/** Raised when files of an export change in a way that a reader has to know. */
export const EXPORT_FORMAT = 1;

const count = z.int().min(0);

export const exportCountsSchema = z.strictObject({
  episodes: count, sessions: count, turns: count, imageShares: count,
  origins: z.strictObject({ collected: count, synthetic: count, scripted: count }),
});
export type ExportCounts = z.infer<typeof exportCountsSchema>;

export const pictureCountsSchema = z.strictObject({
  /** Whose bytes are in the export; 0 where the format takes none. */
  files: count, bytes: count,
  /** Of which the export has a row: address, source or description. */
  rows: count,
  /** Keys whose picture should be in the store and is not, or is not what it was: the first hundred. */
  damaged: z.array(z.string()),
  /** All of them. */
  damagedCount: count,
});
export type PictureCounts = z.infer<typeof pictureCountsSchema>;

export const manifestSchema = z.strictObject({
  /** By `name` and `splits` an import tells that this file is no dialogue. */
  name: z.string(),
  splits: z.strictObject({ train: z.strictObject({ num_examples: count }) }),
  format: z.literal(EXPORT_FORMAT),
  /** Version of Concord that wrote it. */
  concord: z.string(),
  dataset: z.strictObject({ slug: z.string(), title: z.string(), description: z.string(), licence: z.string(), version: z.int(), sourceFormat: z.string() }),
  settings: exportSettingsSchema,
  counts: exportCountsSchema,
  /** Of the version and the slice, but made by a script and not asked for. */
  scriptedLeftOut: count,
  pictures: pictureCountsSchema,
  /** SHA-256 over id and content hash of every episode, in order: two exports with one digest say the same, whatever their format. */
  contentDigest: z.string(),
  /** Episodes whose stored rows do not give the hash that they were imported with: the first hundred ids. */
  inexact: z.array(z.string()),
  /** Only of the parquet layout: how many episodes carry their neutral form beside it, and for which fields. */
  beyondLayout: z.strictObject({ episodes: count, fields: z.record(z.string(), count) }).nullable(),
  files: z.array(z.strictObject({ path: z.string(), bytes: count, sha256: z.string() })),
});
export type ExportManifest = z.infer<typeof manifestSchema>;
