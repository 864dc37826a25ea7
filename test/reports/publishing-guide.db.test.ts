/** docs/guide/publishing.md: its commands on studies that were judged, and its table of files beside what is there. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment, env } from "@/lib/env";
import { endpoints } from "@/lib/api/registry";
import { useTestDatabase } from "../database";
import { makeAnswers, makeChoices } from "../studies/made-protocol";
import { makeComparison, makeStudy } from "../studies/made-study";
import { seedJudgments } from "./seeded-judgments";

useTestDatabase();

const root = join(import.meta.dirname, "../..");
const GUIDE = readFileSync(join(root, "docs/guide/publishing.md"), "utf8");
const COMMANDS = [...GUIDE.matchAll(/^npm run -s concord -- (.+)$/gm)].map(([, words]) => (words ?? "").split(" "));

let folder = "";
let ids: { rating: string; comparison: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-publishing-"));
  const rating = await makeStudy({ episodes: 12, evaluators: 2 });
  const comparison = await makeComparison({ episodes: 4 });
  await prisma().dataset.update({ where: { id: comparison.datasets[0]?.id }, data: { slug: "ours" } });
  await seedJudgments(rating.id, 24, (place) => makeAnswers(1 + (place % 4), 1 + ((place * 3) % 4)));
  await seedJudgments(comparison.id, 8, (place) => makeChoices((["left", "tie", "right"] as const)[place % 3]));
  ids = { rating: rating.id, comparison: comparison.id };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function concord(words: readonly string[]): Promise<string> {
  const options = { cwd: root, env: childEnvironment({ DATABASE_URL: databaseUrl(), CONCORD_HOME: env.home }) };
  return new Promise((done, fail) => {
    execFile(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), ...words], options, (error, out, errors) => (error ? fail(new Error(`${words.join(" ")}: ${errors}${out}`)) : done(out)));
  });
}

const placed = (words: readonly string[], id: string) => words.map((word) => (word === "ID" ? id : word.startsWith("./") ? join(folder, word) : word));

it("shows commands that work, in their order, and names every file of a bundle", async () => {
  const ofComparison = COMMANDS.filter(([command]) => command === "compare");
  const others = COMMANDS.filter(([command]) => command !== "compare");
  expect(others.map(([command]) => command)).toEqual(["study", "export", "verify", "agreement"]);
  expect(ofComparison).toHaveLength(1);
  for (const words of others) expect((await concord(placed(words, ids.rating))).length).toBeGreaterThan(20);
  await concord(["study", "close", ids.comparison]);
  await concord(["export", ids.comparison, "--out", join(folder, "pairs"), "--replicates", "100"]);
  for (const words of ofComparison) expect(await concord(placed(words, ""))).toContain("ours");

  const named = [...GUIDE.matchAll(/`([^`\s]+\.(?:json|jsonl|csv|md|tex|svg|pdf))`/g)].map(([, path]) => path ?? "");
  const used = new Set<string>();
  for (const bundle of ["bundle", "pairs"]) {
    const files = readdirSync(join(folder, bundle), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder, bundle).length + 1));
    for (const file of files) {
      const name = named.find((pattern) => pattern === file || (pattern.includes("*") && new RegExp(`^${pattern.replaceAll(".", "\\.").replace("*", "[a-z0-9-]+")}$`).test(file)));
      expect(name, `${file} is in the guide`).toBeDefined();
      used.add(name ?? "");
    }
  }
  expect(named.filter((name) => !used.has(name))).toEqual([]);
}, 120_000);

it("names addresses of the API that are there", () => {
  const addresses = [...GUIDE.matchAll(/`(GET|POST) \/api\/v1([^`]+)`/g)].map(([, method, path]) => `${method} ${path}`);
  expect(addresses).toHaveLength(2);
  const there = endpoints.map(({ method, path }) => `${method} ${path}`);
  for (const address of addresses) expect(there).toContain(address);
});
