/** Makes a bundle in the worker, so that a large study costs the web server nothing. */
import { rm } from "node:fs/promises";
import { holdJob, JobStopped } from "@/lib/jobs/lease";
import type { JobContext, JobHandler, JobOutcome } from "@/lib/jobs/types";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { archivePath, workFolder, zipBundle } from "./archive";
import { bundleName } from "./bundle-name";
import { type Batches, readForBundle } from "./data";
import { BUNDLE_JOB, bundlePayloadSchema, type BundleResult } from "./job";
import { writeBundle } from "./mutations";

const TELL_EVERY = 20_000;

export const bundleHandler: JobHandler = { kind: BUNDLE_JOB, run };

async function run({ job, signal }: JobContext): Promise<JobOutcome> {
  const { studyId, settings } = bundlePayloadSchema.parse(job.payload);
  const folder = workFolder(job.id);
  try {
    const reading = await readForBundle(await authorizeStudyLocally(studyId), settings);
    let told = 0;
    let answersRead = 0;
    const revisions = stoppable(reading.revisions, async () => {
      if (signal.aborted) throw new JobStopped(signal.reason === "fenced" ? "fenced" : "cancelled");
      if (answersRead - told < TELL_EVERY) return;
      told = answersRead;
      await holdJob(job, { answersRead });
    });
    const { manifest, digest } = await writeBundle({ ...reading, revisions }, folder, (read) => (answersRead = read));
    const name = bundleName(manifest.study);
    const bytes = await zipBundle(folder, manifest, name, archivePath(job.id));
    const result: BundleResult = { digest, files: manifest.files.length + 1, bytes, name };
    return { state: "done", result };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param between runs before each batch, and throws to stop. */
function stoppable(batches: Batches, between: () => Promise<void>): Batches {
  const wrapped: Batches = {
    next: async () => {
      await between();
      return batches.next();
    },
    return: batches.return,
    [Symbol.asyncIterator]: () => wrapped,
  };
  return wrapped;
}
