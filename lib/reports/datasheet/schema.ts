/** What the API says and takes. */
import { z } from "zod";
import { answerSchema, datasheetAnswersSchema } from "./answers";
import { datasheetFactsSchema } from "./facts";
import { filledDatasheetSchema } from "./filled";

export const offerSchema = z.strictObject({ number: z.string(), criterion: z.string().nullable(), answer: answerSchema, from: z.string() });

export const studyDatasheetSchema = z.strictObject({
  /** What the platform knows, and what people answered: together they give the sheet. */
  facts: datasheetFactsSchema,
  answers: datasheetAnswersSchema,
  /** When answers were changed last; null while there are none. */
  updatedAt: z.string().nullable(),
  sheet: filledDatasheetSchema,
  /** Earlier answers that may hold here too; not part of the sheet. */
  offers: z.array(offerSchema),
});
export type StudyDatasheet = z.infer<typeof studyDatasheetSchema>;

export const saveDatasheetSchema = z.strictObject({
  /** All of them: what is not here is taken away. */
  answers: datasheetAnswersSchema,
  /** `updatedAt` of the sheet that this one was made from; another one in between is not overwritten. Left out, it is. */
  replaces: z.string().nullable().optional(),
});
export type SaveDatasheet = z.infer<typeof saveDatasheetSchema>;
