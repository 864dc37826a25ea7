/** A filled datasheet, for the page, the API and files. */
import { z } from "zod";
import { answerSchema } from "./answers";

const filledAnswerSchema = z.strictObject({
  /** Null for what is asked of the study once. */
  criterion: z.strictObject({ key: z.string(), name: z.string() }).nullable(),
  /** platform: counted, computed or set. given: a person's. drafted: waits to be confirmed. missing: nothing, or not finished. */
  source: z.enum(["platform", "given", "drafted", "missing"]),
  answer: answerSchema.nullable(),
  /** Where the platform has it from, or when it will have it. */
  origin: z.string().nullable(),
});
export type FilledAnswer = z.infer<typeof filledAnswerSchema>;

const filledQuestionSchema = z.strictObject({
  number: z.string(),
  /** Element id in the official form. */
  field: z.string(),
  text: z.string(),
  mode: z.enum(["auto", "draft", "ask"]),
  isAnswered: z.boolean(),
  answers: z.array(filledAnswerSchema),
});
export type FilledQuestion = z.infer<typeof filledQuestionSchema>;

export const filledDatasheetSchema = z.strictObject({
  study: z.strictObject({ id: z.string(), name: z.string(), title: z.string() }),
  answered: z.int(),
  of: z.int(),
  missing: z.array(z.strictObject({ number: z.string(), criterion: z.string().nullable() })),
  /** What must be known before any answer is read. */
  warnings: z.array(z.string()),
  questions: z.array(filledQuestionSchema),
});
export type FilledDatasheet = z.infer<typeof filledDatasheetSchema>;
