import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bundleFolder } from "@/cli/bundle-folder";
import { readResults } from "@/lib/reports/data";
import { type Batches, readForBundle } from "@/lib/reports/bundle/data";
import { type Manifest, manifestSchema } from "@/lib/reports/bundle/manifest";
import { writeBundle } from "@/lib/reports/bundle/mutations";
import { DEFAULT_SETTINGS } from "@/lib/reports/bundle/settings";
import { figureFonts } from "@/lib/reports/figures/data";
import { verifyBundle } from "@/lib/reports/bundle/verify";
import { closeStudy, createStudy } from "@/lib/studies/mutations";
import { studyInputSchema } from "@/lib/studies/protocol";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { useTestDatabase } from "../database";
import { judgeAll } from "../judgments/judge-all";
import { makeAnswers, makeChoices, makeProtocol } from "../studies/made-protocol";
import { makeComparison, makeDataset, makeStudy, type MadeStudy } from "../studies/made-study";

useTestDatabase();

const SETTINGS = { ...DEFAULT_SETTINGS, replicates: 200 };

let home = "";
let study: MadeStudy;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "concord-bundle-"));
  study = await makeStudy({ episodes: 6, sessions: 1, evaluators: 3, protocol: { unit: "session", evaluatorsPerItem: 3 } });
  await judgeAll(study, (place) => makeAnswers(1 + (place % 4), place % 5 === 0 ? null : 1 + ((place * 3) % 4)));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function exportTo(name: string, { id }: Pick<MadeStudy, "id">): Promise<string> {
  const folder = join(home, name);
  await writeBundle(await readForBundle(id, SETTINGS), folder);
  return folder;
}

function contentOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => [join(entry.parentPath, entry.name).slice(folder.length + 1), readFileSync(join(entry.parentPath, entry.name)).toString("base64")]));
}

