import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PictureShards } from "@/lib/datasets/export/picture-shards";
import { zipFolder } from "@/lib/files/archive";
import { HashedFile } from "@/lib/files/hashed-file";
import { testFolder, write } from "../fixtures/files";

const KEPT_FREE = 2 * 1024 ** 3;
const MB = 1024 * 1024;

const disk = vi.hoisted(() => ({ isFull: false, freeBytes: [] as number[], looks: 0 }));
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  // Whoever opens it may write, and every write fails: what a full disk does, on Linux.
  const createWriteStream: typeof real.createWriteStream = (path, options) => (disk.isFull ? real.createWriteStream("/dev/full") : real.createWriteStream(path, options));
  return { ...real, default: real, createWriteStream };
});
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const statfs = () => {
    disk.looks += 1;
    return Promise.resolve({ bavail: (disk.freeBytes.length > 1 ? disk.freeBytes.shift() : disk.freeBytes[0]) ?? Number.MAX_SAFE_INTEGER, bsize: 1 });
  };
  return { ...real, default: real, statfs };
});

await vi.hoisted(async () => vi.stubEnv("CONCORD_HOME", (await import("node:os")).tmpdir()));
afterAll(() => vi.unstubAllEnvs());

const folder = testFolder();
beforeEach(() => Object.assign(disk, { isFull: false, freeBytes: [], looks: 0 }));

describe.runIf(process.platform === "linux")("a file on a disk that is full", () => {
  it("says so at the next write, also where nobody waited for the one that failed", async () => {
    disk.isFull = true;
    const file = new HashedFile(folder, "never.jsonl");
    await file.write(Buffer.alloc(512));
    await sleep(50);
    await expect(file.write(Buffer.alloc(512))).rejects.toMatchObject({ code: "too_large", message: "The disk is full." });
    await expect(file.write(Buffer.alloc(MB))).rejects.toThrow("The disk is full.");
    await expect(file.end()).rejects.toThrow("The disk is full.");
  });

  it("says so to whoever waits for it to drain or to end", async () => {
    disk.isFull = true;
    await expect(new HashedFile(folder, "never.jsonl").write(Buffer.alloc(MB))).rejects.toThrow("The disk is full.");
    const file = new HashedFile(folder, "never.jsonl");
    await file.write("a");
    await expect(file.end()).rejects.toThrow("The disk is full.");
  });

  it("ends a shard of pictures, and an archive", async () => {
    disk.isFull = true;
    const row = { url: null, source: null, description: null, sha256: "0".repeat(64), mime: "image/jpeg", width: 8, height: 8, bytes: 300_000, origins: "", isAmbiguous: false };
    const shards = new PictureShards(folder, () => "never.tar", () => Promise.resolve(Buffer.alloc(300_000)));
    await expect((async () => {
      for (let number = 0; number < 20; number += 1) await shards.add({ ...row, key: `picture-${number}` });
      await shards.end();
    })()).rejects.toThrow("The disk is full.");
    write(folder, "zipped/a.txt", "text");
    await expect(zipFolder(join(folder, "zipped"), ["a.txt"], "name", join(folder, "never.zip"))).rejects.toThrow("The disk is full.");
  });
});

describe("room for a file", () => {
  it("is looked for before the first byte and every 64 MB, and 2 GB stay free", async () => {
    disk.freeBytes = [KEPT_FREE + 100 * MB, KEPT_FREE + 10 * MB];
    const file = new HashedFile(folder, "large.tar");
    for (let written = 0; written < 64; written += 1) await file.write(Buffer.alloc(MB));
    expect(disk.looks).toBe(1);
    await expect((async () => {
      for (let more = 0; more < 2; more += 1) await file.write(Buffer.alloc(MB));
    })()).rejects.toMatchObject({ code: "too_large", message: expect.stringContaining("2 GB") as string });
    expect(disk.looks).toBe(2);
  });

  it("is looked for by an archive, which then leaves nothing", async () => {
    disk.freeBytes = [KEPT_FREE];
    write(folder, "zipped/b.txt", "text");
    mkdirSync(join(folder, "archives"));
    await expect(zipFolder(join(folder, "zipped"), ["b.txt"], "name", join(folder, "archives", "b.zip"))).rejects.toMatchObject({ code: "too_large" });
    expect(readdirSync(join(folder, "archives"))).toEqual([]);
  });
});

it("a file is hashed while it is written, and replaces none", async () => {
  const file = new HashedFile(folder, "deep/whole.txt");
  for (const part of ["one ", "twö"]) await file.write(part);
  expect(await file.end()).toEqual({ path: "deep/whole.txt", bytes: 8, sha256: createHash("sha256").update("one twö").digest("hex") });
  expect(readFileSync(join(folder, "deep/whole.txt"), "utf8")).toBe("one twö");
  await expect(new HashedFile(folder, "deep/whole.txt").write("again")).rejects.toMatchObject({ code: "EEXIST" });
  expect(existsSync(join(folder, "never.jsonl"))).toBe(false);
});
