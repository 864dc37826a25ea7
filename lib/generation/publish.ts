/** A run becomes a dataset through the importer, as any other file does: what it made is checked and reported like what others made. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { operator } from "@/lib/datasets/access";
import { runImport } from "@/lib/datasets/job.handler";
import type { ImportResult } from "@/lib/datasets/types";
import { env } from "@/lib/env";
import { imageStore, storeAt } from "@/lib/images/store";
import { pictureRecordSchema, type PictureRecord } from "@/lib/mcu/picture-record";
import { toEpisode } from "@/lib/mcu/episode-form";
import { growEpisode } from "@/lib/mcu/grow-episode";
import type { Perform } from "@/lib/mcu/perform";
import type { RunDataset, StoredRequest } from "./schema";
import type { StepView } from "./types";

const personSchema = z.object({ nameFrom: z.string().optional() });

export type PublishedRun = { runId: string; request: StoredRequest; dataset: RunDataset; signal: AbortSignal };
export type FinishedEpisode = { number: number; steps: readonly StepView[] };

/** Episodes one after the other, so that a run of thousands is never held whole. @returns what the import came to. @throws ImportFailed */
export async function publishRun({ runId, request, dataset, signal }: PublishedRun, episodes: AsyncIterable<FinishedEpisode>): Promise<ImportResult> {
  const folder = join(env.home, "generated");
  const pictures = join(folder, `${runId}-pictures`);
  await mkdir(pictures, { recursive: true });
  const path = join(folder, `${runId}.jsonl`);
  try {
    const file = createWriteStream(path);
    for await (const episode of episodes) {
      await writePictures(pictures, episode.steps);
      const isRoomLeft = file.write(`${JSON.stringify(await concordRow(runId, request, episode))}\n`);
      if (!isRoomLeft) await once(file, "drain");
    }
    file.end();
    await once(file, "finish");
    return await runImport({ slug: dataset.slug, title: dataset.title, licence: dataset.licence, paths: [path], images: [pictures], format: "concord" }, { importer: operator, stop: signal });
  } finally {
    await rm(path, { force: true });
    await rm(pictures, { recursive: true, force: true });
  }
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

function provenance({ path, madeBy, promptVersion, seed, rung, calls, output }: StepView) {
  const last = calls.at(-1);
  const picture = path.endsWith("/picture") ? pictureProvenance(pictureRecordSchema.parse(output)) : null;
  return { step: path, madeBy, seed, ...(picture ? { picture } : {}), ...(path === "person" ? namesOf(output) : {}), ...(promptVersion ? { prompt: promptVersion } : {}), ...(last ? { engine: last.engine, model: last.model, revision: last.revision } : {}), ...(rung ? { readAs: rung } : {}), ...(calls.length > 1 ? { requests: calls.length } : {}) };
}

/** Whose list the name is from. */
function namesOf(output: unknown): { names?: string } {
  const { nameFrom } = personSchema.parse(output);
  return nameFrom === undefined ? {} : { names: nameFrom };
}

/** Of the picture that was chosen: whose it is must go wherever it goes. Null where none was good enough. */
function pictureProvenance({ chosen, candidates, plan }: PictureRecord) {
  const best = chosen === null ? undefined : candidates[chosen];
  if (!best) return null;
  const { sha256, module, prompt, licence, attribution, source, pageUrl, url, scores, engine } = best;
  return { sha256, module, planned: plan.module, prompt, licence: licence ?? engine?.licence ?? null, attribution, source, address: pageUrl ?? url, scores, candidates: candidates.length };
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
