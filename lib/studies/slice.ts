/** A part of a dataset: which of its episodes may be drawn, or are listed. Every condition that is named has to hold. */
import { z } from "zod";
import { line } from "./protocol-text";

/** The most that a column of the database can hold. */
const MOST = 2 ** 31 - 1;
const bound = z.int().min(0).max(MOST).optional();

const range = z
  .strictObject({ from: bound, to: bound })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, "ends before it begins");

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day as 2024-03-31").optional();
const days = z
  .strictObject({ from: day, to: day })
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
  /** Of the persona. */
  categories: oneOf(line).optional(),
  relations: oneOf(line).optional(),
  /** At least one shared image is in one of these states, or comes from one of these sources. */
  imageStates: oneOf(z.enum(["stored", "remote", "missing", "refused"])).optional(),
  imageSources: oneOf(line).optional(),
  /** Every dated session lies between, both days included. */
  dates: days.optional(),
  /** Days from the first dated session to the last. */
  span: range.optional(),
  /** As it is typed into the explorer's search (docs/explorer.md). */
  words: line.optional(),
});
export type Slice = z.infer<typeof sliceSchema>;

/** What a study draws from, as it is sent. */
export const sourceInputSchema = z.strictObject({ dataset: line, slice: sliceSchema.default({}) });
export type SourceInput = z.infer<typeof sourceInputSchema>;
