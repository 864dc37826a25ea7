/** What a recount says, and what a filtered reading leaves in. */
import { z } from "zod";

export const patternDifferenceSchema = z.strictObject({
  /** units: items with a pattern; answers: an evaluator's that stand beside another one; changes: items with changes of what was not there. */
  what: z.enum(["units", "answers", "changes"]),
  criterion: z.string(),
  /** The pattern. Not told of a comparison, whose counts know which source is which. */
  pattern: z.array(z.int()).nullable(),
  evaluator: z.string().nullable(),
  stored: z.number(),
  counted: z.number(),
});
export type PatternDifference = z.infer<typeof patternDifferenceSchema>;

export const recountSchema = z.strictObject({
  /** The counts are right now: they were found so, or put right. */
  ok: z.boolean(),
  repaired: z.boolean(),
  /** Ratings with a value that were counted. */
  ratings: z.int(),
  ms: z.number(),
  /** How many counts differed; at most a hundred of them are listed. */
  different: z.int(),
  differences: z.array(patternDifferenceSchema),
});
export type Recount = z.infer<typeof recountSchema>;

export const patternCheckSchema = z.strictObject({ ...recountSchema.shape, at: z.iso.datetime() });
export type PatternCheck = z.infer<typeof patternCheckSchema>;

/** Which counted answers; what is not given leaves all in. */
export type PatternFilter = {
  criterion?: string;
  /** Pseudonyms. */
  evaluators?: readonly string[];
  /** First submitted at or after this, and before that. */
  from?: Date;
  before?: Date;
  protocolVersion?: number;
  /** Positions of items in the sample. */
  items?: readonly number[];
};

/** What a filtered reading cost: it reads ratings, not counts. */
export type ReadingCost = { ratingsRead: number; ms: number };
