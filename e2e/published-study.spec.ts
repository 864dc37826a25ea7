/**
 * STARK's human evaluation from the shell, as docs/guide/publishing.md has it: 100 episodes, 9 evaluators, both instruments,
 * from `simulate` to bundles that hold by themselves.
 */
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { EpisodeInput } from "@/lib/datasets/model";
import type { AgreementAnalysis } from "@/lib/reports/analysis/agreement-schema";
import type { Verification } from "@/lib/reports/bundle/verify";
import type { ComparisonResults } from "@/lib/reports/comparison/schema";
import type { StudyResults } from "@/lib/reports/schema";
import { concordJson, runConcord } from "./concord-cli";
import { root, sharedServer } from "./server";
import { uniqueName } from "./unique-name";

const EVALUATORS = 9;
const SEED = "1";
const REPLICATES = 500;

type Template = { sources?: unknown; protocol: { sample: { size: number }; images?: string; criteria: unknown[]; evaluatorsPerItem: number } };
type Delivered = { judgments: number; acknowledged: number; counted: number; surplus: number; lost: number; duplicated: number };
type Exported = { files: number; digest: string };

const TOPICS = ["the ferry", "a blue boat", "her first exam", "the new kiln", "an old dog", "the night train", "a lost key", "his garden"];

/** Five dated sittings, no two conversations alike. */
function episodes(name: string, count: number): EpisodeInput[] {
  return Array.from({ length: count }, (_, index): EpisodeInput => ({
    id: `${name}-${index + 1}`, origin: name === "ours" ? "synthetic" : "collected",
    persona: { name: `Mira ${index + 1}`, age: 20 + (index % 50), gender: "female", residence: "Norway" },
    sessions: [1, 2, 3, 4, 5].map((month) => ({
      date: `2024-0${month}-${String(1 + (index % 28)).padStart(2, "0")}`,
      turns: Array.from({ length: 6 }, (__, turn) => ({
        speaker: turn % 2 ? "Bo" : `Mira ${index + 1}`, text: `(${name} ${index + 1}.${month}.${turn + 1}) What about ${TOPICS[(index + month * turn) % TOPICS.length]}?`,
      })),
    })),
  }));
}

async function importDataset(name: string, count: number, folder: string): Promise<string> {
  const file = join(folder, `${name}.jsonl`);
  writeFileSync(file, episodes(name, count).map((episode) => `${JSON.stringify(episode)}\n`).join(""));
  const slug = uniqueName(name);
  expect(await concordJson(["import", file, "--dataset", slug])).toMatchObject({ rows: { imported: count, refused: 0 } });
  return slug;
}

/** A study from its template, judged by simulated evaluators through the API until no place is left, and closed. */
async function judgedStudy(kind: "rating" | "comparison", datasets: readonly string[], folder: string, change: (template: Template) => void): Promise<{ id: string; judgments: number }> {
  const { output } = await runConcord(["study", "template", kind, "--dataset", ...datasets]);
  const template = JSON.parse(output) as Template;
  change(template);
  const file = join(folder, `${kind}.json`);
  writeFileSync(file, JSON.stringify(template));
  const { id } = await concordJson<{ id: string }>(["study", "create", file]);
  await concordJson(["study", "start", id]);
  const delivered = await concordJson<Delivered>(["simulate", "--study", id, "--evaluators", String(EVALUATORS), "--seed", SEED]);
  const { judgments } = delivered;
  expect(delivered).toMatchObject({ acknowledged: judgments, counted: judgments, surplus: 0, lost: 0, duplicated: 0 });
  expect(await concordJson(["study", "close", id])).toMatchObject({ state: "closed" });
  return { id, judgments };
}

