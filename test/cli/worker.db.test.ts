import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { createRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { hasLiveWorker } from "@/lib/jobs/data";
import { createJob } from "@/lib/jobs/mutations";
import { pictureName } from "@/lib/images/store";
import { png } from "../fixtures/pictures";
import type { ChatBody } from "../fixtures/stand-in-chat";
import { startStandInEngine } from "../fixtures/stand-in-engine";
import type { AskedPicture } from "../fixtures/stand-in-images";
import { createFixedAnswers } from "../mcu/fixed-answers";
import { useTestDatabase } from "../database";

useTestDatabase();

const root = join(import.meta.dirname, "..", "..");
let folder: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-workers-"));
});
afterEach(async () => {
  // Those of a test that failed.
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await pool().query(`delete from "WorkerHeartbeat"`);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The device's first picture shows the person. */
function answers(name: string | null, request: ChatBody): unknown {
  if (name !== "plan") return createFixedAnswers()(name, request);
  const asked = request.messages.map(({ content }) => content).join("\n");
  const description = /Picture: (.+)/.exec(asked)?.[1] ?? "";
  const isPersonal = description.includes("ferry");
  return { reason: "As the test says.", module: isPersonal ? "p-t2i" : "t2i", description: isPersonal ? `A ${/Class word: (.+)/.exec(asked)?.[1]} on a ferry` : description };
}

type Started = { ready: Promise<void>; ended: Promise<{ code: number | null; said: string }>; kill: () => void; stop: () => Promise<{ code: number | null; said: string }> };

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
  return { ready, ended, kill: () => child.kill("SIGKILL"), stop: () => (child.kill("SIGTERM"), ended) };
}

const at = () => ({ DATABASE_URL: databaseUrl() });
const stateOf = async (runId: string) => {
  const id = await authorizeRun(operatorGenerator, runId);
  return id && (await getRun(id));
};

const stepsOf = async (runId: string) => (await pool().query<{ path: string }>(`select "path" from "GenerationStep" where "runId" = $1`, [runId])).rows;

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

  it("that is killed is followed by another, which gets the face out of the platform's store and repeats no step", async () => {
    const asked: AskedPicture[] = [];
    let open: () => void = () => undefined;
    const gate = new Promise<void>((done) => (open = done));
    const engine = await startStandInEngine({
      answers, embeds: () => [1, 0], classifies: () => [{ label: "normal", score: 1 }],
      // The face at once; the others when the first worker is gone.
      pictures: async (picture) => {
        asked.push(picture);
        if (asked.length > 1) await gate;
        return png(96, 64, asked.length);
      },
    });
    try {
      for (const port of ["chat", "images", "clip", "nsfw"]) {
        await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), $1, $2)`, [port, JSON.stringify({ port, name: port, baseUrl: engine.origin, model: "m", timeoutSeconds: 100 })]);
      }
      const platform = worker("platform", at(), "--leave", "generation");
      const first = worker("box", at(), "--only", "generation");
      await Promise.all([platform.ready, first.ready]);
      const runId = await createRun(operatorGenerator, generationRequestSchema.parse({ provider: "engines", episodes: 1, seed: "faces", people: { minAge: 30, maxAge: 39 }, dataset: { slug: "faces", title: "Faces" } }));
      // Its face has been made, and has gone into the store.
      await expect.poll(() => asked.length, { timeout: 60_000 }).toBeGreaterThan(1);
      await expect.poll(async () => (await stepsOf(runId)).map(({ path }) => path), { timeout: 60_000 }).toContain("face/picture");
      await expect.poll(async () => (await pool().query(`select 1 from "HandedPicture"`)).rows, { timeout: 30_000 }).toEqual([]);
      first.kill();
      await first.ended;
      const before = (await stepsOf(runId)).length;
      // As after half a minute: what it held is given back.
      await pool().query(`update "Job" set "leaseUntil" = now() - interval '1 second' where "state" = 'running'`);
      for (const table of ["_private_jobs", "_private_job_queues"]) await pool().query(`update graphile_worker.${table} set "locked_at" = now() - interval '1 minute' where "locked_at" is not null`);

      const second = worker("another-box", at(), "--only", "generation");
      await second.ready;
      open();
      await expect.poll(() => stateOf(runId), { timeout: 120_000, interval: 200 }).toMatchObject({ state: "done", progress: { done: 1 }, dataset: { version: 1 } });
      const steps = await stepsOf(runId);
      expect(new Set(steps.map(({ path }) => path)).size).toBe(steps.length);
      expect(steps.length).toBeGreaterThan(before);
      const [face] = (await pool().query<{ sha256: string }>(`select p."sha256" from "GenerationPicture" p join "GenerationStep" s on s."id" = p."stepId" where s."path" = 'face/picture' and s."runId" = $1`, [runId])).rows;
      const last = asked.filter((picture) => picture.face !== undefined).at(-1);
      expect(pictureName(last?.face ?? Buffer.alloc(0))).toBe(face?.sha256);
      for (const each of [second, platform]) expect(await each.stop()).toMatchObject({ code: 0 });
      expect((await pool().query(`select 1 from "HandedPicture" where not "isWanted"`)).rows).toEqual([]);
    } finally {
      open();
      await engine.close();
      await pool().query(`delete from "Engine"`);
    }
  }, 300_000);

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
