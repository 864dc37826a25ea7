/** Files from anywhere, through the two commands that compute from files. The Label Studio exports are made by hand in its formats. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registerAgreement } from "@/cli/commands/agreement";
import { registerCompare } from "@/cli/commands/compare";
import { registerMeans } from "@/cli/commands/means";
import { registerPlan } from "@/cli/commands/plan";
import { JudgmentFileError } from "@/cli/judgment-file/judgment-file-error";
import { UsageError } from "@/cli/usage-error";
import type { Preferences } from "@/lib/reports/comparison/schema";
import { computeAgreement } from "@/lib/stats/agreement";
import type { Metric } from "@/lib/stats/metric";
import { rowsOf } from "../stats/rating-matrix";

const LABEL_STUDIO = join(import.meta.dirname, "..", "fixtures", "label-studio");

let folder = "";
let said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-files-"));
  said = [];
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function run(...words: string[]): Promise<string> {
  let printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(console, "error").mockImplementation((text) => void said.push(String(text)));
  const program = new Command().exitOverride();
  for (const register of [registerAgreement, registerCompare, registerMeans, registerPlan]) register(program);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  try {
    await program.parseAsync(["node", "concord", ...words]);
  } finally {
    vi.restoreAllMocks();
  }
  return printed;
}

async function written(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

type Criteria = Record<string, { alpha: number | null; units: number; raters: number; pairs: number; percentAgreement: number | null; ci: unknown; ac1: unknown; kendall: unknown; iccAgreement: unknown }>;
const agreementOf = async (file: string, ...flags: string[]) => (JSON.parse(await run("agreement", file, "--json", ...flags)) as { criteria: Criteria }).criteria;
const agreementIn = async (name: string, content: string | Buffer, ...flags: string[]) => agreementOf(await written(name, content), ...flags);
const comparisonOf = async (file: string, ...flags: string[]) => JSON.parse(await run("compare", file, "--json", ...flags)) as Preferences;

// What the fixtures hold.
const STARS = [[4, 3, 2, 5, 1, 4], [4, 3, 1, 5, 1, 4], [5, 3, 2, 5, 2, null]];
const TONES = [[3, 2, 1, 3, 1, 3], [3, 2, 1, 3, 1, 2], [3, 3, 1, 3, 2, null]];
const expected = (data: (number | null)[][], metric: Metric) => computeAgreement(rowsOf(data), { metric, interval: "jackknife" });

const ROWS = rowsOf(STARS).filter(({ value }) => value !== null).map(({ evaluator, item, value }) => ({ evaluator, item, criterion: "clarity", value }));
const CSV = ["evaluator,item,criterion,value", ...ROWS.map(({ evaluator, item, criterion, value }) => [evaluator, item, criterion, value].join(",")), ""].join("\n");
const JSONL = ROWS.map((row) => JSON.stringify(row)).join("\n");

describe("the same ratings in another file", () => {
  const alpha = expected(STARS, "ordinal").alpha;
  const files: [string, string, string | Buffer, string[]][] = [
    ["a CSV", "r.csv", CSV, []],
    ["a TSV", "r.tsv", CSV.replaceAll(",", "\t"), []],
    ["a table with tabs and another name", "r.txt", CSV.replaceAll(",", "\t"), []],
    ["a table with semicolons, as spreadsheets write it", "r.csv", `\ufeff${CSV.replaceAll(",", ";")}`, []],
    ["lines of JSON", "r.jsonl", JSONL, []],
    ["lines of JSON with a byte order mark, blank lines, unknown keys and CRLF", "r.ndjson", `\ufeff${JSONL.replaceAll("}", ',"note":{"deep":[1]}}').replaceAll("\n", "\r\n\r\n")}\r\n`, []],
    ["lines of JSON under another name", "r.txt", JSONL, []],
    ["a list of objects", "r.json", JSON.stringify(ROWS, null, 2), []],
    ["other names", "r.csv", CSV.replace("evaluator,item,criterion,value", "annotator,doc,question,the score"), ["--columns", "evaluator=annotator, item=doc,criterion=question,value=the score"]],
    ["other keys", "r.jsonl", JSONL.replaceAll('"evaluator"', '"who"').replaceAll('"value"', '"score"'), ["--columns", "evaluator=who,value=score"]],
  ];
  it.each(files)("%s", async (_, name, content, flags) => {
    const criteria = await agreementIn(name, content, "--metric", "ordinal", ...flags);
    expect(Object.keys(criteria)).toEqual(["clarity"]);
    expect(criteria.clarity).toMatchObject({ alpha, units: 6, raters: 3, pairs: 16 });
  });

  it("a column for each criterion", async () => {
    const lines = ["annotator,doc,clarity,fluency,remark"];
    const objects: object[] = [];
    for (const { evaluator, item, value } of ROWS) {
      const fluency = 6 - Number(value);
      lines.push(`${evaluator},${item},${value},${fluency},"=1+1, or so"`);
      // A question that somebody left out has no key.
      objects.push({ annotator: evaluator, doc: item, clarity: value, ...(item === ROWS[0]?.item ? {} : { fluency }) });
    }
    const flags = ["--metric", "interval", "--columns", "evaluator=annotator,item=doc", "--criteria", "clarity,fluency"];
    const { clarity, fluency } = await agreementIn("wide.csv", lines.join("\n"), ...flags);
    expect(clarity?.alpha).toBe(expected(STARS, "interval").alpha);
    expect(fluency?.alpha).toBeCloseTo(clarity?.alpha ?? Number.NaN, 12);
    const ofObjects = await agreementIn("wide.json", JSON.stringify(objects), ...flags);
    expect(ofObjects.clarity).toEqual(clarity);
    expect(ofObjects.fluency).toMatchObject({ units: 5 });
  });

  it("null and an empty text are missing answers; a number that JavaScript cannot hold stays who it is", async () => {
    const lines = [
      { evaluator: 1, item: "x", value: 3 }, { evaluator: 2, item: "x", value: null }, { evaluator: 2, item: "y", value: " " }, { evaluator: 1, item: "y", value: "2" },
    ].map((row) => JSON.stringify({ criterion: "c", ...row }));
    lines.push(`{"criterion":"c","evaluator":1,"item":12345678901234567890,"value":1}`, `{"criterion":"c","evaluator":1,"item":12345678901234567891,"value":1}`);
    expect((await agreementIn("r.jsonl", lines.join("\n"), "--metric", "nominal")).c).toMatchObject({ alpha: null, units: 0, pairs: 0 });
  });
});

describe("a Label Studio export", () => {
  it("gives stars as numbers, and says what it left out", async () => {
    const criteria = await agreementOf(join(LABEL_STUDIO, "ratings.json"), "--metric", "ordinal", "--criteria", "clarity");
    expect(criteria).toEqual({ clarity: expect.objectContaining({ alpha: expected(STARS, "ordinal").alpha, units: 6, raters: 3, pairs: 16 }) });
    expect(said).toEqual(["left out: 1 cancelled annotations", "left out: 1 annotations marked as ground truth (--ground-truth takes them in)"]);
  });

  it("gives words as categories, or as points of an order", async () => {
    const file = join(LABEL_STUDIO, "ratings.json");
    const nominal = await agreementOf(file, "--metric", "nominal");
    expect(Object.keys(nominal)).toEqual(["clarity", "tone"]);
    expect(nominal.tone?.alpha).toBeCloseTo(expected(TONES, "nominal").alpha ?? Number.NaN, 12);
    expect(said).toContain("left out: 17 results of type textarea");
    const ordinal = await agreementOf(file, "--metric", "ordinal", "--criteria", "tone", "--scale", "Bad, Fair, Good");
    expect(ordinal.tone?.alpha).toBe(expected(TONES, "ordinal").alpha);
    const turned = await agreementOf(file, "--metric", "ordinal", "--criteria", "tone", "--scale", "Fair,Good,Bad");
    expect(turned.tone?.alpha).not.toBeCloseTo(ordinal.tone?.alpha ?? Number.NaN, 3);
    await expect(run("agreement", file, "--metric", "ordinal", "--criteria", "tone")).rejects.toThrow(/row 1 \(task 41\), key "value": "Good" is not a number;.*--scale/);
    await expect(run("agreement", file, "--metric", "ordinal", "--criteria", "tone", "--scale", "Bad,Good")).rejects.toThrow(/row 2 \(task 42\), key "value": "Fair" is not on the scale Bad, Good/);
  });

  it("takes ground truth in if told to, and items by a key of their data", async () => {
    const file = join(LABEL_STUDIO, "ratings.json");
    const withTruth = await agreementOf(file, "--metric", "ordinal", "--criteria", "clarity", "--ground-truth");
    expect(withTruth.clarity).toMatchObject({ raters: 4, pairs: 19 });
    const byDocument = await agreementOf(file, "--metric", "ordinal", "--criteria", "clarity", "--columns", "item=doc");
    expect(byDocument.clarity).toMatchObject({ alpha: expected(STARS, "ordinal").alpha });
    await expect(run("agreement", file, "--metric", "ordinal", "--columns", "item=missing")).rejects.toThrow(/row 1 \(task 41\), key "missing": it is empty/);
    await expect(run("agreement", file, "--metric", "ordinal", "--columns", "evaluator=x")).rejects.toThrow(/"evaluator" has a place of its own/);
    await expect(run("agreement", file, "--metric", "ordinal", "--criteria", "clarity,none")).rejects.toThrow(/no result is named "none"/);
  });

  it.each(["json-min.json", "ratings.csv"])("with a row per annotation (%s) says the same", async (name) => {
    const whole = await agreementOf(join(LABEL_STUDIO, "ratings.json"), "--metric", "nominal");
    expect(await agreementOf(join(LABEL_STUDIO, name), "--metric", "nominal", "--criteria", "clarity,tone")).toEqual(whole);
    await expect(run("agreement", join(LABEL_STUDIO, name), "--metric", "nominal")).rejects.toThrow(/row 1: this is an export of Label Studio with a row per annotation; say with --criteria/);
  });

  it("of pairs needs to know what stood left and right", async () => {
    const file = join(LABEL_STUDIO, "pairs.json");
    const { contrasts } = await comparisonOf(file, "--columns", "left=system_left,right=system_right", "--first", "stark");
    // By hand: stark stood left, right, left; the two chose left, left, right and left, right, right.
    expect(contrasts[0]).toMatchObject({ first: "stark", second: "other", criteria: [{ n: 6, wins: { count: 3 }, losses: { count: 3 } }, { n: 6, ties: { count: 3 }, wins: { count: 2 }, losses: { count: 1 } }] });
    await expect(run("compare", file)).rejects.toThrow(/row 1 \(task 1\), key "left": Label Studio does not know it; say with --columns left=KEY/);
  });

  it("refuses what has no single answer, and the same person twice", async () => {
    const text = await readFile(join(LABEL_STUDIO, "ratings.json"), "utf8");
    /** @param change of the first annotation of the second task. */
    const changed = async (change: object, question = 0) => {
      const tasks = JSON.parse(text) as { annotations: { result: object[] }[] }[];
      const annotation = tasks[1]?.annotations[0];
      if ("value" in change) Object.assign(annotation?.result[question] ?? {}, change);
      else Object.assign(annotation ?? {}, change);
      return agreementIn("changed.json", JSON.stringify(tasks), "--metric", "nominal");
    };
    await expect(changed({ value: { choices: ["Good", "Bad"] } }, 1)).rejects.toThrow(/row 2 \(task 42\), key "value": there are 2 choices where one answer is expected/);
    await expect(changed({ value: { stars: 3 } })).rejects.toThrow(/row 2 \(task 42\), key "value": it has neither rating, number, choices nor selected/);
    await expect(changed({ completed_by: 11 })).rejects.toThrow(/row 2 \(task 42\), keys "completed_by" and "id": evaluator "11" has already rated item "42" on "clarity"/);
    await expect(changed({ completed_by: null })).rejects.toThrow(/row 2 \(task 42\), key "completed_by": it is empty/);
    await expect(changed({ completed_by: [1] })).rejects.toThrow(/key "completed_by": it is neither text nor a number/);
  });
});

