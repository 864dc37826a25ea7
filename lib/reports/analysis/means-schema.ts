/** How high answers lie, how much of their spread comes from whom and what, and how groups of items differ. */
import { z } from "zod";
import { reasonSchema } from "../schema";
import { fullIntervalSchema, numberSchema } from "./number";

const interval = fullIntervalSchema.unwrap();

const standardError = z.number().nullable();

export const componentsSchema = z.strictObject({ item: z.number(), rater: z.number(), residual: z.number() });

const modelSchema = z.strictObject({
  reason: reasonSchema,
  /** Variances in squared points, by restricted maximum likelihood; null with the reason. */
  components: componentsSchema.nullable(),
  mean: z.number().nullable(), standardError,
  logLikelihood: z.number().nullable(),
  converged: z.boolean(),
});

/** Predicted item means: too many to list, so their extremes and quartiles. */
const spreadSchema = z.strictObject({ lowest: z.number(), lowerQuartile: z.number(), median: z.number(), upperQuartile: z.number(), highest: z.number() });

const correlationSchema = z.strictObject({ ...numberSchema.shape, /** So many evaluators' answers are averaged. */ averaged: z.number() });

const meanSchema = z.strictObject({ ...numberSchema.shape, standardError });

const groupMeanSchema = z.strictObject({
  group: z.string(),
  n: z.int(), items: z.int(), raters: z.int(),
  mean: meanSchema,
  /** Adjusted for the severity of the evaluators who happened to answer; null with the reason in `adjustedReason`. */
  adjusted: z.strictObject({ value: z.number(), standardError: z.number(), ci: interval }).nullable(),
  /** The same from the ordinal mixed model, on the scale of the answers; null where it was not asked for or with its reason. */
  ordinal: z.strictObject({ value: z.number(), standardError: z.number(), low: z.number(), high: z.number() }).nullable(),
});

/** Always the first named less the second. */
const differenceSchema = z.strictObject({
  first: z.string(), second: z.string(),
  /** As answered, clustered by item and evaluator; p-values adjusted by Holm's method over criteria. */
  paired: z.strictObject({ ...numberSchema.shape, standardError, p: z.number().nullable(), adjustedP: z.number().nullable(), /** Items that the same evaluator answered in both. */ pairs: z.int() }),
  adjusted: z.strictObject({ value: z.number(), standardError: z.number(), ci: interval, p: z.number(), adjustedP: z.number() }).nullable(),
  cliffsDelta: z.strictObject({ ...numberSchema.shape, superiority: z.number().nullable() }),
});

const ordinalSchema = z.strictObject({
  reason: reasonSchema,
  /** Log-odds of a higher answer against the group named first; null without the fit. */
  groups: z.array(z.strictObject({ group: z.string(), logOdds: z.number(), standardError: z.number(), p: z.number() })).nullable(),
  /** Of the effects on the logit scale. */
  variances: z.strictObject({ item: z.number(), rater: z.number() }).nullable(),
  /** Over all groups; null where there are several. */
  mean: z.strictObject({ value: z.number(), standardError: z.number(), low: z.number(), high: z.number() }).nullable(),
  logLikelihood: z.number().nullable(),
});

export const criterionMeansSchema = z.strictObject({
  key: z.string(), name: z.string(), criterion: z.string(),
  /** In a comparison answers are 1, 0 and −1, and a mean is the net preference for the first of the two sources. */
  contrast: z.strictObject({ first: z.string(), second: z.string() }).nullable(),
  /** Ends of the scale, where it is known. */
  scale: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  /** Null where the same item stands in several groups: then only these have a mean. */
  mean: meanSchema.nullable(),
  model: modelSchema,
  itemSpread: spreadSchema.nullable(),
  /** By evaluator: above 0 is lenient. Shrunk towards 0. Empty without the model. */
  raterEffects: z.array(z.strictObject({ rater: z.string(), n: z.int(), effect: z.number(), standardError: z.number() })),
  iccAgreement: correlationSchema,
  iccConsistency: correlationSchema,
  /** Of the mean of as many answers as an item has on average. */
  iccAverage: correlationSchema,
  adjustedReason: reasonSchema,
  groups: z.array(groupMeanSchema),
  differences: z.array(differenceSchema),
  /** Null where it was not asked for. */
  ordinal: ordinalSchema.nullable(),
});
export type CriterionMeans = z.infer<typeof criterionMeansSchema>;
export type GroupMean = CriterionMeans["groups"][number];
export type GroupDifference = CriterionMeans["differences"][number];

export const meansAnalysisSchema = z.strictObject({
  level: z.number(),
  /** What tells groups of items apart; null where all items are of one. */
  grouping: z.string().nullable(),
  groups: z.array(z.string()),
  criteria: z.array(criterionMeansSchema),
});
export type MeansAnalysis = z.infer<typeof meansAnalysisSchema>;
