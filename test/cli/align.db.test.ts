import { rmSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { registerAlign } from "@/cli/commands/align";
import { UsageError } from "@/cli/usage-error";
import type { AlignmentView } from "@/lib/alignments/types";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { jsonLines, testFolder, write } from "../fixtures/files";
import { saidBy } from "./said-by";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-align-cli-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
vi.mock("@/lib/db/prepare", () => ({ prepareDatabase: async () => undefined }));
vi.mock("@/lib/jobs/background", () => ({ workInBackground: () => undefined }));
useTestDatabase();
const folder = testFolder();
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const run = saidBy(registerAlign, "align");

describe("concord align", () => {
  it("seeks a picture for a text here where no worker is, in words and as JSON", async () => {
    const text = await run("--text", "A red kite over the harbour", "--seed", "7");
    expect(text).toMatch(/^A scripted card stands in for the picture.* \(scripted\)\nplanned: retrieval, By rule/);
    expect(text).toMatch(/\n\* card .*\nalignment [0-9a-f-]{36}, seed 7$/);
    const view = JSON.parse(await run("--text", "Mia on a pier", "--name", "Mia", "--age", "30", "--gender", "female", "--json")) as AlignmentView;
    expect(view).toMatchObject({ state: "done", isScripted: true, createdBy: null, request: { person: { name: "Mia", age: 30 } }, result: { plan: { module: "p-t2i" } } });
  });

  it("aligns an image share again", async () => {
    const rows = [{ id: "one", sessions: [{ turns: [{ speaker: "A", text: "Look", images: [{ candidates: [{ key: "kite" }], description: "A red kite" }] }] }] }];
    await runImport({ slug: "kites", paths: [write(folder, "kites.jsonl", jsonLines(rows))], images: [] });
    const id = (await pool().query<{ id: string }>(`select "id" from "EpisodeImage"`)).rows[0]?.id ?? "";
    const view = JSON.parse(await run("--share", id, "--module", "web", "--json")) as AlignmentView;
    expect(view).toMatchObject({ share: { imageId: id, dataset: "kites" }, request: { description: "A red kite" }, result: { plan: { planner: "forced" } } });
    await expect(run("--share", "7d2f7c60-55f3-4c0e-8a07-2d3c2a8d2d11")).rejects.toThrow(/no image share/);
  });

  it.each([[[]], [["--text", "a", "--share", "7d2f7c60-55f3-4c0e-8a07-2d3c2a8d2d11"]], [["--share", "one"]], [["--text", " "]], [["--text", "a", "--age", "30"]], [["--share", "7d2f7c60-55f3-4c0e-8a07-2d3c2a8d2d11", "--age", "30"]]])("does not take %j", async (words) => {
    await expect(run(...words)).rejects.toBeInstanceOf(UsageError);
  });
});
