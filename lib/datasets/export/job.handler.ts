/** Has an export made in a process beside the worker. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runApart } from "@/lib/jobs/apart";
import { holdJob } from "@/lib/jobs/lease";
import type { JobHandler } from "@/lib/jobs/types";
import { exportArchive, exportFolder } from "./archive";
import { EXPORT_JOB, exportProgressSchema, exportResultSchema } from "./job";

const CHILD = join(import.meta.dirname, "child.ts");

export const exportHandler: JobHandler = {
  kind: EXPORT_JOB,
  run: async ({ job, signal }) => {
    try {
      // What an attempt before this one has left.
      await clearAway(job.id);
      const result = await runApart(CHILD, { exportId: job.id }, { signal, onProgress: async (progress) => void (await holdJob(job, exportProgressSchema.parse(progress))) });
      return { state: "done", result: exportResultSchema.parse(result) };
    } finally {
      // Whoever has the job now writes into the same folder.
      if (signal.reason !== "fenced") await clearAway(job.id);
    }
  },
};

async function clearAway(exportId: string): Promise<void> {
  for (const path of [exportFolder(exportId), `${exportFolder(exportId)}.partial`, `${exportArchive(exportId)}.partial`]) await rm(path, { recursive: true, force: true });
}