describe("words", () => {
  const words = ["evaluator,item,criterion,value", "a,1,c,yes", "b,1,c,yes", "a,2,c,no", "b,2,c,yes", "a,3,c,maybe", "b,3,c,maybe", "a,4,c,no", "b,4,c,no"];

  it("are categories, to the last digit whatever the order of rows", async () => {
    const flags = ["--metric", "nominal", "--seed", "words", "--replicates", "300"];
    const forwards = await agreementIn("w.csv", words.join("\n"), ...flags);
    const backwards = await agreementIn("w.csv", [words[0], ...words.slice(1).reverse()].join("\n"), ...flags);
    expect(backwards).toEqual(forwards);
    // By hand: Do = 2/8; De = 1 - (3·2 + 3·2 + 2·1)/56.
    expect(forwards.c?.alpha).toBeCloseTo(1 - 0.25 / (1 - 14 / 56), 12);
  });

  it.each(["NaN", "n/a", "NULL", "-inf", "1e999", "0x10", "12a", ".5.5"])("are no %s, which is a missing answer or a broken number", async (value) => {
    await expect(agreementIn("w.csv", `${words.join("\n")}\na,5,c,${value}\n`, "--metric", "nominal")).rejects.toThrow(/row 10, column "value": ".*" is not a number; leave it empty/);
  });

  it("do not mix with numbers in one criterion", async () => {
    await expect(agreementIn("w.csv", `${words.join("\n")}\na,5,c,3\n`, "--metric", "nominal")).rejects.toThrow(/row 10, column "value": "3" is a number, and no word as the answers to "c" before it are/);
    await expect(agreementIn("w.csv", `${CSV}z,9,clarity,high\n`, "--metric", "nominal")).rejects.toThrow(/column "value": "high" is not a number, as the answers to "clarity" before it are/);
    await expect(agreementIn("w.csv", words.join("\n"), "--metric", "ordinal")).rejects.toThrow(/row 2, column "value": "yes" is not a number; .*--scale/);
  });
});

