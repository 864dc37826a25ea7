/** A question to the explorer as it stands in an address, and the part of a dataset that it names. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import { line } from "@/lib/studies/protocol-text";
import { type Slice, sliceSchema } from "@/lib/studies/slice";
import { IMAGE_STATES } from "../types";
import { EPISODE_SORTS } from "./sorts";

export const EPISODES_PER_PAGE = 50;

/** Of a form that was sent with an empty field. */
const empty = z.literal("").transform(() => undefined);
const number = empty.or(z.coerce.number().int().min(0).max(2 ** 31 - 1)).optional();
const day = empty.or(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day as 2024-03-31")).optional();
const several = <T extends string>(one: z.ZodType<T, T>) => empty.or(one.transform((value) => [value])).or(z.array(one).max(200)).optional();

/** What decides which episodes there are: the conditions of a slice, flat. Those with several values may be repeated. */
const filterSchema = z.object({
  q: storable(z.string().trim().max(300)).optional(),
  origin: several(z.enum(["collected", "synthetic", "scripted"])),
  country: several(line), gender: several(line), category: several(line), relation: several(line), module: several(line), source: several(line),
  state: several(z.enum(IMAGE_STATES)),
  ageFrom: number, ageTo: number, sessionsFrom: number, sessionsTo: number, turnsFrom: number, turnsTo: number, imagesFrom: number, imagesTo: number,
  spanFrom: number, spanTo: number,
  dateFrom: day, dateTo: day,
  id: storable(z.string().trim().max(300)).optional(),
});
export type FilterQuery = z.infer<typeof filterSchema>;

export const episodeQuerySchema = z.object({
  ...filterSchema.shape,
  sort: z.enum(EPISODE_SORTS).default("position"),
  /** Counts, ages and dates begin with the largest where nothing is said. */
  order: empty.or(z.literal("reversed")).optional(),
  /** The page that follows this episode, or ends before it: the ids that an answer's `next` and `previous` name. "end" is the last page. */
  after: empty.or(z.uuid()).optional(),
  before: empty.or(z.uuid()).or(z.literal("end")).optional(),
});
export type EpisodeQuery = z.infer<typeof episodeQuerySchema>;

/** What an address asks for; what is crooked in it is left out rather than shown as an error. */
export function readAddress(words: Record<string, string | string[] | undefined>): EpisodeQuery {
  const read = episodeQuerySchema.safeParse(words);
  if (read.success) return isOrdered(read.data) ? read.data : episodeQuerySchema.parse({});
  const crooked = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  return readAddress(Object.fromEntries(Object.entries(words).filter(([name]) => !crooked.has(name))));
}

function isOrdered(query: EpisodeQuery): boolean {
  return sliceSchema.safeParse(sliceOf(query)).success;
}

const range = (from: number | undefined, to: number | undefined) => (from === undefined && to === undefined ? undefined : { ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
const days = (from: string | undefined, to: string | undefined) => (from === undefined && to === undefined ? undefined : { ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
const filled = <T>(values: T[] | undefined) => (values && values.length > 0 ? values : undefined);

export function sliceOf(query: FilterQuery): Slice {
  const slice: Slice = {
    origins: filled(query.origin), countries: filled(query.country), genders: filled(query.gender), age: range(query.ageFrom, query.ageTo),
    sessions: range(query.sessionsFrom, query.sessionsTo), turns: range(query.turnsFrom, query.turnsTo), images: range(query.imagesFrom, query.imagesTo),
    modules: filled(query.module), idPrefix: query.id || undefined, categories: filled(query.category), relations: filled(query.relation),
    imageStates: filled(query.state), imageSources: filled(query.source), dates: days(query.dateFrom, query.dateTo), span: range(query.spanFrom, query.spanTo),
    words: query.q || undefined,
  };
  return Object.fromEntries(Object.entries(slice).filter(([, condition]) => condition !== undefined)) as Slice;
}

/** The same conditions as words of an address. */
export function sliceWords(slice: Slice): URLSearchParams {
  const words = new URLSearchParams();
  const add = (name: string, value: string | number | undefined) => {
    if (value !== undefined) words.append(name, String(value));
  };
  add("q", slice.words);
  for (const [name, values] of [
    ["origin", slice.origins], ["country", slice.countries], ["gender", slice.genders], ["category", slice.categories], ["relation", slice.relations],
    ["module", slice.modules], ["source", slice.imageSources], ["state", slice.imageStates],
  ] as const) for (const value of values ?? []) add(name, value);
  for (const [name, ends] of [
    ["age", slice.age], ["sessions", slice.sessions], ["turns", slice.turns], ["images", slice.images], ["span", slice.span], ["date", slice.dates],
  ] as const) {
    add(`${name}From`, ends?.from);
    add(`${name}To`, ends?.to);
  }
  add("id", slice.idPrefix);
  return words;
}
