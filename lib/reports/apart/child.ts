/** The process that a large study is computed in. */
import { serveApart } from "@/lib/jobs/apart";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { computeNow, momentForSnapshot } from "../analysis/data";
import { keepSnapshot } from "../analysis/mutations";
import { archivePath, workFolder, zipBundle } from "../bundle/archive";
import { bundleName } from "../bundle/bundle-name";
import { readForBundle } from "../bundle/data";
import type { BundleResult } from "../bundle/job";
import { writeBundle } from "../bundle/mutations";
import { type ApartTask, apartTaskSchema } from "./task";

const TELL_EVERY = 20_000;

async function analysis({ studyId: id, request }: Extract<ApartTask, { kind: "analysis" }>): Promise<null> {
  const studyId = await authorizeStudyLocally(id);
  const moment = await momentForSnapshot(studyId);
  await keepSnapshot(studyId, request, moment, await computeNow(studyId, request));
  return null;
}

async function bundle({ bundleId, studyId, settings }: Extract<ApartTask, { kind: "bundle" }>, tell: (progress: unknown) => void): Promise<BundleResult> {
  const reading = await readForBundle(await authorizeStudyLocally(studyId), settings);
  let told = 0;
  const { manifest, digest } = await writeBundle(reading, workFolder(bundleId), (answersRead) => {
    if (answersRead - told < TELL_EVERY) return;
    told = answersRead;
    tell({ answersRead });
  });
  const name = bundleName(manifest.study);
  const bytes = await zipBundle(workFolder(bundleId), manifest, name, archivePath(bundleId));
  return { digest, files: manifest.files.length + 1, bytes, name };
}

await serveApart((sent, tell) => {
  const task = apartTaskSchema.parse(sent);
  return task.kind === "analysis" ? analysis(task) : bundle(task, tell);
});