describe("a scale and limits", () => {
  it("refuse what lies outside, with its place", async () => {
    await expect(agreementIn("r.csv", CSV, "--metric", "ordinal", "--max", "4")).rejects.toThrow(/r\.csv, row \d+, column "value": 5 is above --max 4/);
    await expect(agreementIn("r.csv", CSV, "--metric", "ordinal", "--min", "1.5")).rejects.toThrow(/column "value": 1 is below --min 1.5/);
    await expect(agreementIn("r.csv", CSV, "--metric", "ordinal", "--scale", "1,2,3,4")).rejects.toThrow(/"5" is not on the scale 1, 2, 3, 4/);
    const inside = await agreementIn("r.csv", CSV, "--metric", "ratio", "--min", "1", "--max", "5");
    expect(inside).toEqual(await agreementIn("r.csv", CSV, "--metric", "ratio"));
    // Points that are numbers stand for themselves, however they are written.
    const onScale = await agreementIn("r.csv", CSV.replaceAll(",5\n", ",5.0\n"), "--metric", "ratio", "--scale", "1,2,3,4,5,9");
    for (const [criterion, { alpha, ci, kendall, iccAgreement }] of Object.entries(inside)) expect(onScale[criterion]).toMatchObject({ alpha, ci, kendall, iccAgreement });
    // A point that nobody took is a category all the same, by which two might have agreed without meaning to.
    expect(onScale.clarity?.ac1).not.toEqual(inside.clarity?.ac1);
  });

  it("leave what contradicts itself to the command line", async () => {
    const file = await written("r.csv", CSV);
    for (const flags of [["--scale", "1,2", "--min", "1"], ["--min", "5", "--max", "1"], ["--columns", "rater=annotator"], ["--columns", "value=x", "--criteria", "clarity"]]) {
      await expect(run("agreement", file, "--metric", "ordinal", ...flags), flags.join(" ")).rejects.toBeInstanceOf(UsageError);
    }
    await expect(run("agreement", file, "--metric", "interval", "--scale", "Bad,Good")).rejects.toThrow(/in an order and no more/);
    for (const flags of [["--scale", "Bad"], ["--scale", "Bad,Bad"], ["--min", "low"], ["--columns", "evaluator"], ["--columns", "item=a,item=b"], ["--criteria", "a,,b"], ["--criteria", "a,a"]]) {
      await expect(run("agreement", file, "--metric", "ordinal", ...flags), flags.join(" ")).rejects.toBeInstanceOf(CommanderError);
    }
  });
});

