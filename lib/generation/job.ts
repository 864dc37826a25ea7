/** The generation job: brings a run to what is asked of it. What its steps came to stands with the run, so that it may be run any number of times. */
import { z } from "zod";

export const GENERATION_JOB = "generation";
/** Brings a run that was grown elsewhere into a dataset, where the picture store is. */
export const PUBLISH_JOB = "generation-publish";

export const generationPayloadSchema = z.strictObject({ runId: z.uuid() });

export const generationProgressSchema = z.object({
  /** Counts up with every change. */
  sequence: z.int().min(0).default(0),
  done: z.int().min(0).default(0),
  unfit: z.int().min(0).default(0),
  failed: z.int().min(0).default(0),
});
export type GenerationProgress = z.infer<typeof generationProgressSchema>;
