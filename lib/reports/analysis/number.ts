/** A statistic as analyses carry it: value or reason, interval or reason, how it was made and from what. Pure. */
import { z } from "zod";
import type { Reason } from "@/lib/stats/reason";
import type { Interval } from "@/lib/stats/statistic";
import { reasonSchema } from "../schema";

export const fullIntervalSchema = z.strictObject({
  low: z.number(), high: z.number(), level: z.number(), method: z.string(),
  /** Of a bootstrap. */
  replicates: z.int().optional(), seed: z.string().optional(), undefinedReplicates: z.int().optional(),
}).nullable();

export const numberSchema = z.strictObject({
  value: z.number().nullable(),
  reason: reasonSchema,
  ci: fullIntervalSchema,
  ciReason: reasonSchema,
  method: z.string(),
  /** Answers, items and evaluators that entered it. */
  n: z.int(), units: z.int(), raters: z.int(),
});
export type AnalysisNumber = z.infer<typeof numberSchema>;

type Found = { value: number | null; reason: Reason | null; ci: Interval | null; ciReason: Reason | null };
type Basis = { method: string; n: number; units: number; raters: number };

export function numberOf({ value, reason, ci, ciReason }: Found, { method, n, units, raters }: Basis): AnalysisNumber {
  return { value, reason, ci, ciReason, method, n, units, raters };
}

/** Without an interval that anybody knows how to give. */
export const plainNumberSchema = z.strictObject({ value: z.number().nullable(), reason: reasonSchema });
export type PlainNumber = z.infer<typeof plainNumberSchema>;

export function plainNumber({ value, reason }: { value: number | null; reason: Reason | null }): PlainNumber {
  return { value, reason };
}