/** Changes a file and puts its new hash into the manifest, as somebody would who wants it not to be noticed. */
function forge(folder: string, path: string, change: (text: string) => string): void {
  const text = change(readFileSync(join(folder, path), "utf8"));
  writeFileSync(join(folder, path), text);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
  const entry = manifest.files.find((file) => file.path === path);
  if (!entry) throw new Error(`${path} is not in the manifest`);
  entry.sha256 = createHash("sha256").update(text).digest("hex");
  entry.bytes = Buffer.byteLength(text);
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

describe("the bundle of a rating study", () => {
  it("verifies by itself and holds the results of the page", async () => {
    const folder = await exportTo("rating", study);
    const verification = await verifyBundle(bundleFolder(folder), { fonts: figureFonts() });
    expect(verification).toMatchObject({ ok: true, differences: [], answers: 36 });
    expect(verification.recomputed).toBeGreaterThan(0);
    expect(JSON.parse(readFileSync(join(folder, "results.json"), "utf8"))).toEqual(await readResults(study.id, { metric: "ordinal" }));
  });

  it("has the same bytes a day later", async () => {
    const today = contentOf(await exportTo("today", study));
    vi.useFakeTimers({ now: Date.now() + 24 * 60 * 60 * 1000, toFake: ["Date"] });
    try {
      expect(contentOf(await exportTo("tomorrow", study))).toEqual(today);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is written whole or not at all, and never over something", async () => {
    const reading = await readForBundle(study.id, SETTINGS);
    const broken: Batches = { next: async () => Promise.reject(new Error("the database went away")), return: reading.revisions.return, [Symbol.asyncIterator]: () => broken };
    await expect(writeBundle({ ...reading, revisions: broken }, join(home, "broken"))).rejects.toThrow("went away");
    expect(readdirSync(home).filter((name) => name.startsWith("broken"))).toEqual([]);
    await exportTo("taken", study);
    await expect(exportTo("taken", study)).rejects.toThrow(/not empty/);
  });

  it("does not exist for a draft", async () => {
    const { slug } = await makeDataset({ episodes: 1 });
    const draft = await createStudy(null, studyInputSchema.parse({ name: "Draft", dataset: slug, protocol: makeProtocol() }));
    await expect(readForBundle(await authorizeStudyLocally(draft.id), SETTINGS)).rejects.toThrow(/draft/);
  });

  it.each([
    ["an answer", "data/answers.jsonl", (text: string) => text.replace(/"value":\d/, `"value":9`), /data\/answers\.csv|results\.json/],
    ["a number of the results", "results.json", (text: string) => text.replace(/"n": 18/, `"n": 19`), /results\.json: computed again, it differs: criteria\.0\.n is 18, the bundle has 19/],
    ["the protocol", "protocol/version-1.json", (text: string) => text.replace("coherence", "cohesion"), /does not have the digest/],
    ["the count of judgments", "study.json", (text: string) => text.replace(/"counted": 18/, `"counted": 17`), /says 17 counted judgments, the answers are of 18/],
    ["where an item comes from", "study.json", (text: string) => text.replace(/"I0001": "\w+"/, `"I0001": "scripted"`), /means\.json: computed again, it differs/],
    ["the last line", "data/answers.jsonl", (text: string) => text.slice(0, -40), /line 36/],
    ["a row into no answer", "data/answers.jsonl", (text: string) => text.replace(/"counted":true/, `"counted":"yes"`), /line 1: "counted" is neither/],
  ])("is found out when somebody changes %s, manifest and all", async (what, path, change, says) => {
    const folder = await exportTo(`forged ${what}`, study);
    forge(folder, path, change);
    const { ok, differences } = await verifyBundle(bundleFolder(folder), { fonts: figureFonts() });
    expect(ok).toBe(false);
    expect(differences.map(({ file, what: said }) => `${file}: ${said}`).join("\n")).toMatch(says);
  });

  it.each([
    ["the name of the study", (manifest: Manifest) => void (manifest.study.name = "Another"), /manifest\.json: does not say of the study what study\.json says: name/],
    ["its state", (manifest: Manifest) => void (manifest.study.state = "closed"), /what study\.json says: state/],
    ["a table into raw data, which nothing computes", (manifest: Manifest) => manifest.files.forEach((file) => void (file.path === "tables/criteria.csv" && (file.role = "raw"))), /tables\/criteria\.csv: is called raw/],
    ["raw data into what is computed", (manifest: Manifest) => manifest.files.forEach((file) => void (file.path === "study.json" && (file.role = "derived"))), /study\.json: is called computed/],
  ])("is found out when somebody changes %s in the manifest alone", async (what, change, says) => {
    const folder = await exportTo(`manifest ${what.slice(0, 12)}`, study);
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
    change(manifest);
    writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    const { ok, differences } = await verifyBundle(bundleFolder(folder), { fonts: figureFonts() });
    expect(ok).toBe(false);
    expect(differences.map(({ file, what: said }) => `${file}: ${said}`).join("\n")).toMatch(says);
  });

  it("is found out when a file is changed, missing, or added", async () => {
    const folder = await exportTo("touched", study);
    writeFileSync(join(folder, "results.json"), "{}");
    rmSync(join(folder, "data/answers.csv"));
    writeFileSync(join(folder, "notes.txt"), "mine");
    const { differences } = await verifyBundle(bundleFolder(folder), { fonts: figureFonts() });
    expect(differences.map(({ file }) => file).sort()).toEqual(["data/answers.csv", "notes.txt", "results.json"]);
  });

  it("without a manifest is no bundle", async () => {
    expect(await verifyBundle(bundleFolder(mkdtempSync(join(home, "empty-"))), { fonts: figureFonts() })).toMatchObject({ ok: false, files: 0, differences: [{ file: "manifest.json" }] });
  });
});

describe("the bundle of a comparison", () => {
  it("verifies before and after its sources are named, and names none before", async () => {
    const comparison = await makeComparison({ episodes: 4, evaluators: 3, protocol: { evaluatorsPerItem: 2, askMachineMade: true } });
    await judgeAll(comparison, (place) => makeChoices((["left", "tie", "right"] as const)[place % 3] ?? "tie", "left"));
    const blind = await exportTo("blind", comparison);
    expect(await verifyBundle(bundleFolder(blind), { fonts: figureFonts() })).toMatchObject({ ok: true });
    const bytes = [...contentOf(blind).values()].map((content) => Buffer.from(content, "base64").toString()).join("\n");
    for (const { slug } of comparison.datasets) expect(bytes).not.toContain(slug);

    await closeStudy(null, comparison.id);
    const named = await exportTo("named", comparison);
    expect(await verifyBundle(bundleFolder(named), { fonts: figureFonts() })).toMatchObject({ ok: true, differences: [] });
    expect(JSON.parse(readFileSync(join(named, "results.json"), "utf8"))).toEqual(await readResults(comparison.id, { metric: "ordinal", first: comparison.datasets[0]?.slug }));
  });
});
