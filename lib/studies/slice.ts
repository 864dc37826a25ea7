/** A part of a dataset: which of its episodes may be drawn. Every condition that is named has to hold. */
import { z } from "zod";
import { line } from "./protocol-text";

/** The most that a column of the database can hold. */
const MOST = 2 ** 31 - 1;
const bound = z.int().min(0).max(MOST).optional();

const range = z
  .strictObject({ from: bound, to: bound })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, "ends before it begins");

const oneOf = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(200);

export const sliceSchema = z.strictObject({
  origins: oneOf(z.enum(["collected", "synthetic", "scripted"])).optional(),
  countries: oneOf(line).optional(),
  genders: oneOf(line).optional(),
  age: range.optional(),
  /** Of the episode. */
  sessions: range.optional(),
  /** Of the unit that is judged: the episode or the session. */
  turns: range.optional(),
  images: range.optional(),
  /** At least one shared image was made or found by one of these. */
  modules: oneOf(line).optional(),
  /** The episode's id in the dataset begins so: "test:" for a split, for example. */
  idPrefix: line.optional(),
});
export type Slice = z.infer<typeof sliceSchema>;

/** What a study draws from, as it is sent. */
export const sourceInputSchema = z.strictObject({ dataset: line, slice: sliceSchema.default({}) });
export type SourceInput = z.infer<typeof sourceInputSchema>;
