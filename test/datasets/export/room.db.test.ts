/** An export must not fill the disk that the database is on. */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { operator } from "@/lib/datasets/access";
import { exportBytes } from "@/lib/datasets/export/export-bytes";
import { exportDataset } from "@/lib/datasets/export/mutations";
import { exportSettingsSchema } from "@/lib/datasets/export/settings";
import { runImport } from "@/lib/datasets/job.handler";
import { useTestDatabase } from "../../database";
import { jsonLines, testFolder, write } from "../../fixtures/files";
import { jpeg } from "../../fixtures/pictures";

const KEPT_FREE = 2 * 1024 ** 3;
const disk = vi.hoisted(() => ({ freeBytes: [] as number[] }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const statfs = () => Promise.resolve({ bavail: (disk.freeBytes.length > 1 ? disk.freeBytes.shift() : disk.freeBytes[0]) ?? Number.MAX_SAFE_INTEGER, bsize: 1 });
  return { ...real, default: real, statfs };
});
const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-room-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();
const out = join(home, "exports");
const settings = exportSettingsSchema.parse({ format: "webdataset" });

beforeAll(async () => {
  mkdirSync(out);
  const turns = Array.from({ length: 40 }, (_, turn) => ({ speaker: "A", text: "word ".repeat(2_000), images: turn === 0 ? [{ candidates: [{ key: "pic" }] }] : [] }));
  write(folder, "pictures/pic.jpg", await jpeg());
  await runImport({ slug: "set", paths: [write(folder, "rows.jsonl", jsonLines([{ id: "one", sessions: [{ turns }] }]))], images: [join(folder, "pictures")] });
});
beforeEach(() => (disk.freeBytes = []));

describe("an export", () => {
  it("that has no room is refused before it begins: room for its archive is meant too", async () => {
    disk.freeBytes = [KEPT_FREE + 600_000];
    const sent = exportDataset(operator, "set", settings, join(out, "one"), { copies: 2 });
    await expect(sent).rejects.toMatchObject({ code: "too_large", message: expect.stringMatching(/not enough room on the server's disk: the export takes about 1 MB/) as string });
    expect(readdirSync(out)).toEqual([]);
  });

  it("whose room is taken while it is written ends, and leaves nothing", async () => {
    disk.freeBytes = [Number.MAX_SAFE_INTEGER, KEPT_FREE];
    await expect(exportDataset(operator, "set", settings, join(out, "two"))).rejects.toMatchObject({ code: "too_large", message: expect.stringContaining("stay free") as string });
    expect(readdirSync(out)).toEqual([]);
  });
});

it("what an export takes is its text, less where that is compressed, its pictures where it takes them, and each as often as it lies there", () => {
  const estimate = { dialogueBytes: 1_000_000, pictures: { files: 100, bytes: 5_000_000, remote: 0 } };
  const bytes = (more: Partial<typeof settings>, copies = 1) => exportBytes(estimate, { ...settings, ...more }, copies);
  expect([bytes({ format: "jsonl" }), bytes({ format: "jsonl", gzip: true }), bytes({ format: "parquet" }, 2)]).toEqual([1_000_000, 500_000, 1_000_000]);
  expect(bytes({})).toBeGreaterThan(6_000_000);
  expect(bytes({}, 2)).toBe(2 * bytes({}));
});
