import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as cardRoute from "@/app/api/v1/datasets/[slug]/card.md/route";
import * as datasetRoute from "@/app/api/v1/datasets/[slug]/route";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { useTestDatabase } from "../../database";
import { jsonLines, testFolder, write } from "../../fixtures/files";
import { context, makePerson, requestBy, type TestPerson } from "../../users/people";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const made = mkdtempSync(`${tmpdir()}/concord-card-`);
  vi.stubEnv("CONCORD_HOME", made);
  return made;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();
let admin: TestPerson;
let researcher: TestPerson;
let evaluator: TestPerson;

beforeAll(async () => {
  [admin, researcher, evaluator] = await Promise.all([makePerson("admin"), makePerson("researcher"), makePerson("evaluator")]);
  await runImport({ slug: "set", title: "Secret set", paths: [write(folder, "rows.jsonl", jsonLines([{ id: "a", sessions: [{ turns: [{ speaker: "A", text: "x" }] }] }]))], images: [] });
});

const patch = (person: TestPerson | undefined, words: unknown, slug = "set") => datasetRoute.PATCH(requestBy(person, "PATCH", `/api/v1/datasets/${slug}`, words), context({ slug }));
const card = (person?: TestPerson) => cardRoute.GET(requestBy(person, "GET", "/api/v1/datasets/set/card.md"), context({ slug: "set" }));

describe("the words about a dataset", () => {
  it("are changed by an admin, one by one, and by nobody else", async () => {
    for (const [person, status] of [[researcher, 404], [evaluator, 404], [undefined, 401]] as const) expect((await patch(person, { title: "Mine" })).status).toBe(status);
    expect(await (await patch(admin, { description: "Long talks.", licence: "CC BY 4.0" })).json()).toMatchObject({ title: "Secret set", description: "Long talks.", licence: "CC BY 4.0" });
    expect(await (await patch(admin, { title: " New title " })).json()).toMatchObject({ title: "New title", description: "Long talks." });
    const { rows } = await pool().query<{ detail: unknown }>(`select "detail" from "AuditEvent" where "action" = 'dataset.describe' order by "id"`);
    expect(rows.map(({ detail }) => detail)).toEqual([{ description: "Long talks.", licence: "CC BY 4.0" }, { title: "New title" }]);
  });

  it("are refused where they say nothing, or too much", async () => {
    for (const words of [{}, { title: "" }, { slug: "other" }, { description: "x".repeat(10_001) }, { title: "\u0000" }]) expect((await patch(admin, words)).status, JSON.stringify(words).slice(0, 60)).toBe(422);
    expect((await patch(admin, { title: "x" }, "none")).status).toBe(404);
  });
});

describe("the card", () => {
  it("is a file for researchers and admins", async () => {
    const answer = await card(researcher);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="set-card.md"');
    expect(await answer.text()).toContain("# New title");
    const refused = await card(evaluator);
    expect(refused.status).toBe(404);
    expect(await refused.text()).not.toContain("New title");
    expect((await card()).status).toBe(401);
  });
});
