/** What can be said about evaluators: reasons to look, never to exclude. */
import { z } from "zod";
import { RATER_FLAGS, type RaterFlagKind } from "@/lib/stats/rater-flag-kinds";
import { reasonSchema } from "../schema";
import { numberSchema, plainNumberSchema } from "./number";

const FLAG_KINDS = Object.keys(RATER_FLAGS) as [RaterFlagKind, ...RaterFlagKind[]];

export const evaluatorFlagSchema = z.strictObject({
  kind: z.enum(FLAG_KINDS),
  /** Key of the criterion (see `criteria`); null where the flag is about whole judgments. */
  criterion: z.string().nullable(),
  value: z.number(),
  threshold: z.number(),
  n: z.int(),
});
export type EvaluatorFlag = z.infer<typeof evaluatorFlagSchema>;

const number = z.number().nullable();

export const evaluatorCriterionSchema = z.strictObject({
  key: z.string(),
  /** Answers to items that somebody else answered too. */
  n: z.int(),
  /** Own answer less the mean of the others on the item, in points; below 0 is severe. Shrunk towards 0 the more, the less there is. */
  severity: number, shrunkSeverity: number, severityError: number, severityReason: reasonSchema,
  /** Mean share of others with the same answer; rank correlation with the others' mean. */
  restAgreement: number,
  restCorrelation: plainNumberSchema,
  /** Alpha without this evaluator, and what that gains. */
  alphaWithout: plainNumberSchema,
  gain: number, gainError: number,
  /** Change of severity per item judged, with its p adjusted over evaluators. */
  drift: number, driftP: number, driftReason: reasonSchema,
});
export type EvaluatorCriterion = z.infer<typeof evaluatorCriterionSchema>;

export const evaluatorDiagnosticsSchema = z.strictObject({
  evaluator: z.string(),
  judgments: z.int(),
  flags: z.array(evaluatorFlagSchema),
  /** Null where no judgment has a time. */
  time: z.strictObject({ n: z.int(), medianSeconds: z.number(), medianZ: number, belowFloor: z.int(), belowHalfMedian: z.int(), fast: z.int(), slow: z.int() }).nullable(),
  straightLining: z.strictObject({ longestRun: z.int(), identicalShare: number, spread: number, spreadP: number, identicalP: number }).nullable(),
  /** In a comparison: share of left among decisive answers, each judgment by the side that most of its criteria chose. */
  side: z.strictObject({ left: z.int(), right: z.int(), ties: z.int(), share: number, adjustedP: number }).nullable(),
  byCriterion: z.array(evaluatorCriterionSchema),
  /** Submitted judgments by day (UTC). */
  days: z.array(z.strictObject({ day: z.string(), judgments: z.int() })),
});
export type EvaluatorDiagnostics = z.infer<typeof evaluatorDiagnosticsSchema>;

export const positionEffectSchema = z.strictObject({
  key: z.string(), name: z.string(), contrast: z.strictObject({ first: z.string(), second: z.string() }).nullable(),
  /** Change of the answer per item judged, within evaluators. */
  slope: numberSchema,
  /** Mean answer over bins of the position. */
  bins: z.array(z.strictObject({ from: z.int(), to: z.int(), mean: z.number(), n: z.int() })),
  scale: z.strictObject({ low: z.number(), high: z.number() }),
});
export type PositionEffect = z.infer<typeof positionEffectSchema>;

export const evaluatorsAnalysisSchema = z.strictObject({
  criteria: z.array(z.strictObject({ key: z.string(), name: z.string(), contrast: z.strictObject({ first: z.string(), second: z.string() }).nullable() })),
  evaluators: z.array(evaluatorDiagnosticsSchema),
  positions: z.array(positionEffectSchema),
  /** Draws behind the p-values of straight-lining, and their seed. */
  draws: z.strictObject({ replicates: z.int(), seed: z.string() }),
});
export type EvaluatorsAnalysis = z.infer<typeof evaluatorsAnalysisSchema>;
