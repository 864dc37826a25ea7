/** What an analysis of a version of a dataset holds: counts and distributions, from which every table and chart is made. */
import { z } from "zod";
import { imageStateCountsSchema } from "../types";
import { binSchema, summarySchema } from "./distribution";
import { frequencySchema } from "./frequency";
import { INTERVAL_UNITS } from "./intervals";
import { FOUND_KEYS } from "./problems";

const count = z.int().min(0);
/** [value, how often], by value. */
const valuesSchema = z.array(z.tuple([z.number(), count]));
const countedSchema = z.object({ summary: summarySchema.nullable(), values: valuesSchema });
const binnedSchema = z.object({ summary: summarySchema.nullable(), bins: z.array(binSchema) });

/** Raised when a definition changes or something is added: what was computed by an earlier one is computed anew. */
export const ANALYSIS_FORMAT = 1;

export const sizeSchema = z.object({
  episodes: count,
  sessions: count,
  turns: count,
  /** Turns with words. */
  utterances: count,
  imageShares: count,
  images: imageStateCountsSchema,
  origins: z.object({ collected: count, synthetic: count, scripted: count }),
  /** Episodes that share a picture; that say something about a person beyond the name; that have a face; that have an album. */
  withImages: count,
  withPersonaText: count,
  withFace: count,
  withAlbum: count,
  withSeveralSessions: count,
});

export const analysisBodySchema = z.object({
  format: z.literal(ANALYSIS_FORMAT),
  size: sizeSchema,
  sessionsPerEpisode: countedSchema,
  turnsPerSession: countedSchema,
  utterancesPerSession: countedSchema,
  imagesPerEpisode: countedSchema,
  imagesPerSession: countedSchema,
  utteranceCharacters: binnedSchema,
  utteranceWords: binnedSchema,
  /** Tenths of the session in which pictures are shared. */
  sharePosition: z.array(count).length(10),
  age: z.object({ summary: summarySchema.nullable(), values: valuesSchema, missing: count }),
  gender: frequencySchema,
  birthplace: frequencySchema,
  residence: frequencySchema,
  personaCategory: frequencySchema,
  entityKey: frequencySchema,
  entityValue: frequencySchema,
  relation: frequencySchema,
  imageSource: frequencySchema,
  imageModule: frequencySchema,
  intervals: z.object({
    /** Of sessions in a row that both have a date, in days. */
    byDate: binnedSchema,
    undated: count,
    /** Of what stands beside a session; where no session has one, of the life events. */
    written: z.object({ of: z.enum(["sessions", "events"]), n: count, readable: count, units: z.record(z.enum(INTERVAL_UNITS), count), days: summarySchema.nullable(), texts: frequencySchema }),
  }),
  /** Of sessions; where no session names one, of the life events. */
  operations: z.object({ of: z.enum(["sessions", "events"]), add: count, update: count, missing: count }),
  /** `n`: how many could have it. */
  problems: z.record(z.enum(FOUND_KEYS), z.object({ places: count, episodes: count, n: count })),
});
export type AnalysisBody = z.infer<typeof analysisBodySchema>;
export type AnalysisSize = z.infer<typeof sizeSchema>;
