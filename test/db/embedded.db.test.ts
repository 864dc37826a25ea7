import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { durabilityProblems } from "@/lib/db/durability";
import { clusterFolder, ensureEmbeddedDatabase } from "@/lib/db/embedded";

const isRoot = process.getuid?.() === 0;
const made: string[] = [];

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-embedded-"));
  chmodSync(folder, 0o755);
  made.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("clusterFolder", () => {
  it("is inside the data folder when the account can reach it", () => {
    const home = temporaryFolder();
    expect(clusterFolder(home, { uid: 65_534, gid: 65_534 })).toBe(join(home, "postgres"));
    expect(existsSync(join(home, "postgres.path"))).toBe(false);
  });

  it("is elsewhere, with a pointer, when a parent is closed to the account, and stays there", () => {
    const closed = temporaryFolder();
    chmodSync(closed, 0o700);
    const home = join(closed, "home");
    mkdirSync(home);
    const folder = clusterFolder(home, { uid: 65_534, gid: 65_534 });
    expect(folder.startsWith(closed)).toBe(false);
    expect(readFileSync(join(home, "postgres.path"), "utf8").trim()).toBe(folder);
    chmodSync(closed, 0o755);
    expect(clusterFolder(home, { uid: 65_534, gid: 65_534 })).toBe(folder);
  });

  it("is inside the data folder for an ordinary user", () => {
    expect(clusterFolder("/data/concord", undefined)).toBe("/data/concord/postgres");
  });
});

describe("ensureEmbeddedDatabase", () => {
  it("starts once, lets others join, keeps its port and data over a restart, and promises durability", async () => {
    const home = temporaryFolder();
    const [first, second] = await Promise.all([ensureEmbeddedDatabase(home), ensureEmbeddedDatabase(home)]);
    expect([first.started, second.started].sort()).toEqual([false, true]);
    expect(first.url).toBe(second.url);
    expect(await durabilityProblems(first.url)).toEqual([]);
    await first.stop();
    const again = await ensureEmbeddedDatabase(home);
    try {
      expect(again.started).toBe(true);
      expect(again.url).toBe(first.url);
    } finally {
      await again.stopIfUnused();
    }
    await expect(durabilityProblems(again.url)).rejects.toThrow();
  });

  it.runIf(isRoot)("runs as root although a parent of the data folder is closed to everybody else", async () => {
    const closed = temporaryFolder();
    chmodSync(closed, 0o700);
    const home = join(closed, "home");
    const database = await ensureEmbeddedDatabase(home);
    const cluster = readFileSync(join(home, "postgres.path"), "utf8").trim();
    made.push(cluster);
    try {
      expect(await durabilityProblems(database.url)).toEqual([]);
    } finally {
      await database.stop();
    }
  });
});
