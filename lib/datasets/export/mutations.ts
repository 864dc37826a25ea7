/** Writes an export into a folder, whole or not at all; and has one made by the worker. */
import { mkdir, rename, rm } from "node:fs/promises";
import { freeBytes } from "@/lib/files/disk-room";
import { refuseFilled } from "@/lib/files/hashed-file";
import { openImage } from "@/lib/images/open-image";
import { AppError } from "@/lib/errors";
import { createJob, requestCancel } from "@/lib/jobs/mutations";
import { canonicalJson } from "@/lib/judgments/canonical";
import type { Actor } from "@/lib/users/types";
import { datasetReader, type DatasetReader } from "../access";
import { findExportedVersion, getExport, listExports, readForExport, type ExportReading } from "./data";
import { exportBytes } from "./export-bytes";
import { EXPORT_JOB, type ExportPayload } from "./job";
import type { ExportView } from "./schema";
import type { ExportSettings } from "./settings";
import { writeExport, type Watch, type WrittenExport } from "./write-export";

type Writing = { watch?: Watch; /** That will lie there: an archive is made of the folder. */ copies?: number };

/** @param folder must not exist, or be empty. */
export async function exportDataset(reader: DatasetReader, slug: string, settings: ExportSettings, folder: string, { watch = () => undefined, copies = 1 }: Writing = {}): Promise<WrittenExport> {
  const partial = `${folder}.partial`;
  await refuseFilled(folder);
  await rm(partial, { recursive: true, force: true });
  try {
    await mkdir(partial, { recursive: true });
    const written = await readForExport(reader, slug, settings, async (reading) => {
      await assertRoom(reading, settings, partial, copies);
      return writeExport(reading, settings, partial, readPicture, watch);
    });
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
    return written;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Before anything is written; others write meanwhile, so that each file looks for itself too. */
async function assertRoom(reading: ExportReading, settings: ExportSettings, folder: string, copies: number): Promise<void> {
  const [needed, free] = [exportBytes(await reading.estimate(), settings, copies), await freeBytes(folder)];
  if (needed > free) {
    throw new AppError("too_large", `There is not enough room on the server's disk: the export takes about ${sizeText(needed)}, and ${sizeText(Math.max(0, free))} may be written.`);
  }
}

function sizeText(bytes: number): string {
  return bytes >= 1024 ** 3 ? `${(bytes / 1024 ** 3).toFixed(1)} GB` : `${Math.ceil(bytes / 1024 ** 2)} MB`;
}

/** One that is being made with the same settings is taken instead of a second one. */
export async function requestExport(actor: Actor, slug: string, asked: ExportSettings): Promise<ExportView> {
  const reader = datasetReader(actor);
  // The version that is the newest now: what is published while the export waits is not what was asked for.
  const settings = { ...asked, version: await findExportedVersion(reader, slug, asked) };
  const same = (await listExports(reader, slug)).find(({ state, settings: other }) => (state === "queued" || state === "running") && canonicalJson(other) === canonicalJson(settings));
  if (same) return same;
  const payload: ExportPayload = { dataset: slug, settings };
  return getExport(reader, slug, await createJob({ kind: EXPORT_JOB, payload, createdById: actor.id }));
}

export async function cancelExport(reader: DatasetReader, slug: string, exportId: string): Promise<ExportView> {
  const found = await getExport(reader, slug, exportId);
  if (!(await requestCancel(found.id, EXPORT_JOB))) throw new AppError("conflict", "The export has ended already.");
  return getExport(reader, slug, exportId);
}

async function readPicture(sha256: string): Promise<Buffer | undefined> {
  return (await openImage(sha256, null))?.bytes;
}
