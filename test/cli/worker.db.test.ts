import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { createRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { hasLiveWorker } from "@/lib/jobs/data";
import { createJob } from "@/lib/jobs/mutations";
import { useTestDatabase } from "../database";

useTestDatabase();

const root = join(import.meta.dirname, "..", "..");
let folder: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-workers-"));
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

type Started = { ready: Promise<void>; ended: Promise<{ code: number | null; said: string }>; stop: () => Promise<{ code: number | null; said: string }> };

/** A machine of its own: another data folder, and of the platform only the database's address. */
function worker(home: string, environment: Record<string, string>, ...words: string[]): Started {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "cli", "worker.ts"), ...words], {
    cwd: root, stdio: ["ignore", "pipe", "pipe"], env: childEnvironment({ CONCORD_HOME: join(folder, home), NODE_ENV: "production", ...environment }),
  });
  running.push(child);
  let said = "";
  const ready = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (part: Buffer) => {
        said += part.toString("utf8");
        if (said.includes("worker ready")) done();
      });
    }
  });
  const ended = new Promise<{ code: number | null; said: string }>((done) => child.once("close", (code) => done({ code, said })));
  return { ready, ended, stop: () => (child.kill("SIGTERM"), ended) };
}

const at = () => ({ DATABASE_URL: databaseUrl() });
const stateOf = async (runId: string) => {
  const id = await authorizeRun(operatorGenerator, runId);
  return id && (await getRun(id));
};

describe("a worker beside model servers", () => {
  it("grows a run that the platform's worker leaves to it; its pictures reach the platform's store, and nothing stays on the way", async () => {
    const platform = worker("platform", at(), "--leave", "generation");
    await platform.ready;
    const request = generationRequestSchema.parse({ provider: "scripted", episodes: 1, seed: "elsewhere", dataset: { slug: "elsewhere", title: "Elsewhere" } });
    const runId = await createRun(operatorGenerator, request);
    const other = await createJob({ kind: "nobody-knows", payload: {}, createdById: null });
    await expect.poll(async () => (await pool().query(`select "state" from "Job" where "id" = $1`, [other])).rows[0], { timeout: 60_000 }).toEqual({ state: "failed" });
    expect(await stateOf(runId)).toMatchObject({ state: "queued", workerSeen: false });
    expect([await hasLiveWorker(), await hasLiveWorker("generation")]).toEqual([true, false]);

    const box = worker("box", at(), "--only", "generation");
    await box.ready;
    expect(await hasLiveWorker("generation")).toBe(true);
    await expect.poll(() => stateOf(runId), { timeout: 120_000, interval: 200 }).toMatchObject({ state: "done", progress: { done: 1 }, dataset: { version: 1 } });
    expect(existsSync(join(folder, "box", "images"))).toBe(false);
    const inStore = (await readdir(join(folder, "platform", "images"), { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name)).length;
    const made = (await pool().query<{ count: number }>(`select count(distinct "sha256")::int as "count" from "GenerationPicture"`)).rows[0]?.count;
    expect(inStore).toBe(made);
    expect((await pool().query(`select 1 from "HandedPicture"`)).rows).toEqual([]);
    expect((await pool().query(`select 1 from "EpisodeImage" where "place" = 'turn' and "state" <> 'stored'`)).rows).toEqual([]);
    for (const each of [box, platform]) expect(await each.stop()).toMatchObject({ code: 0 });
    expect(await hasLiveWorker()).toBe(false);
  }, 240_000);

  it("takes no other job, and none that reads the platform's files", async () => {
    const box = worker("box", at(), "--only", "generation");
    await box.ready;
    const other = await createJob({ kind: "nobody-knows", payload: {}, createdById: null });
    expect([await hasLiveWorker(), await hasLiveWorker("import"), await hasLiveWorker("alignment")]).toEqual([false, false, true]);
    // What it takes, it takes within moments.
    const runId = await createRun(operatorGenerator, generationRequestSchema.parse({ provider: "scripted", episodes: 1, seed: "one" }));
    await expect.poll(() => stateOf(runId), { timeout: 60_000, interval: 200 }).toMatchObject({ state: "done" });
    expect((await pool().query(`select "state" from "Job" where "id" = $1`, [other])).rows).toEqual([{ state: "queued" }]);
    expect(await box.stop()).toMatchObject({ code: 0 });
  }, 120_000);

  it("does not start without the database's address, at a database of another version, or with words that mean nothing", async () => {
    expect(await worker("nowhere", { DATABASE_URL: "" }, "--only", "generation").ended).toMatchObject({ code: 1, said: expect.stringContaining("DATABASE_URL") });
    expect(existsSync(join(folder, "nowhere", "postgres"))).toBe(false);
    expect(await worker("nowhere", at(), "--only", "imports").ended).toMatchObject({ code: 2, said: expect.stringContaining("Allowed choices are generation.") });
    expect(await worker("nowhere", at(), "--only", "generation", "--leave", "generation").ended).toMatchObject({ code: 2 });

    const started = spawn(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), "start", "--leave", "imports"], { cwd: root, stdio: "ignore" });
    expect(await new Promise((done) => started.once("close", done))).toBe(2);

    // As one step of the schema behind.
    const last = await pool().query<{ name: string }>(`delete from "_prisma_migrations" where "migration_name" = (select max("migration_name") from "_prisma_migrations") returning "migration_name" as "name"`);
    const refused = await worker("nowhere", at(), "--only", "generation").ended;
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining(`The database is older than this program: it lacks ${last.rows[0]?.name}.`) });
    expect((await pool().query(`select 1 from "_prisma_migrations" where "migration_name" = $1`, [last.rows[0]?.name])).rows).toEqual([]);
    await pool().query(`alter table "_prisma_migrations" rename to "elsewhere"`);
    expect(await worker("nowhere", at(), "--only", "generation").ended).toMatchObject({ code: 1, said: expect.stringContaining("The database is empty") });
    expect((await pool().query(`select to_regclass('"_prisma_migrations"') as "books"`)).rows).toEqual([{ books: null }]);
  });
});
