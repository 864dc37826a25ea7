/** What of the evaluators is looked at: in the address, so that a page can be sent to somebody. Pure. */
import { z } from "zod";
import { METRICS } from "@/lib/stats/metric";

const text = z.string().max(1_000).optional().catch(undefined);

export const evaluatorsQuerySchema = z.object({
  metric: z.enum(METRICS).catch("ordinal").default("ordinal"),
  /** In a comparison: the source that is named first in each of its pairs. */
  first: text,
  /** Whose numbers stand in the table; the first one unless given. */
  criterion: text,
  /** Whose numbers are told criterion by criterion. */
  evaluator: text,
});
export type EvaluatorsQuery = z.infer<typeof evaluatorsQuerySchema>;

/** Parameters without what is as usual. */
export function evaluatorsParameters(query: EvaluatorsQuery, change: Partial<EvaluatorsQuery> = {}): Record<string, string> {
  const { metric, first, criterion, evaluator } = { ...query, ...change };
  return { ...(metric !== "ordinal" && { metric }), ...(first && { first }), ...(criterion && { criterion }), ...(evaluator && { evaluator }) };
}

/** What comes after the path, with its question mark. */
export function evaluatorsSearch(query: EvaluatorsQuery, change: Partial<EvaluatorsQuery> = {}): string {
  const words = new URLSearchParams(evaluatorsParameters(query, change)).toString();
  return words && `?${words}`;
}
