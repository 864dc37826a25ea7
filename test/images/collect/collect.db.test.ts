/** What is removed from the store, and above all what is not. */
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { importer, operator } from "@/lib/datasets/access";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { lastCollection } from "@/lib/images/collect/data";
import { collectHandler } from "@/lib/images/collect/job.handler";
import { collectNightly, collectPictures } from "@/lib/images/collect/mutations";
import { objectPath } from "@/lib/images/object-store";
import { openImage } from "@/lib/images/open-image";
import { imageStore, storeAt, storePicture } from "@/lib/images/store";
import { runJob } from "@/lib/jobs/run";
import { useTestDatabase } from "../../database";
import { jsonLines, tarBuffer, testFolder, write } from "../../fixtures/files";
import { jpeg } from "../../fixtures/pictures";
import { makePerson } from "../../users/people";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-collect-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();
const HOUR_MS = 3_600_000;
const never = new AbortController().signal;
const collect = (dryRun = false) => collectPictures({ dryRun, graceHours: 72 }, never);

const fileOf = (sha256: string) => join(home, "images", objectPath(sha256));
const age = (path: string, hours: number) => utimesSync(path, new Date(), new Date(Date.now() - hours * HOUR_MS));
const has = async (sha256: string) => (await storeAt(imageStore())).touch(sha256);

beforeEach(async () => {
  for (const table of ["Job", "Dataset", "ImageAsset"]) await pool().query(`delete from "${table}"`);
  rmSync(join(home, "images"), { recursive: true, force: true });
  rmSync(join(home, "derivatives"), { recursive: true, force: true });
});

async function imported(): Promise<string> {
  const rows = write(folder, "rows.jsonl", jsonLines([{ id: "a", origin: "collected", sessions: [{ turns: [{ speaker: "A", text: "Look", images: [{ candidates: [{ key: "radio" }] }] }] }] }]));
  const shard = write(folder, "shard.tar", await tarBuffer([{ header: { name: "radio.jpg" }, content: await jpeg(96, 64, 1) }]));
  await runImport({ slug: "set", paths: [rows, shard], images: [] });
  const found = await pool().query<{ sha256: string }>(`select "sha256" from "ImageAsset"`);
  return found.rows[0]?.sha256 ?? "";
}

