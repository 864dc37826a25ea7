/** Writes a bundle into a folder, whole or not at all; and has one made by the worker. */
import { mkdir, rename, rm } from "node:fs/promises";
import { AppError } from "@/lib/errors";
import { HashedFile, refuseFilled, writeWhole } from "@/lib/files/hashed-file";
import { createJob } from "@/lib/jobs/mutations";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { getStudy } from "@/lib/studies/data";
import type { Actor } from "@/lib/users/types";
import { programVersion } from "@/lib/version";
import { formatRows, formatStart } from "../export/format";
import { RAW_ANSWERS, RAW_ANSWERS_CSV, rawFiles } from "./raw-files";
import { answersFor, derivedFiles } from "./derive";
import { figureFonts } from "../figures/data";
import { type BundleReading, getBundle, listBundles } from "./data";
import { BUNDLE_JOB, type BundlePayload } from "./job";
import type { BundleRequest, BundleView } from "./schema";
import { MANIFEST, type Manifest, type ManifestFile } from "./manifest";

export type WrittenBundle = { manifest: Manifest; /** SHA-256 of manifest.json: stands for the whole bundle. */ digest: string };

/**
 * @param folder must not exist, or be empty.
 * @param onAnswers called with the number of answers read so far.
 */
export async function writeBundle(reading: BundleReading, folder: string, onAnswers: (read: number) => void = () => undefined): Promise<WrittenBundle> {
  const partial = `${folder}.partial`;
  try {
    await refuseFilled(folder);
    await rm(partial, { recursive: true, force: true });
    const written = await writeInto(reading, partial, onAnswers);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
    return written;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  } finally {
    await reading.revisions.return();
  }
}

/** One that is being made with the same settings is taken instead of a second one. */
export async function requestBundle(actor: Actor, studyId: AuthorizedStudyId, settings: BundleRequest): Promise<BundleView> {
  if ((await getStudy(studyId)).state === "draft") throw new AppError("conflict", "The study is a draft: there is nothing to export before it starts.");
  const same = (await listBundles(studyId)).find(({ state, settings: other }) =>
    (state === "queued" || state === "running") && other.metric === settings.metric && other.seed === settings.seed && other.replicates === settings.replicates);
  if (same) return same;
  const payload: BundlePayload = { studyId, settings };
  return getBundle(studyId, await createJob({ kind: BUNDLE_JOB, payload, createdById: actor.id }));
}

async function writeInto({ source, columns, revisions }: BundleReading, folder: string, onAnswers: (read: number) => void): Promise<WrittenBundle> {
  await mkdir(folder, { recursive: true });
  const answers = answersFor(source);
  const files: ManifestFile[] = [];
  const jsonl = new HashedFile(folder, RAW_ANSWERS);
  const csv = new HashedFile(folder, RAW_ANSWERS_CSV);
  await csv.write(formatStart("csv", columns.columns));
  let read = 0;
  for await (const batch of revisions) {
    const rows = batch.flatMap(columns.rowsOf);
    for (const row of rows) answers.add(row);
    await jsonl.write(formatRows("jsonl", columns.columns, rows));
    await csv.write(formatRows("csv", columns.columns, rows));
    read += rows.length;
    onAnswers(read);
  }
  files.push({ ...(await jsonl.end()), role: "raw" }, { ...(await csv.end()), role: "raw" });
  for (const { path, content } of rawFiles(source)) files.push({ ...(await writeWhole(folder, path, content)), role: "raw" });
  for await (const { path, content } of derivedFiles(source, answers, { fonts: figureFonts() })) files.push({ ...(await writeWhole(folder, path, content)), role: "derived" });
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  const { id, name, kind, state, protocolVersion, protocolDigest } = source.study.facts.study;
  const manifest: Manifest = { format: source.study.format, concord: programVersion, study: { id, name, kind, state, protocolVersion, protocolDigest }, files };
  const { sha256 } = await writeWhole(folder, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, digest: sha256 };
}
