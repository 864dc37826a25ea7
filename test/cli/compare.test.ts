import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registerCompare } from "@/cli/commands/compare";
import { UsageError } from "@/cli/usage-error";
import { comparePreferences } from "@/lib/reports/comparison/compare-preferences";
import type { Preferences } from "@/lib/reports/comparison/schema";
import { pairRows } from "../reports/comparison/made-rows";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-compare-"));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** Runs the command on a file with this content and returns what it printed. */
async function run(content: string | null, ...flags: string[]): Promise<string> {
  const file = join(folder, "answers.csv");
  if (content !== null) await writeFile(file, content);
  let printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  program.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  registerCompare(program);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(["node", "concord", "compare", file, ...flags]);
  vi.restoreAllMocks();
  return printed;
}

const resultOf = async (content: string, ...flags: string[]) => JSON.parse((await run(content, "--json", ...flags)).trimEnd().split("\n").at(-1) ?? "") as Preferences;

const HEAD = "evaluator,item,criterion,left,right,choice";
const rows = [...pairRows("flow", "stark", "dialogcc", ["wwt", "wtl", "wl-", "wwb"]), ...pairRows("wit", "stark", "dialogcc", ["lwt", "ltl", "wlw", "ttw"])];
const small = [HEAD, ...rows.map(({ evaluator, item, criterion, left, right, choice }) => [evaluator, item, criterion, left, right, choice ?? ""].join(",")), ""].join("\n");
const one = `${HEAD}\nann,1,flow,stark,dialogcc,left\n`;

describe("concord compare", () => {
  it("prints one JSON object: the results object's statistics of the same rows", async () => {
    expect(await resultOf(small)).toEqual(comparePreferences(rows));
    const { contrasts, criteria } = await resultOf(small);
    expect(contrasts.map(({ first, second }) => [first, second])).toEqual([["dialogcc", "stark"]]);
    expect(criteria.map(({ criterion }) => criterion)).toEqual(["flow", "wit"]);
    // By hand: dialogcc lost 6, tied 3 (one both bad), won 2, one has no answer.
    expect(contrasts[0]?.criteria[0]).toMatchObject({ n: 11, missing: 1, wins: { count: 2 }, ties: { count: 3 }, losses: { count: 6 }, bothBad: { count: 1 } });
  });

  it("names a source first if told to", async () => {
    const turned = await resultOf(small, "--first", "stark");
    expect(turned).toEqual(comparePreferences(rows, { first: "stark" }));
    expect(turned.contrasts[0]).toMatchObject({ first: "stark", criteria: [{ wins: { count: 6 } }, {}] });
    await expect(run(small, "--first", "mmdialog")).rejects.toThrow(UsageError);
  });

  it("takes sides as A and B and by the name of what stood there, and ignores other columns and their order", async () => {
    const words = [
      " choice ,revision,right,left,criterion,item,evaluator", "A,1,dialogcc,stark,flow,1,ann", "b,1,dialogcc,stark,flow,2,ann", "STARK,1,dialogcc,stark,flow,3,ann", "Both bad,1,dialogcc,stark,flow,4,ann", "DialogCC,1,stark,dialogcc,flow,5,ann",
    ].join("\r\n");
    expect((await resultOf(`\ufeff${words}`, "--first", "stark")).contrasts[0]?.criteria[0]).toMatchObject({ wins: { count: 2 }, losses: { count: 2 }, ties: { count: 1 }, bothBad: { count: 1 } });
  });

  it("leaves out what an export of everything marks as not counted or not in force, and says so", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const lines = small.trim().split("\n").map((line, index) => `${line},${index === 0 ? "counted,in_force" : "true,true"}`);
    const everything = [...lines, "E9,I1,flow,stark,dialogcc,left,false,true", "E1,I1,flow,stark,dialogcc,right,true,false", ""].join("\n");
    expect(await resultOf(everything)).toEqual(await resultOf(small));
    expect(said).toHaveBeenCalledWith("left out: 2 rows that are not counted or not in force");
  });

  it("prints tables for a terminal, with what is not there and why", async () => {
    const printed = await run(small);
    expect(printed).toMatch(/^dialogcc against stark\ncriterion +win +tie +loss +net/);
    expect(printed).toMatch(/\nflow +2 +3 +6 +−0\.36 /);
    expect(printed).toMatch(/\nWhole judgments +\d/);
    expect(printed).toContain("No model over all sources (Davidson): A model of all pairs takes three sources or more.");
    expect(await run(one)).toContain("flow: No clustered interval: There are too few items");
  });

  const refusals: [string, string, RegExp][] = [
    ["a missing column", "evaluator,item,criterion,left,right\n", /row 1: the column "choice" is missing/],
    ["a column given twice", `${HEAD},left\n`, /row 1: there are two columns "left"/],
    ["a choice of neither side", `${one}bob,1,flow,stark,dialogcc,mmdialog\n`, /row 3, column "choice": "mmdialog" is none of left, tie, right, both_bad, A, B, "stark" and "dialogcc"/],
    ["a choice that can mean both", `${one}bob,1,flow,B,A,a\n`, /row 3, column "choice": "a" can mean more than one side here; write left or right/],
    ["a source against itself", `${one}bob,1,flow,stark,stark,tie\n`, /row 3, columns "left" and "right": "stark" is compared with itself/],
    ["a second answer, also the other way round", `${one}ann,1,flow,dialogcc,stark,tie\n`, /row 3, columns "evaluator" and "item": evaluator "ann" has already compared "dialogcc" with "stark" on item "1" and "flow"/],
    ["a side without a name", `${one}bob,1,flow,,dialogcc,tie\n`, /row 3, column "left": it is empty/],
    ["an answer of nobody", `${one},1,flow,stark,dialogcc,tie\n`, /row 3, column "evaluator": it is empty/],
    ["a row that is too short", `${one}bob,1\n`, /row 3: 2 fields where the header has 6/],
    ["an empty file", "", /is empty; it needs the columns evaluator, item, criterion, left, right, choice/],
    ["a header alone", `${HEAD}\n`, /has a header but no judgments/],
  ];
  for (const [name, content, message] of refusals) {
    it(`refuses ${name} and names the place`, async () => {
      const outcome = run(content, "--json");
      await expect(outcome).rejects.toThrow(message);
      await expect(outcome).rejects.not.toBeInstanceOf(CommanderError);
    });
  }

  it("refuses a file that is not there, and leaves wrong usage to the command line", async () => {
    await expect(run(null)).rejects.toThrow(/answers\.csv cannot be read: there is no such file/);
    await expect(run(small, "--metric", "ordinal")).rejects.toBeInstanceOf(CommanderError);
  });
});
