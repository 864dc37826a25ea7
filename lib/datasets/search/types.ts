/** What lists of episodes give: to pages, to /api/v1 and, as schemas, to the OpenAPI document. */
import { z } from "zod";
import { episodeListItemSchema } from "../types";

const count = z.int().min(0);

export const snippetSchema = z.object({
  /** "Session 2, turn 5", "Persona". */
  place: z.string(),
  session: z.int().nullable(),
  speaker: z.string().nullable(),
  parts: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
});

export const foundEpisodeSchema = episodeListItemSchema.extend({
  /** The persona in a sentence, or how its life or its dialogue begins. */
  about: z.string().nullable(),
  category: z.string().nullable(),
  /** Addresses of up to three stored pictures that were shared. */
  pictures: z.array(z.object({ src: z.string(), description: z.string().nullable() })),
  /** Where the words asked for stand; null where none were, or where they are no passage's. */
  snippet: snippetSchema.nullable(),
});
export type FoundEpisode = z.infer<typeof foundEpisodeSchema>;

export const episodePageSchema = z.object({
  episodes: z.array(foundEpisodeSchema),
  pageSize: z.int(),
  total: count,
  /** There are more than `total`: counting stops at a limit. */
  isMore: z.boolean(),
  /** From 1; null on an empty page, or beyond the limit of counting. */
  first: z.int().nullable(),
  /** For `after` and `before` of the pages beside this one. */
  next: z.uuid().nullable(),
  previous: z.uuid().nullable(),
});
export type EpisodePage = z.infer<typeof episodePageSchema>;

const valueCount = z.object({ value: z.string(), count });
/** Counted at publishing. */
export const facetsSchema = z.object({
  values: z.partialRecord(z.enum(["countries", "genders", "categories", "relations", "modules", "sources", "origins", "sessions", "states"]), z.array(valueCount)),
  age: z.object({ min: z.int().nullable(), max: z.int().nullable(), known: count }),
  images: z.object({ min: count, max: count }),
  span: z.object({ min: z.int().nullable(), max: z.int().nullable(), known: count }),
});
export type Facets = z.infer<typeof facetsSchema>;
export type FacetName = keyof Facets["values"];

/** What stands beside an episode in a list. */
export const neighboursSchema = z.object({
  previous: z.uuid().nullable(),
  next: z.uuid().nullable(),
  /** From 1; null beyond the limit of counting. */
  place: z.int().nullable(),
  total: count,
  isMore: z.boolean(),
});
export type Neighbours = z.infer<typeof neighboursSchema>;
