/** How many items, evaluators or judgments it takes until an interval is as narrow as wanted, judged by the answers so far. */
import { z } from "zod";
import { METRICS } from "@/lib/stats/metric";
import { reasonSchema } from "../schema";
import { componentsSchema } from "./means-schema";
import { plainNumberSchema } from "./number";

const number = z.number().nullable();

const alphaPlanSchema = z.strictObject({
  /** Items with two answers or more so far, alpha with them, and the half-width that the rule of the root expects of them. */
  items: z.int(), value: number, reason: reasonSchema, standardError: number, halfWidth: number,
  targets: z.array(z.strictObject({
    halfWidth: z.number(),
    /** Items all told, because the width falls with the root of their number. */
    byRoot: plainNumberSchema,
    /** The same by drawing studies of that size from the answers so far, and the half-width found there. */
    byBootstrap: z.strictObject({ ...plainNumberSchema.shape, expectedHalfWidth: number }),
  })),
});

const meanPlanSchema = z.strictObject({
  /** What the plan goes on with: answers per item and evaluators as so far. */
  items: z.int(), evaluators: z.int(), perItem: z.number(),
  /** As many evaluators with equal loads would tell as much. */
  effectiveEvaluators: z.number(),
  components: componentsSchema.nullable(),
  reason: reasonSchema,
  halfWidth: number,
  targets: z.array(z.strictObject({
    halfWidth: z.number(),
    /** With these evaluators. `floor`: no number of items goes below it; then `evaluatorsNeeded` of them make it possible. */
    items: z.strictObject({ ...plainNumberSchema.shape, floor: z.number(), evaluatorsNeeded: z.int().nullable() }).nullable(),
    /** With these items, as many answers to each. `floor`: no number of evaluators goes below it; then `itemsNeeded` make it possible. */
    evaluators: z.strictObject({ ...plainNumberSchema.shape, floor: z.number(), itemsNeeded: z.int().nullable() }).nullable(),
  })),
  /** What as many answers as so far would give if each item had this many. */
  designs: z.array(z.strictObject({ perItem: z.int(), items: z.int(), halfWidth: z.number(), itemReliability: z.number() })),
});

const preferencePlanSchema = z.strictObject({
  wins: z.int(), losses: z.int(), ties: z.int(),
  /** By how much judgments of one pair and of one evaluator are alike: squared ratio of the standard errors, at least 1; null where it cannot be told. */
  designEffect: number,
  targets: z.array(z.strictObject({ halfWidth: z.number(), judgments: plainNumberSchema, pairs: number })),
  /** Pairs of conversations, each by the majority of its judgments, until the sign test finds a preference as large as so far. */
  signTest: z.strictObject({ ...plainNumberSchema.shape, power: z.number(), significance: z.number(), winShare: number, tieShare: number, pairs: z.int() }),
});

export const criterionPlanSchema = z.strictObject({
  key: z.string(), name: z.string(), criterion: z.string(),
  contrast: z.strictObject({ first: z.string(), second: z.string() }).nullable(),
  alpha: alphaPlanSchema,
  /** In a comparison of the score 1, 0, −1: net preference. */
  mean: meanPlanSchema,
  preference: preferencePlanSchema.nullable(),
});
export type CriterionPlan = z.infer<typeof criterionPlanSchema>;

export const planningAnalysisSchema = z.strictObject({
  level: z.number(),
  metric: z.enum(METRICS),
  kind: z.enum(["rating", "comparison"]),
  halfWidths: z.strictObject({ alpha: z.array(z.number()), mean: z.array(z.number()) }),
  /** Items that have been drawn already; null where they are of several contrasts. */
  drawn: z.int().nullable(),
  criteria: z.array(criterionPlanSchema),
  bootstrap: z.strictObject({ seed: z.string(), replicates: z.int() }),
});
export type PlanningAnalysis = z.infer<typeof planningAnalysisSchema>;
