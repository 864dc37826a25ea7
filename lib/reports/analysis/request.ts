/** What can be asked of a study's answers. */
import { z } from "zod";
import { canonicalJson } from "@/lib/judgments/canonical";
import { METRICS } from "@/lib/stats/metric";

const metric = z.enum(METRICS).default("ordinal");
/** In a comparison: the source that is named first in each of its pairs. */
const first = z.string().max(300).nullable().default(null);

/** Half of the width of an interval that is wanted: narrower than a thousandth is not planned for. */
export const halfWidthSchema = z.number().min(0.001).max(10);

export const analysisRequestSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("results"), metric, first }),
  z.strictObject({ kind: z.literal("agreement"), metric, first }),
  /** @see PairItems */
  z.strictObject({ kind: z.literal("pair"), key: z.string().max(1_000), one: z.string().max(100), other: z.string().max(100), first }),
  z.strictObject({ kind: z.literal("items") }),
  z.strictObject({ kind: z.literal("evaluators"), metric, first }),
  z.strictObject({ kind: z.literal("means"), first }),
  /** `halfWidth`: of everything that is planned; null takes what is usual. */
  z.strictObject({ kind: z.literal("planning"), metric, first, halfWidth: halfWidthSchema.nullable().default(null) }),
]);
export type AnalysisRequest = z.infer<typeof analysisRequestSchema>;

/** Equal for equal requests. */
export function requestName(request: AnalysisRequest): string {
  return canonicalJson(request);
}
