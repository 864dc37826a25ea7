/** The nightly collection as a job: its numbers are kept in its row. */
import type { JobHandler } from "@/lib/jobs/types";
import { collectPictures } from "./mutations";
import { COLLECT_JOB, collectPayloadSchema } from "./types";

export const collectHandler: JobHandler = {
  kind: COLLECT_JOB,
  run: async ({ job, signal }) => ({ state: "done", result: await collectPictures(collectPayloadSchema.parse(job.payload), signal) }),
};