describe("a hostile or broken file", () => {
  const long = "x".repeat(10 * 1024 * 1024);
  const row = (fields: object) => JSON.stringify({ evaluator: "a", item: "1", criterion: "c", value: 1, ...fields });
  const deep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
  const refusals: [string, string, string | Buffer, string[], RegExp][] = [
    ["a line of 10 MB", "r.jsonl", `${row({})}\n${row({ evaluator: long })}\n`, [], /r\.jsonl, row 2: the line is larger than 8 MB/],
    ["an element of 10 MB", "r.json", `[${row({})},${row({ evaluator: long })}]`, [], /r\.json, row 2: the record is larger than 8 MB/],
    ["a row of 10 MB", "r.csv", `${CSV}${long},1,c,1\n`, [], /r\.csv, row \d+: larger than 8 MB/],
    ["a quote of 10 MB", "r.csv", `${CSV}"${long}`, [], /r\.csv, row \d+: larger than 8 MB/],
    ["deep nesting", "r.jsonl", `{"evaluator":${deep}}\n`, [], /row 1 is nested deeper than 64 levels/],
    ["deep nesting in a list", "r.json", `[{"a":${deep}}]`, [], /row 1 is nested deeper than 64 levels/],
    ["a file of brackets", "r.json", "[".repeat(100_000), [], /cut off/],
    ["a torn list", "r.json", `[${row({})},{"evaluator":`, [], /row 2: the file ends within this record: it is cut off/],
    ["a torn line", "r.jsonl", `${row({})}\n{"evaluator":\n`, [], /row 2 is not valid JSON/],
    ["NaN as some programs write it", "r.json", `[{"evaluator":"a","item":"1","criterion":"c","value":NaN}]`, [], /row 1 is not valid JSON/],
    ["text behind the list", "r.json", `[${row({})}] {}`, [], /there is more after the end of the list/],
    ["a list of lists", "r.json", "[[1,2]]", [], /row 1 is no object/],
    ["a list of nothing", "r.json", "[]", [], /r\.json has no ratings/],
    ["an answer that is an object", "r.jsonl", row({ value: { a: 1 } }), [], /row 1, key "value": it is neither text nor a number/],
    ["an evaluator that is a list", "r.jsonl", row({ evaluator: ["a", "b"] }), [], /row 1, key "evaluator": there are 2 answers where one is expected/],
    ["a missing key", "r.jsonl", `${row({})}\n{"evaluator":"b","item":"1","value":2}\n`, [], /row 2: the key "criterion" is missing; it has evaluator, item, value/],
    ["a key that only the language has", "r.jsonl", `${row({})}\n`, ["--columns", "evaluator=constructor"], /row 1: the key "constructor" is missing/],
    ["a column that is not there", "r.csv", CSV, ["--columns", "evaluator=annotator"], /row 1: the column "annotator" is missing; the header has evaluator, item, criterion, value/],
    ["a criterion that is no column", "r.csv", CSV, ["--criteria", "clarity"], /row 1: the column "clarity" is missing/],
    ["a criterion in no object", "r.jsonl", row({}), ["--criteria", "clarity"], /no row has the key "clarity"/],
    ["another encoding", "r.csv", Buffer.concat([Buffer.from(CSV), Buffer.from([0x4a, 0x6f, 0x73, 0xe9, 0x2c])]), [], /it is not UTF-8 text/],
    ["another encoding of JSON", "r.jsonl", Buffer.concat([Buffer.from(`{"evaluator":"Jos`), Buffer.from([0xe9]), Buffer.from(`"}`)]), [], /row 1 is not valid UTF-8/],
    ["UTF-16", "r.csv", Buffer.from(`\ufeff${CSV}`, "utf16le"), [], /is UTF-16; save it as UTF-8/],
    ["a workbook", "r.xlsx", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0]), [], /is an archive or a workbook/],
    ["a compressed file", "r.csv.gz", Buffer.from([0x1f, 0x8b, 8, 0]), [], /is compressed \(gzip\)/],
    ["blanks alone", "r.jsonl", " \n\n", [], /r\.jsonl is empty; it needs the columns evaluator, item, criterion, value/],
  ];
  it.each(refusals)("%s is refused with its place", async (_, name, content, flags, message) => {
    const outcome = agreementIn(name, content, "--metric", "ordinal", ...flags);
    await expect(outcome).rejects.toThrow(message);
    await expect(outcome).rejects.toBeInstanceOf(JudgmentFileError);
  });

  it("names that are formulas or the language's own stay names", async () => {
    const names = ["__proto__", "constructor", "toString", "=HYPERLINK(\"http://evil.example\")", "+1", "@x"];
    const lines = names.flatMap((name) => ["a", "b"].flatMap((evaluator) => ["1", "2"].map((item) => `{"evaluator":"${evaluator}","item":"${item}","value":${item},"criterion":${JSON.stringify(name)},"__proto__":{"value":9}}`)));
    const file = await written("names.jsonl", lines.join("\n"));
    const criteria = await agreementOf(file, "--metric", "nominal");
    expect(Object.keys(criteria)).toEqual(names);
    for (const name of names) expect(Object.getOwnPropertyDescriptor(criteria, name)?.value).toMatchObject({ alpha: 1, units: 2 });
    expect(({} as { value?: unknown }).value).toBeUndefined();
    const wide = await agreementIn("wide.csv", "evaluator,item,__proto__\na,1,1\nb,1,1\na,2,2\nb,2,2\n", "--metric", "nominal", "--criteria", "__proto__");
    expect(Object.keys(wide)).toEqual(["__proto__"]);
  });
});

