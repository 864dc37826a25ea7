import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { useTestDatabase } from "../database";
import { makeProtocol } from "./made-protocol";
import { makeDataset } from "./made-study";

useTestDatabase();

const root = join(import.meta.dirname, "..", "..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-study-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ran = { code: number; out: string; err: string };

function concord(...words: string[]): Promise<Ran> {
  const env = childEnvironment({ DATABASE_URL: databaseUrl(), CONCORD_HOME: folder });
  return new Promise((done) => {
    execFile(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), ...words], { cwd: root, env }, (error, out, err) => {
      done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err });
    });
  });
}

const answerOf = ({ out }: Ran) => JSON.parse(out.trimEnd().split("\n").at(-1) ?? "") as { id: string; state: string };

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

describe("concord study", () => {
  it("makes, starts and closes a study", async () => {
    const { slug } = await makeDataset({ episodes: 3 });
    const created = await concord("study", "create", write("study.json", { name: "From a file", dataset: slug, protocol: makeProtocol() }), "--json");
    expect(answerOf(created)).toMatchObject({ state: "draft" });
    const { id } = answerOf(created);
    expect(answerOf(await concord("study", "start", id, "--json"))).toEqual({ id, state: "running" });
    expect(await prisma().item.count({ where: { studyId: id } })).toBe(3);

    const again = await concord("study", "start", id);
    expect([again.code, again.err]).toEqual([1, "concord: The study is running already.\n"]);
    // Three items with two places each, but each evaluator takes an item once.
    const tooMany = await concord("simulate", "--study", id, "--evaluators", "1", "--seed", "1", "--judgments", "4");
    expect([tooMany.code, tooMany.err]).toEqual([2, "concord: The study has 3 places for these evaluators, not 4.\n"]);

    expect(answerOf(await concord("study", "close", id, "--json"))).toEqual({ id, state: "closed" });
    const closed = await concord("simulate", "--study", id, "--evaluators", "1", "--seed", "1");
    expect([closed.code, closed.err]).toEqual([1, "concord: The study is closed; simulated evaluators need a running one.\n"]);
  }, 180_000);

  it("lists studies, brings in evaluators, and exports to a file", async () => {
    const { slug } = await makeDataset({ episodes: 1 });
    await prisma().user.create({ data: { email: "rater@example.org", role: "evaluator" } });
    const { id } = answerOf(await concord("study", "create", write("one.json", { name: "One", dataset: slug, protocol: makeProtocol() }), "--json"));
    await concord("study", "start", id);
    const staffed = JSON.parse((await concord("study", "evaluators", id, "--add", "rater@example.org", "--json")).out) as { evaluators: { pseudonym: string; email: string }[] };
    expect(staffed.evaluators).toMatchObject([{ pseudonym: "E01", email: "rater@example.org" }]);
    const listed = JSON.parse((await concord("study", "list", "--json")).out) as { studies: { id: string; state: string }[] };
    expect(listed.studies).toContainEqual(expect.objectContaining({ id, state: "running", evaluators: 1 }));
    const file = join(folder, "ratings.csv");
    expect((await concord("study", "export", id, "--out", file)).code).toBe(0);
    expect(readFileSync(file, "utf8")).toMatch(/^study,evaluator,item,criterion,value,/);
    expect((await concord("study", "evaluators", id, "--add", "nobody@example.org")).code).toBe(1);
    expect((await concord("study", "export", id, "--format", "xlsx")).code).toBe(2);
  }, 180_000);

  it("says what is wrong with a file, with its place", async () => {
    const { slug } = await makeDataset({ episodes: 1 });
    const bad = write("bad.json", { name: "x", dataset: slug, protocol: { ...makeProtocol(), unit: "turn" }, evaluators: ["nobody"] });
    const refused = await concord("study", "create", bad);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/does not describe a study[\s\S]*protocol\.unit: [\s\S]*evaluators\.0: /);
    const [noJson, missing, noId] = await Promise.all([
      concord("study", "create", write("cut.json", '{"name": "x"')), concord("study", "create", join(folder, "none.json")), concord("study", "start", "seven"),
    ]);
    expect([noJson.code, missing.code, noId.code]).toEqual([1, 2, 2]);
    expect(noJson.err).toContain("cut.json is not JSON");
    expect(noId.err).toBe('concord: "seven" is not the id of a study.\n');
  }, 180_000);
});
