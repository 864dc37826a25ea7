import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registerAgreement } from "@/cli/commands/agreement";
import { computeAgreement } from "@/lib/stats/agreement";
import { rowsOf } from "../stats/rating-matrix";
import published from "../stats/vectors/alpha-published.json";
import random from "../stats/vectors/alpha-random.json";

type Result = {
  metric: string;
  criteria: Record<
    string,
    {
      alpha: number | null;
      reason: string | null;
      ci: { low: number; high: number; level: number; method: string; seed?: string; replicates?: number } | null;
      ciReason: string | null;
      disagreementBound: number | null;
      percentAgreement: number | null;
      units: number;
      raters: number;
      pairs: number;
    }
  >;
};

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-agreement-"));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** Runs the command on a file with this content and returns what it printed. */
async function run(content: string | Buffer, ...flags: string[]): Promise<string> {
  const file = join(folder, "ratings.csv");
  await writeFile(file, content);
  return runOn(file, ...flags);
}

async function runOn(file: string, ...flags: string[]): Promise<string> {
  let printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerAgreement(program);
  await program.parseAsync(["node", "concord", "agreement", file, ...flags]);
  vi.restoreAllMocks();
  return printed;
}

async function resultOf(content: string | Buffer, ...flags: string[]): Promise<Result> {
  const lines = (await run(content, "--json", ...flags)).trimEnd().split("\n");
  return JSON.parse(lines[lines.length - 1] ?? "") as Result;
}

function csvOf(criterion: string, data: readonly (readonly (number | null)[])[]): string {
  const lines = ["evaluator,item,criterion,value"];
  for (const { evaluator, item, value } of rowsOf(data)) {
    lines.push(`${evaluator},${item},${criterion},${value ?? ""}`);
  }
  return `${lines.join("\n")}\n`;
}

const small = "evaluator,item,criterion,value\na,1,x,1\nb,1,x,1\na,2,x,1\nb,2,x,2\na,3,x,2\nb,3,x,2\n";

