/** The dialogues that lie beside a working copy in some places: read where they are, never copied. Nothing here where they are not. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { runImport } from "@/lib/datasets/job.handler";
import type { Format } from "@/lib/datasets/format";
import { useTestDatabase } from "../database";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-shared-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const data = join(import.meta.dirname, "..", "..", "..", "shared", "data");

if (!existsSync(data)) {
  it("finds no dialogues beside this working copy, and needs none", () => expect(existsSync(data)).toBe(false));
} else {
  useTestDatabase();
  const cases: [name: string, path: string, format: Format, counts: Record<string, unknown>][] = [
    ["LoCoMo", "locomo", "locomo", { rows: { read: 4, imported: 4, unchanged: 0, refused: 0 }, sessions: 92, turns: 1_926, imageShares: 399, images: { stored: 0, remote: 272, missing: 126, refused: 1 } }],
    ["DialogCC", "dialogcc", "dialogcc", { rows: { read: 24, imported: 24, unchanged: 0, refused: 0 }, sessions: 24 }],
    ["PhotoChat", "photochat", "photochat", { rows: { read: 177, imported: 177, unchanged: 0, refused: 0 }, sessions: 177, imageShares: 177 }],
    ["MMDialog", "mmdialog", "mmdialog", { rows: { read: 2, imported: 2, unchanged: 0, refused: 0 }, sessions: 2, turns: 6, imageShares: 4, images: { stored: 0, remote: 0, missing: 4, refused: 0 }, unknownColumns: [] }],
    ["STARK's parquet", "stark/stark_dialogue.reconstructed.parquet", "stark", { rows: { read: 3, imported: 3, unchanged: 0, refused: 0 }, sessions: 13, turns: 68, imageShares: 12 }],
    ["STARK's JSONL", "stark/stark_dialogue.reconstructed.jsonl", "stark", { rows: { read: 3, imported: 3, unchanged: 0, refused: 0 }, sessions: 13, turns: 68, imageShares: 12 }],
    ["STARK's pipeline", "stark/mcu_pipeline_layout.reconstructed.json", "stark-pipeline", { rows: { read: 1, imported: 1, unchanged: 0, refused: 0 }, sessions: 2 }],
  ];

  describe("real dialogues", () => {
    it.each(cases)("of %s come in whole", async (name, path, format, counts) => {
      const result = await runImport({ slug: name.toLowerCase().replaceAll(/[^a-z]+/g, "-"), paths: [join(data, path)], images: [] });
      expect(result).toMatchObject({ version: 1, format, ...counts });
    });

    it("of STARK are the same from parquet and from JSONL, and joined with their shards", async () => {
      const again = await runImport({ slug: "stark-s-parquet", paths: [join(data, "stark/stark_dialogue.reconstructed.jsonl")], images: [] });
      expect(again).toMatchObject({ version: 1, rows: { read: 3, imported: 0, unchanged: 3, refused: 0 } });
      const shards = ["stark-image", "stark-image-url", "stark-face-image"].map((shard) => join(data, "stark", `${shard}.fixture-000000-of-000001.tar`));
      const joined = await runImport({ slug: "stark-s-parquet", paths: shards, images: [] });
      expect(joined).toMatchObject({ version: 2, images: { stored: 2, remote: 2, missing: 6, refused: 2 } });
    });
  });
}
