/** Analyses a large study in a process beside the worker: the web server's thread belongs to those who rate, the worker's to its leases. */
import { runApart } from "@/lib/jobs/apart";
import type { JobHandler } from "@/lib/jobs/types";
import { APART, type ApartTask } from "../apart/task";
import { ANALYSIS_JOB, analysisPayloadSchema } from "./job";

export const analysisHandler: JobHandler = {
  kind: ANALYSIS_JOB,
  run: async ({ job, signal }) => {
    const task: ApartTask = { kind: "analysis", ...analysisPayloadSchema.parse(job.payload) };
    await runApart(APART, task, { signal });
    return { state: "done", result: null };
  },
};
