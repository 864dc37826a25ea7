import { randomBytes, randomUUID } from "node:crypto";
import { renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { datasetDigest } from "@/bench/dataset-digest";
import { killedImports } from "@/bench/import-kills";
import { operator } from "@/lib/datasets/access";
import { getImport } from "@/lib/datasets/data";
import { importPayloadSchema } from "@/lib/datasets/job";
import { runImport, runImportJob, type ImportOptions } from "@/lib/datasets/job.handler";
import { cancelImport, createClaimedImport, createImport, pauseImport, resumeImport } from "@/lib/datasets/mutations";
import { pool } from "@/lib/db/client";
import { claimJob, JobStopped } from "@/lib/jobs/lease";
import { reviveJobs } from "@/lib/jobs/mutations";
import { runClaimed } from "@/lib/jobs/run";
import type { JobOutcome } from "@/lib/jobs/types";
import { useTestDatabase } from "../database";
import { jsonLines, parquetBuffer, tarBuffer, testFolder, write } from "../fixtures/files";
import { jpeg } from "../fixtures/pictures";
import { PLAIN_SESSION, starkRow } from "../fixtures/stark";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-resume-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

beforeEach(async () => {
  await pool().query(`delete from "Dataset"`);
  await pool().query(`delete from "Job"`);
});

const KEY = "22222222-0000-4000-8000-000000000001";

/** Refusals, duplicates, notes and pictures among the rows: whatever may stand at the boundary of a batch. */
async function shards(name: string): Promise<{ paths: string[]; images: string[] }> {
  const rows = Array.from({ length: 24 }, (_, index) => starkRow(`p${index}`, [PLAIN_SESSION, PLAIN_SESSION]));
  const mixed = [...rows.slice(0, 12), rows[3], { index: "bad" }, 5, ...rows.slice(12, 18)];
  const pictures = await Promise.all([1, 2, 3].map(async (seed) => ({ header: { name: seed === 1 ? `${KEY}.jpg` : `other-${seed}.jpg` }, content: await jpeg(96, 64, seed) })));
  return {
    paths: [
      write(folder, `${name}/a.jsonl`, jsonLines(mixed)),
      write(folder, `${name}/b.parquet`, parquetBuffer(rows.slice(16))),
    ],
    images: [write(folder, `${name}/c.tar`, await tarBuffer([...pictures, { header: { name: "broken.jpg" }, content: "no picture" }]))],
  };
}

/** An attempt that ends as a killed one does: at once, and without a word. */
async function attempt(jobId: string, options: ImportOptions): Promise<JobOutcome | undefined> {
  const job = await claimJob(jobId);
  if (!job) throw new Error("not claimed");
  return runClaimed(job, { kind: "import", run: (context) => runImportJob(context, { batchMessages: 8, ...options }) });
}

const dieAfter = (batches: number) => ({
  onBatch: (written: number) => {
    if (written === batches) throw new JobStopped("fenced");
  },
});

async function comeBack(jobId: string): Promise<void> {
  await pool().query(`update "Job" set "leaseUntil" = now() - interval '1 second' where "id" = $1`, [jobId]);
  await reviveJobs();
}

const stateOf = async (jobId: string) => (await getImport(operator, jobId))?.state;
async function currentOf(slug: string): Promise<string[]> {
  const found = await pool().query<{ externalId: string }>(
    `select e."externalId" from "Episode" e join "Dataset" d on d."id" = e."datasetId" where d."slug" = $1 and e."fromVersion" <= d."currentVersion"
       and (e."untilVersion" is null or e."untilVersion" > d."currentVersion") order by e."position"`, [slug],
  );
  return found.rows.map((row) => row.externalId);
}
const staged = async () => {
  const counts = await pool().query<{ n: number }>(`select (select count(*) from "ImportRow") + (select count(*) from "ImportPicture") + (select count(*) from "ImportShare") as n`);
  return Number(counts.rows[0]?.n);
};

describe("an import that ends at every one of its batches", () => {
  it("and goes on after each comes to what an undisturbed one comes to", async () => {
    const { paths, images } = await shards("every");
    const undisturbed = await runImport({ slug: "calm", paths, images });
    const jobId = await createImport(operator, importPayloadSchema.parse({ dataset: "killed", paths, imagePaths: images }));
    let attempts = 0;
    let read = 0;
    for (let outcome: JobOutcome | undefined; outcome?.state !== "done"; ) {
      attempts += 1;
      outcome = await attempt(jobId, dieAfter(1));
      if (outcome) continue;
      expect(await stateOf(jobId)).toBe("running");
      expect(await currentOf("killed")).toEqual([]);
      const { progress } = (await getImport(operator, jobId)) ?? {};
      expect(progress?.rowsRead).toBeGreaterThanOrEqual(read);
      read = progress?.rowsRead ?? 0;
      await comeBack(jobId);
    }
    // Far more often than a job that comes no further may end.
    expect(attempts).toBeGreaterThan(3);
    expect((await getImport(operator, jobId))?.result).toEqual({ ...undisturbed, dataset: "killed" });
    expect(await datasetDigest("killed")).toBe(await datasetDigest("calm"));
    expect(await staged()).toBe(0);
  }, 120_000);
});

describe("an import that was interrupted", () => {
  const payload = (paths: string[], images: string[] = []) => importPayloadSchema.parse({ dataset: "set", paths, imagePaths: images });

  it("begins again where its files have changed since, and says so", async () => {
    const { paths, images } = await shards("changed");
    const jobId = await createImport(operator, payload(paths, images));
    expect(await attempt(jobId, dieAfter(3))).toBeUndefined();
    const [first = ""] = paths;
    writeFileSync(first, jsonLines([starkRow("only", [PLAIN_SESSION])]));
    await comeBack(jobId);
    expect(await attempt(jobId, {})).toMatchObject({ state: "done", result: { rows: { read: 9, imported: 9 }, refusals: [{ reason: expect.stringContaining("changed while the import was interrupted") as string }, {}] } });
    utimesSync(first, new Date(0), new Date(0));
    expect(await runImport({ slug: "calm", paths, images })).toMatchObject({ episodes: 9 });
  });

  it("by somebody who paused it waits, keeps others out, and goes on where it was", async () => {
    const { paths, images } = await shards("paused");
    const jobId = await createImport(operator, payload(paths, images));
    const pause = async (batches: number) => {
      if (batches === 2) expect(await pauseImport(operator, jobId)).toBe(true);
    };
    expect(await attempt(jobId, { onBatch: pause })).toEqual({ state: "paused" });
    expect(await getImport(operator, jobId)).toMatchObject({ state: "paused", progress: { rowsRead: 16 }, finishedAt: null });
    await reviveJobs();
    expect(await stateOf(jobId)).toBe("paused");
    expect(await claimJob(jobId)).toBeUndefined();
    await expect(createClaimedImport(operator, payload(paths))).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("is paused already") as string });
    expect(await pauseImport(operator, jobId)).toBe(false);
    expect(await resumeImport(operator, jobId)).toBe(true);
    expect(await stateOf(jobId)).toBe("queued");
    expect(await attempt(jobId, {})).toMatchObject({ state: "done" });
    expect(await resumeImport(operator, jobId)).toBe(false);
    await runImport({ slug: "calm", paths, images });
    expect(await datasetDigest("set")).toBe(await datasetDigest("calm"));
  });

  it("because the store takes no pictures is paused with the reason, shows nothing, and goes on when it is back", async () => {
    const { paths, images } = await shards("away");
    await runImport({ slug: "calm", paths, images });
    const jobId = await createImport(operator, payload(paths, images));
    renameSync(join(home, "images"), join(home, "away"));
    writeFileSync(join(home, "images"), "");
    for (let round = 0; round < 2; round += 1) {
      expect(await attempt(jobId, {})).toEqual({ state: "paused", reason: expect.stringMatching(/^The picture store takes nothing: E/) as string });
      expect(await getImport(operator, jobId)).toMatchObject({ state: "paused", error: expect.stringContaining("takes nothing") as string, progress: { rowsRead: 24 }, finishedAt: null });
      expect(await currentOf("set")).toEqual([]);
      expect(await resumeImport(operator, jobId)).toBe(true);
      expect(await getImport(operator, jobId)).toMatchObject({ state: "queued", error: null });
    }
    rmSync(join(home, "images"));
    renameSync(join(home, "away"), join(home, "images"));
    const outcome = await attempt(jobId, {});
    expect(outcome).toMatchObject({ state: "done", result: { refusals: expect.arrayContaining([expect.objectContaining({ file: "c.tar", field: "broken.jpg" })]) as unknown } });
    expect(await datasetDigest("set")).toBe(await datasetDigest("calm"));
  });

  it("because the store takes no pictures is over at once where it is a run's, whose files are there for the call alone", async () => {
    const { paths, images } = await shards("once");
    renameSync(join(home, "images"), join(home, "away"));
    writeFileSync(join(home, "images"), "");
    const request = { slug: "set", paths, images };
    await expect(runImport(request)).rejects.toThrow(/takes nothing.*The import is paused/);
    await expect(runImport(request)).rejects.toThrow(/is paused already/);
    await pool().query(`delete from "Job"`);
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await expect(runImport(request, { ofRun: { runId: randomUUID(), guard: async () => undefined, onPublish: async () => undefined } })).rejects.toThrow(/^The picture store takes nothing: /);
    said.mockRestore();
    rmSync(join(home, "images"));
    renameSync(join(home, "away"), join(home, "images"));
    expect(await staged()).toBe(0);
    expect(await runImport(request)).toMatchObject({ version: 1 });
  });

  it("as a dry run in the middle of a file still tells what is in the whole of it", async () => {
    const rows = Array.from({ length: 150 }, (_, index) => ({ id: `p${index}`, ...(index < 10 && { mood: "calm" }), sessions: [{ turns: [{ speaker: "A", text: "Hello" }] }] }));
    const paths = [write(folder, "looked/long.jsonl", jsonLines(rows))];
    const calm = await runImport({ slug: "set", paths, images: [], dryRun: true });
    const jobId = await createImport(operator, { ...payload(paths), dryRun: true });
    expect(await attempt(jobId, dieAfter(12))).toBeUndefined();
    await comeBack(jobId);
    expect(await attempt(jobId, {})).toEqual({ state: "done", result: calm });
    expect(calm.look?.files).toMatchObject([{ rows: 150, columns: expect.arrayContaining([{ column: "mood", field: null, count: 1 }]) as unknown }]);
  });

  it("and is cancelled while it is paused leaves nothing", async () => {
    const { paths } = await shards("cancelled");
    const jobId = await createImport(operator, payload(paths));
    expect(await pauseImport(operator, jobId)).toBe(true);
    expect(await stateOf(jobId)).toBe("paused");
    await resumeImport(operator, jobId);
    await attempt(jobId, { onBatch: async () => void (await pauseImport(operator, jobId)) });
    expect(await staged()).toBeGreaterThan(0);
    expect(await cancelImport(operator, jobId)).toBe(true);
    expect(await stateOf(jobId)).toBe("cancelled");
    expect(await staged()).toBe(0);
    expect((await pool().query(`select 1 from "Episode"`)).rowCount).toBe(0);
    expect(await resumeImport(operator, jobId)).toBe(false);
  });
});

