/** What can be chosen about an export, and what follows from it. Pure. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import { sliceSchema } from "@/lib/studies/slice";

export const EXPORT_FORMATS = ["jsonl", "parquet", "webdataset"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which episodes leave. */
export const exportSelectionSchema = z.strictObject({
  /** Of the dataset; the newest where nothing is said. */
  version: z.int().min(1).optional(),
  /** Of those, only these, by the ids of their source. */
  episodes: z.array(storable(z.string().min(1).max(500))).min(1).max(10_000).optional(),
  /** The explorer's filter; all of the version where no condition is named. */
  slice: sliceSchema.default({}),
  /** Episodes that a script made stay behind unless they are asked for. */
  includeScripted: z.boolean().default(false),
});
export type ExportSelection = z.infer<typeof exportSelectionSchema>;

export const exportSettingsSchema = exportSelectionSchema.extend({
  format: z.enum(EXPORT_FORMATS),
  /** The lines of JSONL compressed; parquet is compressed as it is, and pictures are. */
  gzip: z.boolean().default(false),
});
export type ExportSettings = z.infer<typeof exportSettingsSchema>;

/** With the version that was meant: the same settings give the same bytes. */
export type FixedSettings = ExportSettings & { version: number };
