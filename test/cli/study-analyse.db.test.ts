import { Command } from "commander";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { registerStudyAnalyse } from "@/cli/commands/study-analyse";
import { computeNow } from "@/lib/reports/analysis/data";
import { useTestDatabase } from "../database";
import { judgeAll } from "../judgments/judge-all";
import { makeAnswers } from "../studies/made-protocol";
import { makeStudy, type MadeStudy } from "../studies/made-study";

vi.mock("@/lib/db/prepare", () => ({ prepareDatabase: async () => undefined }));
useTestDatabase();

let study: MadeStudy;
beforeAll(async () => {
  study = await makeStudy({ episodes: 3, sessions: 1, evaluators: 2, protocol: { unit: "session", evaluatorsPerItem: 2 } });
  await judgeAll(study, (place) => makeAnswers(1 + (place % 4), 1 + ((place * 2) % 4)).map((answer) => ({ ...answer, comment: place === 0 ? "why\u001b[31m not" : "" })));
});
afterEach(() => vi.restoreAllMocks());

async function run(...words: string[]): Promise<string> {
  const printed: string[] = [];
  vi.spyOn(console, "log").mockImplementation((text) => void printed.push(String(text)));
  const program = new Command().exitOverride();
  registerStudyAnalyse(program);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(["analyse", study.id, ...words], { from: "user" });
  return printed.join("\n");
}

describe("concord study analyse", () => {
  it.each([
    ["agreement", { kind: "agreement", metric: "ordinal", first: null }], ["items", { kind: "items" }], ["evaluators", { kind: "evaluators", metric: "ordinal", first: null }],
    ["means", { kind: "means", first: null }], ["planning", { kind: "planning", metric: "ordinal", first: null, halfWidth: null }],
  ] as const)("gives %s as the page has it, in words and as JSON", async (what, request) => {
    expect(JSON.parse(await run(what, "--json"))).toEqual(JSON.parse(JSON.stringify(await computeNow(study.id, request))));
    expect((await run(what)).length).toBeGreaterThan(80);
  });

  it("gives what everybody answered to an item, with comments that cannot colour a terminal", async () => {
    const text = await run("items", "--item", "I0001") + (await run("items", "--item", "I0002")) + (await run("items", "--item", "I0003"));
    expect(text).toMatch(/E01\s+E02/);
    expect(text).toContain("why [31m not");
    expect(text).not.toContain("\u001b");
  });

  it("knows no other analyses", async () => {
    await expect(run("everything")).rejects.toThrow(/Allowed choices/);
  });
});
