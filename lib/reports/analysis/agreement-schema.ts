/** How far evaluators agree, by every coefficient that a reader may ask for. */
import { z } from "zod";
import { METRICS } from "@/lib/stats/metric";
import { reasonSchema } from "../schema";
import { fullIntervalSchema, numberSchema, plainNumberSchema } from "./number";

export const raterPairSchema = z.strictObject({
  /** Evaluators, the first by name first. */
  one: z.string(), other: z.string(),
  /** Items that both answered. */
  shared: z.int(),
  /** Share of them with the same answer. */
  agreement: z.number(),
  kappa: plainNumberSchema,
  quadraticKappa: plainNumberSchema,
});
export type RaterPairResult = z.infer<typeof raterPairSchema>;

const lightSchema = z.strictObject({ ...plainNumberSchema.shape, /** Pairs of evaluators, and those without a kappa. */ pairs: z.int(), undefinedPairs: z.int() });

const belowSchema = z.array(z.strictObject({ below: z.number(), probability: z.number() })).nullable();

export const criterionAgreementSchema = z.strictObject({
  /** Unique here: a criterion, in a comparison of two sources. */
  key: z.string(),
  name: z.string(),
  criterion: z.string(),
  /** In a comparison: the two sources, and answers run from the second (−1) to the first (1). */
  contrast: z.strictObject({ first: z.string(), second: z.string() }).nullable(),
  alpha: z.strictObject({
    ...numberSchema.shape,
    metric: z.enum(METRICS),
    /** Why a value that can be computed should not be reported. */
    caution: reasonSchema,
    /** From the same resamples as the BCa interval. */
    percentileCi: fullIntervalSchema,
    /** How probable it is that alpha lies below the two conventional lines. */
    below: belowSchema,
    /** Upper 95% bound on the share of items with disagreement, where alpha is 1. */
    disagreementBound: z.number().nullable(),
    pairs: z.int(),
  }),
  /** By metric, without intervals. */
  alphaByMetric: z.record(z.enum(METRICS), plainNumberSchema),
  /** Mean over items of the share of agreeing pairs. */
  percentAgreement: numberSchema,
  pairAgreement: numberSchema,
  fleiss: z.strictObject({ ...numberSchema.shape, categories: z.array(z.strictObject({ category: z.number(), ...plainNumberSchema.shape })) }),
  ac1: numberSchema,
  ac2: numberSchema,
  brennanPrediger: numberSchema,
  /** Means of Cohen's kappa over pairs of evaluators. */
  light: lightSchema,
  lightQuadratic: lightSchema,
  /** For complete tables; else from variance components, see means. */
  iccAgreement: numberSchema,
  iccConsistency: numberSchema,
  kendall: plainNumberSchema,
  raterPairs: z.array(raterPairSchema),
});
export type CriterionAgreement = z.infer<typeof criterionAgreementSchema>;

export const agreementAnalysisSchema = z.strictObject({
  level: z.number(),
  metric: z.enum(METRICS),
  evaluators: z.array(z.string()),
  criteria: z.array(criterionAgreementSchema),
  /** Over all criteria, never pooled; its units are items with all their criteria. */
  stratified: z.strictObject({ ...numberSchema.omit({ raters: true }).shape, percentileCi: fullIntervalSchema, below: belowSchema, strata: z.int() }),
});
export type AgreementAnalysis = z.infer<typeof agreementAnalysisSchema>;
