import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as compareRoute from "@/app/api/v1/datasets/[slug]/compare/route";
import { operator } from "@/lib/datasets/access";
import { compareVersions } from "@/lib/datasets/compare/data";
import { compareQuerySchema, type VersionComparison } from "@/lib/datasets/compare/types";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { useTestDatabase } from "../../database";
import { jsonLines, testFolder, write } from "../../fixtures/files";
import { context, makePerson, requestBy, type TestPerson } from "../../users/people";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const made = mkdtempSync(`${tmpdir()}/concord-compare-`);
  vi.stubEnv("CONCORD_HOME", made);
  return made;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

const row = (id: string, text: string) => ({ id, persona: { name: id.toUpperCase() }, sessions: [{ turns: [{ speaker: "A", text }] }] });
let files = 0;
const bringIn = (rows: readonly unknown[], slug = "set") => runImport({ slug, paths: [write(folder, `rows-${(files += 1)}.jsonl`, jsonLines(rows))], images: [] });
const ask = (fields: Record<string, unknown>) => compareVersions(operator, "set", compareQuerySchema.parse(fields));
const idsOf = (comparison: VersionComparison | undefined) => comparison?.episodes.map((episode) => episode.externalId);

beforeAll(async () => {
  await bringIn([row("a", "1"), row("b", "1"), row("c", "1")]);
  await bringIn([row("b", "2"), row("d", "2")]);
  await bringIn([row("b", "3"), row("a", "1"), ...Array.from({ length: 60 }, (_, index) => row(`n${index}`, "3"))]);
  // As an import that replaces the whole dataset leaves it.
  await pool().query(`update "Episode" set "untilVersion" = 3 where "externalId" = 'c'`);
  await pool().query(`update "EpisodeFacets" f set "untilVersion" = 3 from "Episode" e where e."id" = f."episodeId" and e."externalId" = 'c'`);
});

describe("two versions", () => {
  it("differ in what came, changed and went", async () => {
    const first = await ask({ from: 1, to: 2 });
    expect(first).toMatchObject({ counts: { new: 1, changed: 1, gone: 0, unchanged: 2 }, kind: "changed", next: null });
    expect(first?.episodes).toEqual([{ externalId: "b", name: "B", sessionCount: 1, turnCount: 1, imageCount: 0, before: expect.any(String) as string, after: expect.any(String) as string }]);
    expect(first?.episodes[0]?.before).not.toBe(first?.episodes[0]?.after);
    expect(idsOf(await ask({ from: 1, to: 2, kind: "new" }))).toEqual(["d"]);
    expect(await ask({ from: 1, to: 3, kind: "gone" })).toMatchObject({ counts: { new: 61, changed: 1, gone: 1, unchanged: 1 }, episodes: [{ externalId: "c", after: null }] });
  });

  it("are listed page by page", async () => {
    const page = await ask({ from: 2, to: 3, kind: "new" });
    expect(page?.episodes).toHaveLength(50);
    expect(idsOf(await ask({ from: 2, to: 3, kind: "new", after: page?.next }))).toEqual(Array.from({ length: 10 }, (_, index) => `n${50 + index}`));
  });

  it("that are none are refused", async () => {
    for (const pair of [{ from: 2, to: 1 }, { from: 1, to: 1 }, { from: 1, to: 9 }]) await expect(ask(pair)).rejects.toMatchObject({ code: "unprocessable" });
    expect(await compareVersions(operator, "none", compareQuerySchema.parse({ from: 1, to: 2 }))).toBeUndefined();
  });
});

describe("who may compare", () => {
  let people: Record<"researcher" | "evaluator", TestPerson>;
  beforeAll(async () => {
    people = { researcher: await makePerson("researcher"), evaluator: await makePerson("evaluator") };
  });
  const call = (person?: TestPerson) => compareRoute.GET(requestBy(person, "GET", "/api/v1/datasets/set/compare?from=1&to=2"), context({ slug: "set" }));

  it("is a researcher, no evaluator and nobody else", async () => {
    expect((await call(people.researcher)).status).toBe(200);
    const refused = await call(people.evaluator);
    expect(refused.status).toBe(404);
    expect(await refused.text()).not.toContain("changed");
    expect((await call()).status).toBe(401);
  });
});