describe("concord compare", () => {
  const answers = [["ann", "1", "left"], ["bob", "1", "right"], ["ann", "2", "tie"]].map(([evaluator, item, choice]) => ({ evaluator, item, criterion: "flow", left: "stark", right: "dialogcc", choice }));

  it("reads lines of JSON, other names and a column for each criterion", async () => {
    const long = await comparisonOf(await written("c.jsonl", answers.map((row) => JSON.stringify(row)).join("\n")), "--first", "stark");
    expect(long.contrasts[0]?.criteria[0]).toMatchObject({ n: 3, wins: { count: 1 }, ties: { count: 1 }, losses: { count: 1 } });
    const wide = ["judge,item,a,b,flow", ...answers.map(({ evaluator, item, left, right, choice }) => [evaluator, item, left, right, choice].join(","))].join("\n");
    expect(await comparisonOf(await written("wide.csv", wide), "--first", "stark", "--columns", "evaluator=judge,left=a,right=b", "--criteria", "flow")).toEqual(long);
  });

  it("refuses a second answer of a person to a pair, also from JSON", async () => {
    const twice = [...answers, { ...answers[0], left: "dialogcc", right: "stark" }];
    await expect(run("compare", await written("c.json", JSON.stringify(twice)))).rejects.toThrow(/c\.json, row 4, keys "evaluator" and "item": evaluator "ann" has already compared/);
  });
});

