/** What the reads of generation runs give: to pages, to /api/v1 and, as schemas, to the OpenAPI document. */
import { z } from "zod";
import { generationProgressSchema } from "./job";
import { runDatasetSchema, storedRequestSchema } from "./schema";

export const EPISODE_STATES = ["waiting", "growing", "done", "unfit", "failed"] as const;
const jobState = z.enum(["queued", "running", "done", "failed", "cancelled", "paused"]);

export const usageSchema = z.object({
  steps: z.int(),
  calls: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** Null where no engine that was asked has a price. */
  cost: z.number().nullable(),
  /** Of engines at work, side by side or not. */
  engineMs: z.int(),
});
export type Usage = z.infer<typeof usageSchema>;

/** What one model took; the sums of all of them are the run's. */
export const engineUseSchema = usageSchema.omit({ steps: true }).extend({
  engine: z.string(), model: z.string(), revision: z.string().nullable(),
  /** Of the engine as it is set up now; null where it has no prices, or is there no more. */
  currency: z.string().nullable(),
});
export type EngineUse = z.infer<typeof engineUseSchema>;

export const runEpisodeSchema = z.object({
  number: z.int(), state: z.enum(EPISODE_STATES), name: z.string().nullable(), reason: z.string().nullable(), revision: z.int(),
  /** Steps that have ended. */
  steps: z.int(),
  /** The step that ended last. */
  lastStep: z.string().nullable(),
});
export type RunEpisode = z.infer<typeof runEpisodeSchema>;

export const runSummarySchema = z.object({
  id: z.uuid(), title: z.string(), request: storedRequestSchema, dataset: runDatasetSchema.nullable(), state: jobState, error: z.string().nullable(),
  /** False while it is queued and no worker is there to take it. */
  workerSeen: z.boolean(),
  /** Since when the worker that has it has not been heard of; null while it is. */
  silentSince: z.string().nullable(),
  /** How many runs it waits for, while it is queued: one at a time is worked on. */
  behind: z.int(),
  /** What works on it, or did last, does nothing but publish. */
  publishing: z.boolean(),
  /** Somebody has asked it to stop and its worker has not done so yet. */
  stopping: z.boolean(),
  progress: generationProgressSchema, createdBy: z.string().nullable(), createdAt: z.string(), finishedAt: z.string().nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const runViewSchema = runSummarySchema.extend({ episodes: z.array(runEpisodeSchema), usage: usageSchema, engines: z.array(engineUseSchema) });
export type RunView = z.infer<typeof runViewSchema>;

export const stepViewSchema = z.object({
  path: z.string(), madeBy: z.enum(["scripted", "model", "rule"]), promptVersion: z.string().nullable(), seed: z.string(), output: z.unknown(), problem: z.string().nullable(),
  rung: z.string().nullable(), ms: z.int(), finishedAt: z.string(),
  calls: z.array(z.object({
    engine: z.string(), model: z.string(), revision: z.string().nullable(), /** Null of what is asked without one. */ seed: z.string().nullable(), inputTokens: z.int().nullable(), outputTokens: z.int().nullable(), ms: z.int(),
    cost: z.number().nullable(), finish: z.string().nullable(), rung: z.string().nullable(), failure: z.string().nullable(),
  })),
});
export type StepView = z.infer<typeof stepViewSchema>;

export const episodeViewSchema = z.object({
  runId: z.uuid(), number: z.int(), state: z.enum(EPISODE_STATES), name: z.string().nullable(), reason: z.string().nullable(), provider: z.enum(["scripted", "engines"]),
  /** Of the run's job: tells whether more is to come. */
  runState: jobState, workerSeen: z.boolean(), silentSince: z.string().nullable(), revision: z.int(), report: z.unknown(),
  /** What is being written just now, as far as it has come. */
  draft: z.object({ path: z.string(), text: z.string() }).nullable(),
  /** In the order in which they ended. */
  steps: z.array(stepViewSchema),
});
export type EpisodeView = z.infer<typeof episodeViewSchema>;