describe("collecting", () => {
  it("keeps what a dataset refers to, however old, and removes the rest with its reductions", async () => {
    const kept = await imported();
    const orphan = await storePicture(imageStore(), await jpeg(96, 64, 2));
    for (const sha256 of [kept, orphan]) {
      await openImage(sha256, 800);
      age(fileOf(sha256), 100);
    }
    const young = await storePicture(imageStore(), await jpeg(96, 64, 3));
    const part = join(dirname(fileOf(kept)), `.${randomUUID()}.part`);
    writeFileSync(part, "half");
    age(part, 30);
    mkdirSync(join(home, "images"), { recursive: true });
    writeFileSync(join(home, "images", "README"), "not ours");
    const expected = {
      pictures: { seen: 4, removed: 1 }, derivatives: { seen: 2, removed: 1 }, partial: { seen: 1, removed: 1, bytes: 4 }, rows: 0, foreign: 1, missing: 0, underWay: false,
    };
    expect(await collect(true)).toMatchObject({ dryRun: true, ...expected });
    expect(await has(orphan)).toBe(true);
    // The look above counts as a use.
    age(fileOf(orphan), 100);
    expect(await collect()).toMatchObject({ dryRun: false, ...expected });
    expect([await has(kept), await has(young), await has(orphan)]).toEqual([true, true, false]);
    expect(await openImage(kept, 800)).toBeDefined();
    expect(await collect()).toMatchObject({ pictures: { removed: 0 }, derivatives: { removed: 0 }, partial: { seen: 0 } });
  });

  it("removes the rows that nobody refers to, and then their pictures", async () => {
    const sha256 = await imported();
    age(fileOf(sha256), 100);
    await pool().query(`delete from "Dataset"`);
    expect(await collect()).toMatchObject({ rows: 0, pictures: { removed: 0 } });
    await pool().query(`update "ImageAsset" set "createdAt" = now() - interval '100 hours'`);
    expect(await collect(true)).toMatchObject({ rows: 1, pictures: { removed: 1 }, missing: 0 });
    expect(await collect()).toMatchObject({ rows: 1, pictures: { removed: 1 }, missing: 0 });
    expect((await pool().query(`select 1 from "ImageAsset"`)).rowCount).toBe(0);
    expect(await has(sha256)).toBe(false);
  });

  it("spares the pictures of an import under way, however long it takes, also those that it found in the store", async () => {
    const found = await storePicture(imageStore(), await jpeg(96, 64, 4));
    age(fileOf(found), 500);
    await pool().query(`insert into "Job" ("id", "kind", "payload", "state", "createdAt", "leaseUntil") values ($1, 'import', '{}', 'running', now() - interval '200 hours', now() + interval '1 minute')`, [randomUUID()]);
    const own = await storePicture(imageStore(), await jpeg(96, 64, 5));
    age(fileOf(own), 190);
    const old = await storePicture(imageStore(), await jpeg(96, 64, 6));
    age(fileOf(old), 500);
    // The import meets the same picture again.
    expect(await storePicture(imageStore(), await jpeg(96, 64, 4))).toBe(found);
    expect(await collect()).toMatchObject({ underWay: true, rows: 0, pictures: { removed: 1 } });
    expect([await has(found), await has(own), await has(old)]).toEqual([true, true, false]);
    await pool().query(`update "Job" set "state" = 'failed'`);
    age(fileOf(own), 190);
    expect(await collect()).toMatchObject({ underWay: false, pictures: { removed: 1 } });
    expect([await has(found), await has(own)]).toEqual([true, false]);
  });

  it("says which pictures are gone from the store", async () => {
    rmSync(fileOf(await imported()));
    expect(await collect()).toMatchObject({ missing: 1, pictures: { seen: 0 } });
  });

  it("is asked for once a night", async () => {
    const night = new Date(2026, 10, 26, 3);
    await Promise.all([collectNightly(night), collectNightly(night)]);
    await collectNightly(night);
    const jobs = await pool().query<{ id: string }>(`select "id" from "Job" where "kind" = 'collect'`);
    expect(jobs.rows).toHaveLength(1);
    expect(await runJob(jobs.rows[0]?.id ?? "", () => collectHandler)).toMatchObject({ state: "done", result: { pictures: { seen: 0 } } });
    await pool().query(`update "Job" set "createdAt" = now() - interval '30 hours'`);
    await collectNightly(new Date(2026, 10, 26, 15));
    expect((await pool().query(`select 1 from "Job"`)).rowCount).toBe(1);
    await collectNightly(night);
    expect((await pool().query(`select 1 from "Job"`)).rowCount).toBe(2);
  });
});

describe("the last collection", () => {
  const ended = (hoursAgo: number, state: string, result: unknown, payload: object = {}) => pool().query(
    `insert into "Job" ("id", "kind", "state", "payload", "result", "error", "finishedAt") values (gen_random_uuid(), 'collect', $1::"JobState", $2, $3, $4, now() - make_interval(hours => $5::int))`,
    [state, payload, JSON.stringify(result), state === "failed" ? "The store is away." : null, hoursAgo],
  );

  it("is shown with its numbers, or with why it failed; what only counted is none", async () => {
    expect(await lastCollection(operator)).toBeUndefined();
    const collected = await collect();
    await ended(30, "done", collected);
    await ended(1, "done", { ...collected, rows: 7 }, { dryRun: true });
    expect(await lastCollection(operator)).toMatchObject({ collected, error: null });
    await ended(2, "failed", null);
    expect(await lastCollection(operator)).toMatchObject({ collected: null, error: "The store is away." });
  });

  it("is for admins alone", async () => {
    for (const role of ["researcher", "evaluator"] as const) {
      const person = await makePerson(role);
      expect(() => importer(person), role).toThrow(expect.objectContaining({ code: "not_found" }) as Error);
    }
  });
});