describe("an import that replaces", () => {
  const plain = (id: string, text = "Hello") => ({ id, sessions: [{ turns: [{ speaker: "A", text }] }] });
  const file = (name: string, rows: unknown[]) => write(folder, name, jsonLines(rows));
  const current = () => currentOf("set");

  it("ends the episodes that its files do not have any more, and counts them before and after", async () => {
    await runImport({ slug: "set", paths: [file("one.jsonl", [plain("a"), plain("b"), plain("c")])], images: [] });
    const request = { slug: "set", paths: [file("two.jsonl", [plain("a"), plain("b", "Changed"), plain("d")])], images: [], replace: true };
    const preview = await runImport({ ...request, dryRun: true });
    expect(await current()).toEqual(["a", "b", "c"]);
    const result = await runImport(request);
    expect({ ...preview, look: undefined }).toEqual(result);
    expect(result).toMatchObject({ version: 2, rows: { imported: 2, unchanged: 1 }, gone: 1, episodes: 3 });
    expect(await current()).toEqual(["a", "b", "d"]);
    expect(await runImport(request)).toMatchObject({ version: 2, gone: 0 });
    // What only ends something is news as well.
    expect(await runImport({ ...request, paths: [file("three.jsonl", [plain("a")])] })).toMatchObject({ version: 3, rows: { imported: 0, unchanged: 1 }, gone: 2 });
    expect(await current()).toEqual(["a"]);
  });

  it.each([
    ["a list that is cut off", "cut.json", JSON.stringify([plain("a"), plain("b"), plain("c")]).slice(0, -20)],
    ["a last line that is cut off", "cut.jsonl", jsonLines([plain("a"), plain("b")]).slice(0, -20)],
    ["an archive that is cut off", "cut.jsonl.gz", gzipSync(jsonLines(Array.from({ length: 500 }, (_, index) => plain(`n${index}`, randomBytes(40).toString("hex"))))).subarray(0, 9_000)],
    ["a file that is no parquet", "cut.parquet", "no parquet"],
  ])("replaces nothing by %s, and names it", async (_what, name, content) => {
    await runImport({ slug: "set", paths: [file("before.jsonl", [plain("a"), plain("b"), plain("c")])], images: [] });
    const request = { slug: "set", paths: [write(folder, name, content), file("more.jsonl", [plain("d")])], images: [], replace: true };
    const looked = await runImport({ ...request, dryRun: true });
    expect(looked.unread).toEqual([name]);
    expect(looked.gone).toBeGreaterThan(0);
    await expect(runImport(request)).rejects.toMatchObject({ message: expect.stringContaining(`“${name}” could not be read to the end`) as string });
    expect(await current()).toEqual(["a", "b", "c"]);
    expect(await runImport({ ...request, replace: false })).toMatchObject({ version: 2, gone: 0, unread: [name] });
  });

  it("goes on after an interruption and knows still that it may not", async () => {
    await runImport({ slug: "set", paths: [file("before.jsonl", [plain("a"), plain("b"), plain("c")])], images: [] });
    const paths = [write(folder, "1-cut.json", JSON.stringify([plain("a"), plain("b")]).slice(0, -20)), file("2-rest.jsonl", [plain("d"), plain("e"), plain("f"), plain("g")])];
    const jobId = await createImport(operator, importPayloadSchema.parse({ dataset: "set", paths, replace: true }));
    await attempt(jobId, { batchMessages: 2, onBatch: async (batches) => void (batches === 2 && (await pauseImport(operator, jobId))) });
    expect(await stateOf(jobId)).toBe("paused");
    await resumeImport(operator, jobId);
    await attempt(jobId, { batchMessages: 2 });
    expect(await stateOf(jobId)).toBe("failed");
    expect(await current()).toEqual(["a", "b", "c"]);
  });

  it("brings pictures alone ends nothing", async () => {
    await runImport({ slug: "set", paths: [file("kept.jsonl", [plain("a")])], images: [] });
    const tar = write(folder, "alone.tar", await tarBuffer([{ header: { name: "k.jpg" }, content: await jpeg(96, 64, 5) }]));
    expect(await runImport({ slug: "set", paths: [], images: [tar], replace: true })).toMatchObject({ gone: 0 });
    expect(await current()).toEqual(["a"]);
  });
});

describe("an import whose process is killed", () => {
  it("at random moments comes to what an undisturbed one comes to", async () => {
    const { paths, images } = await shards("random");
    expect(await killedImports({ paths, images, kills: 2, seed: "test", batchMessages: 2 })).toMatchObject({ kills: 2, equal: true });
  }, 120_000);
});
