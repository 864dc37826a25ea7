/** A run becomes a dataset through the importer, as any other file does: what it made is checked and reported like what others made. */
import { existsSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { operator } from "@/lib/datasets/access";
import { runImport } from "@/lib/datasets/job.handler";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { imageStore, storeAt } from "@/lib/images/store";
import { assertHeld } from "@/lib/jobs/lease";
import type { ClaimedJob } from "@/lib/jobs/types";
import { pictureRecordSchema, type PictureRecord } from "@/lib/mcu/picture-record";
import { toEpisode } from "@/lib/mcu/episode-form";
import { growEpisode } from "@/lib/mcu/grow-episode";
import type { Perform } from "@/lib/mcu/perform";
import { makerOf } from "./maker";
import { beginPublishing, recordPublished } from "./mutations";
import type { StoredRequest } from "./schema";
import type { StepView } from "./types";

const personSchema = z.object({ nameFrom: z.string().optional() });

/** @property job the run's own, under whose attempt it is published. */
export type PublishedRun = { job: ClaimedJob; runId: string; request: StoredRequest; signal: AbortSignal };
export type FinishedEpisode = { number: number; steps: readonly StepView[] };

/** Where publishing can be ended from outside: what to publish is known, an episode is in the file, a batch is in the database, the version is there and not committed, it is. */
export type PublishPoint = "begun" | "file" | "batch" | "publishing" | "published";
/** @property onPoint for tests that end it there. */
export type PublishOptions = { onPoint?: (point: PublishPoint) => void | Promise<void> };

/**
 * Each attempt begins anew: it ends what an attempt before it has left, and writes files of its own. The version and what the run says of it come
 * about together, so that whatever ends an attempt, the next one finds either nothing or all of it.
 *
 * @throws ImportFailed, AppError "conflict" where it cannot become that dataset; the reason of `signal` once that is aborted.
 */
export async function publishRun({ job, runId, request, signal }: PublishedRun, episodes: AsyncIterable<FinishedEpisode>, { onPoint }: PublishOptions = {}): Promise<void> {
  const wanted = await beginPublishing(job, runId);
  await removeFolders(runId);
  if (!wanted) return;
  await onPoint?.("begun");
  const folder = await openFolder(runId);
  try {
    const [path, pictures] = [join(folder, "episodes.jsonl"), join(folder, "pictures")];
    await mkdir(pictures);
    let written = 0;
    for await (const episode of episodes) {
      signal.throwIfAborted();
      await writePictures(pictures, episode.steps);
      // One after the other, so that a run of thousands is never held whole.
      await appendFile(path, `${JSON.stringify(await concordRow(runId, request, episode))}\n`);
      written += 1;
      await onPoint?.("file");
    }
    signal.throwIfAborted();
    if (written === 0) throw new AppError("unprocessable", "None of them is whole and fit for one.");
    await runImport({ slug: wanted.slug, title: wanted.title, licence: wanted.licence, paths: [path], images: [pictures], format: "concord" }, {
      importer: operator, stop: signal,
      ofRun: {
        runId, guard: async (client) => void (await assertHeld(job, client)), onBatch: () => onPoint?.("batch"),
        onPublish: async (client, dataset) => {
          await recordPublished(runId, wanted)(client, dataset);
          await onPoint?.("publishing");
        },
      },
    });
    await onPoint?.("published");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const allFolders = () => join(env.home, "generated");

/** Of this attempt alone. */
async function openFolder(runId: string): Promise<string> {
  await mkdir(allFolders(), { recursive: true });
  return mkdtemp(join(allFolders(), `${runId}-`));
}

/** What attempts before this one have left: none of them can publish any more. */
async function removeFolders(runId: string): Promise<void> {
  const names = existsSync(allFolders()) ? await readdir(allFolders()) : [];
  for (const name of names) if (name.startsWith(runId)) await rm(join(allFolders(), name), { recursive: true, force: true });
}

/** What can be shown of an episode, under the names by which its shares know it. */
async function writePictures(folder: string, steps: readonly StepView[]): Promise<void> {
  const store = await storeAt(imageStore());
  for (const { path, output } of steps) {
    if (!path.endsWith("/picture")) continue;
    const record = pictureRecordSchema.parse(output);
    for (const { sha256, mime, refusals } of record.candidates) {
      if (sha256 === null || mime === null || refusals.length > 0) continue;
      const bytes = await store.read(sha256);
      // The store is another place than the database: what is not there is missing, and the import's report says so.
      if (bytes) await writeFile(join(folder, `${sha256}.${mime.split("/")[1] ?? "bin"}`), bytes);
    }
  }
}

/** The same episode has the same id whenever its run is published: one that was written anew replaces what was there. */
async function concordRow(runId: string, request: StoredRequest, { number, steps }: FinishedEpisode) {
  const grown = await growEpisode({ people: request.people, relation: request.relation, sessions: request.sessions }, readAgain(steps));
  return {
    ...toEpisode({ ...grown, id: `${runId.slice(0, 8)}-${number}`, origin: request.provider === "scripted" ? "scripted" : "synthetic" }),
    extra: { generation: { run: runId, episode: number, seed: request.seed, steps: steps.map(provenance) } },
  };
}

function provenance(step: StepView) {
  const { path, madeBy, promptVersion, seed, rung, calls, output } = step;
  const picture = path.endsWith("/picture") ? pictureProvenance(pictureRecordSchema.parse(output)) : {};
  return { step: path, madeBy, seed, ...picture, ...(path === "person" ? namesOf(output) : {}), ...(promptVersion ? { prompt: promptVersion } : {}), ...makerOf(step), ...(rung ? { readAs: rung } : {}), ...(calls.length > 1 ? { requests: calls.length } : {}) };
}

/** Whose list the name is from. */
function namesOf(output: unknown): { names?: string } {
  const { nameFrom } = personSchema.parse(output);
  return nameFrom === undefined ? {} : { names: nameFrom };
}

/** Of the picture that was chosen: whose it is must go wherever it goes. Why there is none, where there is none. */
function pictureProvenance({ chosen, candidates, plan, tried }: PictureRecord) {
  const best = chosen === null ? undefined : candidates[chosen];
  const last = tried.at(-1);
  if (!best) return last ? { noPicture: { outcome: last.outcome, reason: last.reason } } : {};
  const { sha256, module, prompt, licence, attribution, source, pageUrl, url, scores, engine } = best;
  return { picture: { sha256, module, planned: plan.module, prompt, licence: licence ?? engine?.licence ?? null, attribution, source, address: pageUrl ?? url, scores, candidates: candidates.length } };
}

/** Gives what the steps gave and does nothing: an episode that is not whole is a fault of ours. */
function readAgain(steps: readonly StepView[]): Perform {
  const outputs = new Map(steps.map(({ path, output }) => [path, output]));
  const at = <Output>(path: string): Promise<Output> => {
    if (!outputs.has(path)) throw new Error(`The step “${path}” is missing from an episode that is done.`);
    return Promise.resolve(outputs.get(path) as Output);
  };
  return { ask: (path) => at(path), draw: (path) => at(path), picture: (path) => at(path) };
}
