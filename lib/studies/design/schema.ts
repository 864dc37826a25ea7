/** How the pairs of a comparison are drawn and laid out: what is shown before the start, kept at the start, and audited afterwards. */
import { z } from "zod";
import { sliceSchema } from "../slice";

const momentsSchema = z.strictObject({ mean: z.number().nullable(), standardDeviation: z.number().nullable() });
const comparedSchema = z.strictObject({
  /** Standardised difference of the means, first minus second; null where a side has nothing or nothing varies. */
  difference: z.number().nullable(),
  first: momentsSchema,
  second: momentsSchema,
});

export const balanceRowSchema = z.strictObject({
  feature: z.enum(["turns", "images", "length"]),
  /** All that could have been drawn, and what was. */
  before: comparedSchema,
  after: comparedSchema,
});
export type BalanceRow = z.infer<typeof balanceRowSchema>;

const both = z.tuple([z.int(), z.int()]);

export const contrastDrawSchema = z.strictObject({
  /** Numbers of the sources. */
  first: z.int(),
  second: z.int(),
  /** Conversations that each source has in this study's terms, and how many of them the rule about images leaves out. */
  units: both,
  withoutImages: both,
  pairs: z.strictObject({
    /** Most pairs that could be formed without the rule about images. */
    possible: z.int(),
    /** Of these, how many the rule leaves out. */
    leftOut: z.int(),
    drawn: z.int(),
  }),
  balance: z.array(balanceRowSchema),
});
export type ContrastDraw = z.infer<typeof contrastDrawSchema>;

/** Before the start: what a study with these sources and this protocol would draw. */
export const designPreviewSchema = z.strictObject({
  kind: z.literal("comparison"),
  contrasts: z.array(contrastDrawSchema),
  /** Why it cannot start as it is; empty if it can. */
  problems: z.array(z.string()),
  /** Medians of what was drawn, of both sides together: for the estimate of time. */
  medians: z.strictObject({ turns: z.number(), images: z.number() }).nullable(),
});
export type DesignPreview = z.infer<typeof designPreviewSchema>;

/** Stored at start and never changed. */
export const storedDesignSchema = z.strictObject({
  seed: z.string(),
  sources: z.array(z.strictObject({ number: z.int(), dataset: z.string(), version: z.int(), slice: sliceSchema })),
  contrasts: z.array(contrastDrawSchema),
  items: z.array(z.strictObject({
    item: z.string(),
    /** By slot. */
    parts: z.array(z.strictObject({ source: z.int(), episode: z.string(), session: z.int().nullable() })),
    straight: z.int(),
    flipped: z.int(),
  })),
  /** As planned for those who took part when the study started; later plans are in the audit log. */
  places: z.array(z.strictObject({ evaluator: z.string(), item: z.string(), order: z.int(), flipped: z.boolean() })),
});
export type StoredDesign = z.infer<typeof storedDesignSchema>;

const sideCountSchema = z.strictObject({ left: z.int(), right: z.int() });

/** One table of the audit: planned, and as it has come to be. */
export const designAuditSchema = z.strictObject({
  digest: z.string(),
  seed: z.string(),
  sources: z.array(z.strictObject({ number: z.int(), dataset: z.string(), version: z.int(), slice: sliceSchema })),
  contrasts: z.array(contrastDrawSchema),
  /** Items by how far their two orders differ: 0 or 1 if all is as it should be. */
  items: z.strictObject({ count: z.int(), evaluatorsPerItem: z.int(), largestDifference: z.strictObject({ planned: z.int(), counted: z.int() }) }),
  evaluators: z.array(z.strictObject({
    evaluator: z.string(),
    /** Pairs planned for, judged so far and counted. */
    planned: z.int(),
    judged: z.int(),
    /** Of any source, how far left and right are apart. */
    largestDifference: z.strictObject({ planned: z.int(), judged: z.int() }),
    /**
     * By source number: how often it stands left and right in the plan, and in what was judged. Null until the sources are
     * named in the results: held against an export, an odd number would tell which alias is which source.
     */
    sides: z.array(z.strictObject({ source: z.int(), planned: sideCountSchema, judged: sideCountSchema })).nullable(),
  })),
  /** Mean place of an item in the evaluators' orders, from 0 first to 1 last: over items, the lowest, the middle and the highest. */
  order: z.strictObject({ lowest: z.number(), median: z.number(), highest: z.number() }).nullable(),
  replans: z.array(z.strictObject({ at: z.string(), reason: z.string() })),
});
export type DesignAudit = z.infer<typeof designAuditSchema>;
