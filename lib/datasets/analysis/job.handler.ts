/** Analyses a version of a dataset in a process beside the worker, whose leases go on meanwhile. */
import { runApart } from "@/lib/jobs/apart";
import { holdJob, JobStopped } from "@/lib/jobs/lease";
import type { JobHandler } from "@/lib/jobs/types";
import { DATASET_ANALYSIS_JOB, datasetAnalysisPayloadSchema } from "./job";
import { APART } from "./task";

export const datasetAnalysisHandler: JobHandler = {
  kind: DATASET_ANALYSIS_JOB,
  run: async ({ job, signal }) => {
    await runApart(APART, datasetAnalysisPayloadSchema.parse(job.payload), {
      signal,
      onProgress: async (progress) => {
        if ((await holdJob(job, progress)).fenced) throw new JobStopped("fenced");
      },
    });
    return { state: "done", result: null };
  },
};
