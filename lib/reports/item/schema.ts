/** One item of a study with everything that was answered to it, person beside person. */
import { z } from "zod";

export const itemCodeSchema = z.string().regex(/^I\d{4,9}$/, "is a name such as I0001");

const answerSchema = z.strictObject({
  criterion: z.string(),
  value: z.number().nullable(),
  /** The point of the scale in words; in a comparison the source that was preferred, "Tie" or "Both bad". Null without an answer. */
  label: z.string().nullable(),
  nonResponse: z.string().nullable(),
  comment: z.string(),
});

export const itemAnswersSchema = z.strictObject({
  item: z.string(),
  /** Where the conversation can be read; empty where that would tell which source is which. */
  episodes: z.array(z.strictObject({ dataset: z.string(), episodeId: z.uuid(), title: z.string(), session: z.int().nullable() })),
  criteria: z.array(z.strictObject({ key: z.string(), name: z.string(), question: z.string() })),
  judgments: z.array(z.strictObject({
    evaluator: z.string(),
    /** A surplus judgment is stored and enters no number. */
    counted: z.boolean(),
    revision: z.int(),
    submittedAt: z.string(),
    activeMs: z.number().nullable(),
    /** In a comparison: the sources that stood left and right. */
    left: z.string().nullable(),
    right: z.string().nullable(),
    answers: z.array(answerSchema),
    comment: z.string(),
  })),
  /** The items before and after it in the sample. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
});
export type ItemAnswers = z.infer<typeof itemAnswersSchema>;
