/** What reads of analyses give: to pages, to /api/v1 and, as schemas, to the OpenAPI document. */
import { z } from "zod";
import { datasetCountsSchema } from "../types";
import { type Place, placeSchema } from "./finding";
import { PROBLEM_KEYS } from "./problems";
import { analysisBodySchema } from "./schema";

export const analysedVersionSchema = z.object({
  slug: z.string(), title: z.string(), licence: z.string(), version: z.int(), currentVersion: z.int(), counts: datasetCountsSchema,
});
export type AnalysedVersion = z.infer<typeof analysedVersionSchema>;

export const analysisViewSchema = z.object({
  dataset: analysedVersionSchema,
  /** Null until it has been computed once. */
  analysis: z.object({ body: analysisBodySchema, computedAt: z.string(), programVersion: z.string() }).nullable(),
  /** Episodes read so far, while it is waiting or being computed. */
  underWay: z.object({ episodes: z.int(), workerSeen: z.boolean() }).nullable(),
  /** Why the last attempt failed. */
  failed: z.string().nullable(),
});
export type AnalysisView = z.infer<typeof analysisViewSchema>;

export const problemExampleSchema = z.object({ episodeId: z.uuid(), externalId: z.string(), places: z.array(placeSchema) });
export type ProblemExample = z.infer<typeof problemExampleSchema>;

/** A line of the list of a problem. */
export type ProblemPlace = { episode: string; episodeId: string } & Place;

export const problemReportSchema = z.object({
  problem: z.enum(PROBLEM_KEYS),
  title: z.string(),
  severity: z.enum(["serious", "notable", "note"]),
  what: z.string(),
  why: z.string(),
  /** How many places have it. Null where none could: then `reason` says why. */
  count: z.int().nullable(),
  /** Of how many that could have it. */
  n: z.int(),
  /** What is counted, and of what. */
  counted: z.string(),
  of: z.string(),
  reason: z.string().nullable(),
  /** How many episodes that concerns. */
  episodes: z.int(),
  /** The first ones. */
  examples: z.array(problemExampleSchema),
});
export type ProblemReport = z.infer<typeof problemReportSchema>;

export const qualityViewSchema = z.object({
  dataset: analysedVersionSchema,
  limits: z.object({ minSessions: z.int(), maxSessions: z.int() }),
  computedAt: z.string().nullable(),
  underWay: analysisViewSchema.shape.underWay,
  failed: z.string().nullable(),
  /** Serious ones first; empty until it has been computed once. */
  problems: z.array(problemReportSchema),
});
export type QualityView = z.infer<typeof qualityViewSchema>;
