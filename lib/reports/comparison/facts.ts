/** What the results of a comparison are made from besides its answers and its protocol. Serialisable: an export holds it, and its check reads it again. */
import { z } from "zod";
import { progressSchema } from "../schema";
import { comparisonResultsSchema } from "./schema";

export const comparisonFactsSchema = z.strictObject({
  study: comparisonResultsSchema.shape.study.omit({ criteria: true }),
  progress: progressSchema,
  /** Pairs with a side that a program or a model made. */
  made: z.strictObject({ scripted: z.int(), synthetic: z.int(), /** Exactly one side is. */ oneSided: z.int() }),
  /** Every two sources that meet have names of their own, because one alias for all meetings would give itself away. */
  hasNamesByPair: z.boolean(),
});
export type ComparisonFacts = z.infer<typeof comparisonFactsSchema>;
