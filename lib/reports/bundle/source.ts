/** What a bundle is made from: everything else in it is computed from these and the raw answers, and can be computed again. */
import { z } from "zod";
import { METRICS } from "@/lib/stats/metric";
import { comparisonFactsSchema } from "../comparison/facts";
import { datasheetAnswersSchema } from "../datasheet/answers";
import { datasheetFactsSchema } from "../datasheet/facts";
import { ratingFactsSchema } from "../study-facts";

/** Raised when files of a bundle change in a way that an older `verify` would misread. */
export const BUNDLE_FORMAT = 1;

/** How the numbers of a bundle are computed, where there is a choice. */
export const bundleSettingsSchema = z.strictObject({
  /** Of Krippendorff's alpha in a rating study. */
  metric: z.enum(METRICS),
  seed: z.string().min(1).max(100),
  replicates: z.int().min(100).max(1_000_000),
});
export type BundleSettings = z.infer<typeof bundleSettingsSchema>;

/** The whole of study.json. */
export const bundleStudySchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  settings: bundleSettingsSchema,
  facts: z.union([ratingFactsSchema, comparisonFactsSchema]),
  /** The source that is named first where it meets another, in a comparison. */
  first: z.string().nullable(),
  /** Characters of each item's text, by item; null until the sources of a comparison are named. */
  characters: z.record(z.string(), z.number()).nullable(),
  /** Where each item of a rating study comes from; null in a comparison. */
  /** The group of each item of a rating study, and what they are groups of: of several sources by the source. */
  origins: z.record(z.string(), z.string()).nullable(),
  groupedBy: z.enum(["origin", "source"]).default("origin"),
  /** What the datasheet is filled from; null until the sources of a comparison are named. */
  datasheet: z.strictObject({ facts: datasheetFactsSchema, answers: datasheetAnswersSchema }).nullable(),
});
export type BundleStudy = z.infer<typeof bundleStudySchema>;

export const frozenProtocolSchema = z.strictObject({ version: z.int().min(1), digest: z.string(), body: z.unknown() });
export type FrozenProtocol = z.infer<typeof frozenProtocolSchema>;

export type BundleSource = {
  study: BundleStudy;
  /** All versions, oldest first; the last one is in force. */
  protocols: readonly FrozenProtocol[];
  /** How the pairs of a comparison were drawn and laid out; null in a rating study, and until its sources are named. */
  design: { digest: string; body: unknown } | null;
};