async function exportBundle(id: string, out: string, later = false): Promise<Exported> {
  const setting = later ? { preload: "a-day-later.mjs", environment: { TZ: "Pacific/Kiritimati", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" } } : {};
  const { code, output, errors } = await runConcord(["export", id, "--out", out, "--seed", SEED, "--replicates", String(REPLICATES), "--json"], sharedServer(), setting);
  expect(code, errors).toBe(0);
  return JSON.parse(output) as Exported;
}

/** With the bundle alone: no database, an empty data folder, no network. */
async function verify(bundle: string, folder: string): Promise<Verification & { code: number }> {
  const home = join(folder, uniqueName("home"));
  mkdirSync(home);
  const environment = { DATABASE_URL: undefined, CONCORD_HOME: home };
  const { code, output, errors } = await runConcord(["verify", bundle, "--json"], sharedServer(), { preload: "no-network.mjs", environment });
  expect(errors).toBe("");
  expect(readdirSync(home)).toEqual([]);
  return { ...(JSON.parse(output) as Verification), code };
}

function filesOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(entries.map((entry) => join(entry.parentPath, entry.name)).sort().map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

const readJson = <Content>(bundle: string, file: string) => JSON.parse(readFileSync(join(bundle, file), "utf8")) as Content;

/** Bundles of today and of a day later are the same bytes; either holds, and one byte changed does not. */
async function holds(id: string, folder: string, kind: string): Promise<string> {
  const [today, later] = [join(folder, `${kind}-today`), join(folder, `${kind}-later`)];
  const [one, other] = await Promise.all([exportBundle(id, today), exportBundle(id, later, true)]);
  expect(other.digest).toBe(one.digest);
  const [files, again] = [filesOf(today), filesOf(later)];
  expect([...again.keys()]).toEqual([...files.keys()]);
  for (const [path, bytes] of files) expect(bytes.equals(again.get(path) ?? Buffer.alloc(0)), path).toBe(true);

  const verified = await verify(today, folder);
  expect(verified).toMatchObject({ ok: true, code: 0, digest: one.digest, files: one.files, differences: [] });
  expect(verified.recomputed).toBeGreaterThan(15);

  const touched = readFileSync(join(later, "data/answers.csv"));
  touched.writeUInt8(touched.readUInt8(touched.length - 3) ^ 1, touched.length - 3);
  writeFileSync(join(later, "data/answers.csv"), touched);
  const found = await verify(later, folder);
  expect(found).toMatchObject({ ok: false, code: 1 });
  expect(found.differences.map(({ file }) => file)).toContain("data/answers.csv");
  return today;
}

test("a program without a network gets an error, so that verify is known to need none", async () => {
  const asked = (preload: readonly string[]) => new Promise<boolean>((done) => {
    const program = `await fetch(${JSON.stringify(`${sharedServer().origin}/api/health`)})`;
    execFile(process.execPath, [...preload, "--input-type=module", "--eval", program], { cwd: root }, (error) => done(error === null));
  });
  expect(await asked([])).toBe(true);
  expect(await asked(["--import", join(root, "e2e", "no-network.mjs")])).toBe(false);
});

test("ratings: 100 episodes by three of nine evaluators, on seven criteria", async ({}, info) => {
  test.setTimeout(240_000);
  const folder = info.outputPath();
  mkdirSync(folder, { recursive: true });
  const slug = await importDataset("ours", 100, folder);
  const { id, judgments } = await judgedStudy("rating", [slug], folder, ({ protocol }) => expect(protocol.criteria).toHaveLength(7));
  expect(judgments).toBe(300);
  const bundle = await holds(id, folder, "rating");

  const results = readJson<StudyResults>(bundle, "results.json");
  expect(results.progress).toMatchObject({ items: 100, counted: 300, evaluators: EVALUATORS });
  const analysis = readJson<AgreementAnalysis>(bundle, "agreement.json");
  const csv = join(bundle, "data/answers.csv");
  type Computed = { criteria: Record<string, { alpha: number; ci: unknown; percentAgreement: number; pairs: number }> };
  const live = await concordJson<Computed>(["agreement", csv, "--metric", "ordinal"]);
  const drawn = await concordJson<Computed>(["agreement", csv, "--metric", "ordinal", "--seed", SEED, "--replicates", String(REPLICATES)]);
  expect(Object.keys(live.criteria).sort()).toEqual(results.criteria.map(({ key }) => key).sort());
  for (const { key, agreement } of results.criteria) {
    // Equal to the last digit: results do not depend on the order of rows.
    expect(live.criteria[key], key).toMatchObject({ alpha: agreement.alpha, ci: agreement.ci, percentAgreement: agreement.percentAgreement, pairs: agreement.pairs });
    expect(agreement.alpha).toBeGreaterThan(0.1);
  }
  for (const { key, alpha } of analysis.criteria) expect(drawn.criteria[key], key).toMatchObject({ alpha: alpha.value, ci: alpha.ci });
});

test("comparisons: six criteria, A / Tie / B, one dataset against two others", async ({}, info) => {
  test.setTimeout(240_000);
  const folder = info.outputPath();
  mkdirSync(folder, { recursive: true });
  const slugs = await Promise.all([importDataset("ours", 100, folder), importDataset("theirs", 60, folder), importDataset("others", 60, folder)]);
  const { id, judgments } = await judgedStudy("comparison", slugs, folder, ({ protocol }) => {
    expect(protocol.criteria).toHaveLength(6);
    protocol.sample.size = 50; // for each of the two pairs of sources
    protocol.images = "any";
  });
  expect(judgments).toBe(2 * 50 * 4);
  const bundle = await holds(id, folder, "comparison");

  const { contrasts } = readJson<ComparisonResults>(bundle, "results.json");
  expect(contrasts.map(({ first, second }) => [first, second])).toEqual(slugs.slice(1).sort().map((other) => [slugs[0], other]));
  const compared = await concordJson<Pick<ComparisonResults, "contrasts">>(["compare", join(bundle, "data/answers.csv"), "--first", slugs[0] ?? ""]);
  expect(compared.contrasts).toEqual(contrasts);
});
