/** Analyses a large study in the worker: the web server's thread belongs to those who rate. */
import type { JobHandler } from "@/lib/jobs/types";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { computeNow, pulseForSnapshot } from "./data";
import { ANALYSIS_JOB, analysisPayloadSchema } from "./job";
import { keepSnapshot } from "./mutations";

export const analysisHandler: JobHandler = {
  kind: ANALYSIS_JOB,
  run: async ({ job }) => {
    const payload = analysisPayloadSchema.parse(job.payload);
    const studyId = await authorizeStudyLocally(payload.studyId);
    const pulse = await pulseForSnapshot(studyId);
    await keepSnapshot(studyId, payload.request, pulse, await computeNow(studyId, payload.request));
    return { state: "done", result: null };
  },
};
