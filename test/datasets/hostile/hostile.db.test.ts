/** Hostile files through the whole import into a real database: sound rows come in, everything else is named, nothing is half visible. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { operator } from "@/lib/datasets/access";
import { getDataset, readRefusals } from "@/lib/datasets/data";
import { ImportFailed, runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { useTestDatabase } from "../../database";
import { testFolder, write } from "../../fixtures/files";
import { HOSTILE_ARCHIVES } from "./hostile-archives";
import { line, writeAll } from "./hostile-file";
import { HOSTILE_PARQUET } from "./hostile-parquet";
import { HOSTILE_ROWS } from "./hostile-rows";
import { HOSTILE_TABLES } from "./hostile-tables";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-hostile-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();
const FILES = [...HOSTILE_ROWS, ...HOSTILE_TABLES, ...HOSTILE_ARCHIVES, ...HOSTILE_PARQUET];

async function visible(): Promise<number> {
  return (await pool().query<{ n: number }>(`select count(*)::int as n from "Episode" e join "Dataset" d on d.id = e."datasetId" where d."currentVersion" > 0`)).rows[0]?.n ?? -1;
}

describe("an import of hostile files", () => {
  it("takes the sound rows of all of them, once each, and reports the others by their place", async () => {
    const path = join(folder, "all");
    await writeAll(path, FILES);
    write(path, "sound.jsonl", line("sound"));
    let jobId = "";
    const result = await runImport({ slug: "hostile", paths: [path], images: [] }, { onClaim: (id) => (jobId = id) });
    const taken = new Set(FILES.flatMap(({ takes = [] }) => takes));
    expect(result).toMatchObject({ version: 1, episodes: taken.size + 1 });
    expect(result.rows.read).toBe(result.rows.imported + result.rows.unchanged + result.rows.refused);
    const named = new Set<string>();
    for await (const batch of readRefusals(operator, jobId)) for (const { file } of batch) named.add(file.split("/")[0] ?? "");
    expect(FILES.filter(({ name, says }) => says.length > 0 && !named.has(name)).map(({ name }) => name)).toEqual([]);
    expect(await visible()).toBe(taken.size + 1);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  }, 240_000);

  it.each(["petabytes.parquet", "overlapping.zip", "no-tar.tar", "one-line.jsonl.gz", "utf16.jsonl", "columns-twice.csv"])("of %s alone fails with its reason, and leaves nothing to be seen", async (name) => {
    const before = await visible();
    const file = FILES.find((one) => one.name === name);
    if (!file) throw new Error(`There is no hostile file ${name}.`);
    await writeAll(join(folder, "alone"), [file]);
    const failed = runImport({ slug: "alone", paths: [join(folder, "alone", name)], images: [] });
    await expect(failed).rejects.toThrow(ImportFailed);
    await expect(failed).rejects.toThrow(file.says[0]?.reason);
    expect((await getDataset(operator, "alone"))?.version ?? 0).toBe(0);
    expect(await visible()).toBe(before);
  });
});
