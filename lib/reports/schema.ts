/** The results of a study: one object for the screen, the API, the command line and the export's check. Numbers are unrounded. */
import { z } from "zod";
import { METRICS } from "@/lib/stats/metric";
import { REASONS } from "@/lib/stats/reason";

export const metricSchema = z.enum(METRICS);

export const reasonSchema = z.enum(REASONS).nullable();
export const intervalSchema = z.strictObject({ low: z.number(), high: z.number(), level: z.number(), method: z.string() }).nullable();

export const distributionPointSchema = z.strictObject({
  value: z.number(),
  label: z.string(),
  count: z.int(),
  /** Of the answers given, 0 to 1; null while there is none. */
  share: z.number().nullable(),
  /** Wilson interval of the share. */
  ci: intervalSchema,
});

export const criterionResultSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  question: z.string(),
  /** Answers on the scale. */
  n: z.int(),
  /** Answers without a value ("cannot judge", image missing): in no mean and in no alpha. */
  missing: z.int(),
  missingBy: z.strictObject({ cannot_judge: z.int(), image_missing: z.int(), unstated: z.int() }),
  distribution: z.array(distributionPointSchema),
  mean: z.strictObject({ value: z.number().nullable(), reason: reasonSchema, ci: intervalSchema, ciReason: reasonSchema }),
  median: z.number().nullable(),
  standardDeviation: z.number().nullable(),
  agreement: z.strictObject({
    metric: metricSchema,
    alpha: z.number().nullable(),
    reason: reasonSchema,
    ci: intervalSchema,
    ciReason: reasonSchema,
    /** Upper 95% bound on the share of items with disagreement, where alpha is 1. */
    disagreementBound: z.number().nullable(),
    /** Mean over items of the share of agreeing pairs, 0 to 1. */
    percentAgreement: z.number().nullable(),
    /** Items with two answers or more; what follows counts answers to these only. */
    items: z.int(),
    raters: z.int(),
    pairs: z.int(),
    ratings: z.int(),
    /** Fewest and most answers to such an item. */
    perItem: z.strictObject({ fewest: z.int(), most: z.int() }).nullable(),
  }),
  /** Why alpha or its interval is absent, in a sentence; null where both are there. */
  note: z.string().nullable(),
  methods: z.string(),
});
export type CriterionResult = z.infer<typeof criterionResultSchema>;

export const correlationSchema = z.strictObject({
  left: z.string(),
  right: z.string(),
  /** Spearman's rank correlation over judgments that answer both; null where it is undefined. */
  value: z.number().nullable(),
  judgments: z.int(),
});
export type Correlation = z.infer<typeof correlationSchema>;

/** What is said of any study that has results. */
export const resultsStudySchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(["draft", "running", "closed"]),
  unit: z.enum(["episode", "session"]),
  protocolVersion: z.int(),
  /** SHA-256 of the frozen protocol; null for a draft. */
  protocolDigest: z.string().nullable(),
});

export const progressSchema = z.strictObject({
  items: z.int(),
  evaluatorsPerItem: z.int(),
  wanted: z.int(),
  counted: z.int(),
  /** Stored beyond what the protocol asks for: kept, exported, in no number here. */
  surplus: z.int(),
  evaluators: z.int(),
  /** Items by how many counted judgments they have, from none to all. */
  coverage: z.array(z.strictObject({ judgments: z.int(), items: z.int() })),
});
export type Progress = z.infer<typeof progressSchema>;

export const studyResultsSchema = z.strictObject({
  study: z.strictObject({ kind: z.literal("rating"), ...resultsStudySchema.shape }),
  metric: metricSchema,
  progress: z.strictObject({
    ...progressSchema.shape,
    origins: z.strictObject({ collected: z.int(), synthetic: z.int(), scripted: z.int() }),
  }),
  criteria: z.array(criterionResultSchema),
  correlations: z.array(correlationSchema),
  methods: z.array(z.string()),
  /** What must be known before any number is read: interim, simulated. */
  warnings: z.array(z.string()),
  caveats: z.array(z.string()),
});
export type StudyResults = z.infer<typeof studyResultsSchema>;
