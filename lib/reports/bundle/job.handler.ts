/** Makes a bundle in a process beside the worker: a large study costs neither the web server nor other jobs. */
import { rm } from "node:fs/promises";
import { runApart } from "@/lib/jobs/apart";
import { holdJob } from "@/lib/jobs/lease";
import type { JobHandler } from "@/lib/jobs/types";
import { APART, type ApartTask } from "../apart/task";
import { workFolder } from "./archive";
import { BUNDLE_JOB, bundlePayloadSchema, bundleProgressSchema, bundleResultSchema } from "./job";

export const bundleHandler: JobHandler = {
  kind: BUNDLE_JOB,
  run: async ({ job, signal }) => {
    const task: ApartTask = { kind: "bundle", bundleId: job.id, ...bundlePayloadSchema.parse(job.payload) };
    try {
      const result = await runApart(APART, task, { signal, onProgress: async (progress) => void (await holdJob(job, bundleProgressSchema.parse(progress))) });
      return { state: "done", result: bundleResultSchema.parse(result) };
    } finally {
      // Whatever a process that was stopped has left.
      await rm(workFolder(job.id), { recursive: true, force: true });
      await rm(`${workFolder(job.id)}.partial`, { recursive: true, force: true });
    }
  },
};