describe("docs/guide/files-from-anywhere.md", () => {
  it("shows commands that work on the files it speaks of", async () => {
    const guide = await readFile(join(import.meta.dirname, "../../docs/guide/files-from-anywhere.md"), "utf8");
    const commands = [...guide.matchAll(/^npm run -s concord -- (.+)$/gm)].map(([, words]) => words ?? "");
    const wide = ROWS.map(({ evaluator, item, value }) => `${evaluator},${item},${value},${value}`);
    const files: Record<string, string> = {
      "ratings.csv": CSV,
      "systems.csv": ["evaluator,item,criterion,value,system", ...ROWS.flatMap(({ evaluator, item, criterion, value }) => [`${evaluator},${item},${criterion},${value},mine`, `${evaluator},${item},${criterion},3,other`])].join("\n"),
      "answers.csv": CSV.replace("evaluator,item,criterion,value", "annotator,doc,question,score"),
      "wide.csv": ["annotator,item,clarity,fluency", ...wide].join("\n"),
      "preferences.csv": "evaluator,item,criterion,left,right,choice\nann,1,flow,stark,dialogcc,left\n",
      "ratings.json": await readFile(join(LABEL_STUDIO, "ratings.json"), "utf8"),
      "pairs.json": await readFile(join(LABEL_STUDIO, "pairs.json"), "utf8"),
    };
    for (const [name, content] of Object.entries(files)) await written(name, content);
    const used = new Set<string>();
    for (const command of commands) {
      const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
      const placed = words.map((word) => (word in files ? (used.add(word), join(folder, word)) : word));
      expect((await run(...placed)).length, command).toBeGreaterThan(50);
    }
    expect([...used].sort()).toEqual(Object.keys(files).sort());
  });
});
