/** What came, changed and went between two versions of a dataset. */
import { z } from "zod";

export const DIFFERENCES = ["new", "changed", "gone"] as const;
export type Difference = (typeof DIFFERENCES)[number];

export const compareQuerySchema = z.object({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
  kind: z.enum(DIFFERENCES).default("changed"),
  /** The episodes that follow this place, as the answer before named it. */
  after: z.coerce.number().int().min(0).default(0),
});
export type CompareQuery = z.infer<typeof compareQuerySchema>;

const count = z.int().min(0);

export const differingEpisodeSchema = z.object({
  externalId: z.string(),
  name: z.string().nullable(),
  sessionCount: z.int(),
  turnCount: z.int(),
  imageCount: z.int(),
  /** The episode in either version. */
  before: z.uuid().nullable(),
  after: z.uuid().nullable(),
});

export const versionComparisonSchema = z.object({
  from: z.int(),
  to: z.int(),
  counts: z.object({ new: count, changed: count, gone: count, unchanged: count }),
  kind: z.enum(DIFFERENCES),
  episodes: z.array(differingEpisodeSchema),
  /** For `after` of the page that follows. */
  next: z.int().nullable(),
});
export type VersionComparison = z.infer<typeof versionComparisonSchema>;
