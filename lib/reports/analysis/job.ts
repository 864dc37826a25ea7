/** The analysis job: what is asked of which study. */
import { z } from "zod";
import { analysisRequestSchema } from "./request";

export const ANALYSIS_JOB = "analysis";

export const analysisPayloadSchema = z.strictObject({ studyId: z.uuid(), request: analysisRequestSchema });
export type AnalysisPayload = z.infer<typeof analysisPayloadSchema>;
