/** The items behind a cell of the evaluator matrix. */
import { z } from "zod";
import { raterPairSchema } from "./agreement-schema";

export const pairItemsSchema = z.strictObject({
  /** Key of the criterion, as in the agreement analysis. */
  key: z.string(),
  name: z.string(),
  criterion: z.string(),
  /** In a comparison: answers run from the second source (−1) to the first (1). */
  contrast: z.strictObject({ first: z.string(), second: z.string() }).nullable(),
  pair: raterPairSchema.nullable(),
  /** Items that both answered, largest difference first. */
  items: z.array(z.strictObject({ item: z.string(), one: z.number(), other: z.number() })),
});
export type PairItems = z.infer<typeof pairItemsSchema>;