describe("concord agreement", () => {
  it("leaves out what an export of everything marks as not counted or not in force, and says so", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const rows = small.trim().split("\n").map((line, index) => `${line},${index === 0 ? "counted,in_force" : "true,true"}`);
    const everything = [...rows, "c,3,x,1,false,true", "a,2,x,2,true,false", ""].join("\n");
    expect((await resultOf(everything, "--metric", "nominal")).criteria).toEqual((await resultOf(small, "--metric", "nominal")).criteria);
    expect(said).toHaveBeenCalledWith("left out: 2 rows that are not counted or not in force");
  });

  it("prints one JSON object as the contract has it", async () => {
    const { metric, criteria } = await resultOf(small, "--metric", "nominal");
    expect(metric).toBe("nominal");
    expect(Object.keys(criteria)).toEqual(["x"]);
    // By hand: test/stats/krippendorff-alpha.test.ts. Two of three items agree.
    expect(criteria.x?.alpha).toBeCloseTo(4 / 9, 14);
    expect(criteria.x).toMatchObject({ reason: null, percentAgreement: 2 / 3, units: 3, raters: 2, pairs: 3 });
    expect(criteria.x?.ci).toMatchObject({ level: 0.95, low: expect.any(Number), high: expect.any(Number) });
    expect(criteria.x?.ci?.method).toMatch(/^jackknife-/);
  });

  it("reproduces the published examples and the random cases from files", async () => {
    for (const metric of ["nominal", "ordinal", "interval", "ratio"] as const) {
      const cases = [
        ...published.examples.map(({ id, data }) => ({ id, data })),
        ...random.cases.map(({ id, data }) => ({ id: `case ${id}`, data })),
      ];
      const lines = ["evaluator,item,criterion,value"];
      for (const { id, data } of cases) lines.push(...csvOf(id, data).trimEnd().split("\n").slice(1));
      const { criteria } = await resultOf(lines.join("\n"), "--metric", metric);
      for (const { id, data } of cases) {
        const expected = computeAgreement(rowsOf(data), { metric, interval: "jackknife" });
        expect(criteria[id]?.alpha).toBe(expected.alpha);
        expect(criteria[id]?.reason).toBe(expected.reason);
        expect(criteria[id]?.ci).toEqual(expected.ci);
      }
      for (const { id, exact } of published.examples) {
        const value = (exact as Partial<Record<typeof metric, { value: number }>>)[metric]?.value;
        if (value !== undefined) expect(criteria[id]?.alpha).toBeCloseTo(value, 9);
      }
    }
  });

  it("reads byte order mark, CRLF, quotes, blank lines, number forms, extra and moved columns", async () => {
    const content = [
      "\ufeffrevision,value, item ,criterion,counted,evaluator",
      '1,3,"one, ""first""",x,true,a',
      '1,3.0,"one, ""first""",x,true,b',
      "",
      '2, 1e0,"two\nlines",x,,a',
      '1,2,"two\nlines",x,,b',
      "1,+2.50,three,x,,a",
      "1,.5,three,x,,b",
    ].join("\r\n");
    const { criteria } = await resultOf(content, "--metric", "interval");
    const expected = computeAgreement(rowsOf([[3, 1, 2.5], [3, 2, 0.5]]), { metric: "interval", interval: "jackknife" });
    expect(criteria.x?.alpha).toBeCloseTo(expected.alpha ?? Number.NaN, 14);
    expect(criteria.x).toMatchObject({ units: 3, raters: 2, percentAgreement: 1 / 3 });
  });

  it("takes an empty value as missing and says why alpha is undefined", async () => {
    const content = `${small}a,1,y,3\nb,1,y,\na,1,__proto__,\n`;
    const { criteria } = await resultOf(content, "--metric", "ordinal");
    expect(Object.keys(criteria)).toEqual(["x", "y", "__proto__"]);
    expect(criteria.y).toMatchObject({ alpha: null, reason: "no_pairable", ci: null, percentAgreement: null, units: 0 });
  });

  it("gives a seeded BCa interval when seed or replicates are given", async () => {
    const hayes = published.examples.find(({ id }) => id === "hayes_krippendorff2007");
    const content = csvOf("x", hayes?.data ?? []);
    const seeded = await resultOf(content, "--metric", "ordinal", "--seed", "paper", "--replicates", "500");
    expect(seeded.criteria.x?.ci).toMatchObject({ method: "bca", seed: "paper", replicates: 500 });
    expect(await resultOf(content, "--metric", "ordinal", "--seed", "paper", "--replicates", "500")).toEqual(seeded);
    const other = await resultOf(content, "--metric", "ordinal", "--seed", "2");
    expect(other.criteria.x?.ci).toMatchObject({ method: "bca", seed: "2", replicates: 10_000 });
    const unseeded = await resultOf(content, "--metric", "ordinal", "--replicates", "200");
    expect(unseeded.criteria.x?.ci).toMatchObject({ method: "bca", seed: "1", replicates: 200 });
  });

  it("prints an aligned table with the reasons below it", async () => {
    const printed = await run(`${small}a,1,a longer name,3\n`, "--metric", "nominal");
    const [head, first, second, note] = printed.split("\n");
    expect(head?.indexOf("interval")).toBeGreaterThan(0);
    expect(first).toMatch(/^x {13}.* 0\.444 /);
    expect(first?.length).toBe(head?.length);
    expect(second).toMatch(/^a longer name .* 0$/);
    expect(note).toMatch(/^a longer name: No item has answers from two evaluators/);
  });

  const refusals: [string, string | Buffer, RegExp][] = [
    ["a missing column", "evaluator,item,value\na,1,2\n", /row 1: the column "criterion" is missing/],
    ["a column given twice", "evaluator,item,criterion,value,value\n", /row 1: there are two columns "value"/],
    ["an answer that is no number", `${small}c,1,x,high\n`, /row 8, column "value": "high" is not a number/],
    ["NaN", `${small}c,1,x,nan\n`, /row 8, column "value": "nan" is not a number/],
    ["an infinite answer", `${small}c,1,x,1e999\n`, /row 8, column "value": "1e999" is not a number/],
    ["a hexadecimal answer", `${small}c,1,x,0x10\n`, /row 8, column "value"/],
    ["a second answer", `${small}\nb,3,x,1\n`, /row 9, columns "evaluator" and "item": evaluator "b" has already rated item "3" on "x"/],
    ["an answer of nobody", `${small},1,x,1\n`, /row 8, column "evaluator": it is empty/],
    ["an answer to nothing", `${small}c, ,x,1\n`, /row 8, column "item": it is empty/],
    ["an answer without criterion", `${small}c,1,,1\n`, /row 8, column "criterion": it is empty/],
    ["a row that is too short", `${small}c,1,x\n`, /row 8: 3 fields where the header has 4/],
    ["a row that is too long", `${small}c,1,x,1,2\n`, /row 8: 5 fields where the header has 4/],
    ["a quote that is not closed", `${small}c,"1,x,1\n`, /cannot be read: .*[Qq]uote/],
    ["an empty file", "", /is empty; it needs the columns evaluator, item, criterion, value/],
    ["a header alone", "evaluator,item,criterion,value\n", /has a header but no ratings/],
    ["something that is no CSV", Buffer.from([0x50, 0x41, 0x52, 0x31, 0, 1, 2]), /row 1: the column "evaluator" is missing/],
  ];
  for (const [name, content, message] of refusals) {
    it(`refuses ${name} and names the place`, async () => {
      const outcome = run(content, "--metric", "nominal", "--json");
      await expect(outcome).rejects.toThrow(message);
      await expect(outcome).rejects.not.toBeInstanceOf(CommanderError);
    });
  }

  it("refuses a file that is not there", async () => {
    await expect(runOn(join(folder, "none.csv"), "--metric", "nominal")).rejects.toThrow(
      /none\.csv cannot be read: there is no such file/,
    );
    await expect(runOn(folder, "--metric", "nominal")).rejects.toThrow(/cannot be read/);
  });

  it("leaves wrong usage to the command line", async () => {
    const usages = [
      [],
      ["--metric", "euclidean"],
      ["--metric", "nominal", "--replicates", "50"],
      ["--metric", "nominal", "--replicates", "many"],
      ["--metric", "nominal", "--unknown"],
    ];
    for (const flags of usages) {
      await expect(run(small, ...flags)).rejects.toBeInstanceOf(CommanderError);
    }
  });
});
