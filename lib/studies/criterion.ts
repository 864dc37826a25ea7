/** What is asked of an item: one criterion and, in a rating study, the points of its scale. */
import { z } from "zod";
import { filled, line, text } from "./protocol-text";

export const scalePointSchema = z.strictObject({
  value: z.int().min(0).max(100),
  label: line,
  /** What this point means for this criterion; shown in the instructions and one key away. */
  definition: text(2_000).default(""),
  example: text(2_000).default(""),
});

/** What a criterion of a comparison has; its answers are the same for all and come from preference.ts. */
export const preferenceCriterionSchema = z.strictObject({
  /** Name in exports; never changes. */
  key: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "lower case letters, digits and underscores"),
  name: line,
  question: filled(1_000),
  definition: text(4_000).default(""),
  /** Offers "cannot judge", which is never a point of the scale. */
  allowCannotJudge: z.boolean().default(false),
});
export type PreferenceCriterion = z.infer<typeof preferenceCriterionSchema>;

export const criterionSchema = z.strictObject({
  ...preferenceCriterionSchema.shape,
  scale: z.array(scalePointSchema).min(2).max(11),
});
export type Criterion = z.infer<typeof criterionSchema>;
