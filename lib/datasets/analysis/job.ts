/** The job that analyses a version of a dataset: which one, and how far it is. */
import { z } from "zod";

export const DATASET_ANALYSIS_JOB = "dataset-analysis";

export const datasetAnalysisPayloadSchema = z.strictObject({ datasetId: z.uuid(), version: z.int().min(1) });
export type DatasetAnalysisPayload = z.infer<typeof datasetAnalysisPayloadSchema>;

export const datasetAnalysisProgressSchema = z.object({ episodes: z.int().min(0).default(0) });
