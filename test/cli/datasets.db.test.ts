import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { registerDatasets } from "@/cli/commands/datasets";
import { UsageError } from "@/cli/usage-error";
import type { AnalysisView, QualityView } from "@/lib/datasets/analysis/types";
import { runImport } from "@/lib/datasets/job.handler";
import { useTestDatabase } from "../database";
import { jsonLines, testFolder, write } from "../fixtures/files";
import { saidBy } from "./said-by";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-datasets-cli-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
vi.mock("@/lib/db/prepare", () => ({ prepareDatabase: async () => undefined }));
useTestDatabase();
const folder = testFolder();

beforeAll(async () => {
  const turns = [{ speaker: "A", text: "Hello" }, { speaker: "B", text: "caf\\u00e9 \u001b[31m" }];
  const rows = [{ id: "one", persona: { name: "Ana", age: 41 }, sessions: [{ date: "2024-02-01", turns }, { date: "2024-01-01", turns }] }, { id: "two", sessions: [{ turns: [turns[0]] }] }];
  await runImport({ slug: "talks", paths: [write(folder, "talks.jsonl", jsonLines(rows))], images: [] });
});
afterEach(() => vi.restoreAllMocks());

const run = saidBy(registerDatasets, "datasets");

describe("concord datasets", () => {
  it("computes an analysis that nobody has computed yet, in words and as JSON", async () => {
    const view = JSON.parse(await run("talks", "--analysis", "--json")) as AnalysisView;
    expect(view).toMatchObject({ dataset: { slug: "talks", version: 1 }, underWay: null, analysis: { body: { size: { episodes: 2, sessions: 3 } } }, tableOne: { turnsPerSession: { value: 5 / 3, n: 3 } } });
    expect(await run("talks", "--analysis")).toMatch(/Age\nMean 41\.00 years.*\nage in years +episodes +share\n40 to 49 +1 +100\.0%/);
  });

  it("tells problems with limits that are asked for, and nothing that would colour a terminal", async () => {
    const view = JSON.parse(await run("talks", "--quality", "--min-sessions", "2", "--json")) as QualityView;
    expect(view.limits).toEqual({ minSessions: 2, maxSessions: 6 });
    expect(view.problems.find(({ problem }) => problem === "session-count")).toMatchObject({ count: 1, examples: [{ externalId: "two" }] });
    const text = await run("talks", "--quality");
    expect(text).toContain("serious  Sessions that go back in time: 1 session in 1 pair of dated sessions in a row (1 episode)");
    expect(text).not.toContain("\u001b");
  });

  it("puts all datasets side by side", async () => {
    expect(JSON.parse(await run("--table", "--json"))).toMatchObject({ rows: [{ slug: "talks", episodes: 2, imagesPerEpisode: { value: null, reason: "The dataset shares no picture." } }], waiting: [] });
    expect(await run("--table")).toContain("talks: The dataset shares no picture.");
  });

  it.each([[["--analysis"]], [["--quality"]], [["talks", "--table"]], [["talks", "--table", "--quality"]], [["talks", "--quality", "--min-sessions", "few"]]])("knows that %j cannot be meant", async (words) => {
    await expect(run(...words)).rejects.toBeInstanceOf(UsageError);
  });

  it("knows no other dataset", async () => expect(run("none", "--analysis")).rejects.toThrow("There is no dataset “none”."));
});
