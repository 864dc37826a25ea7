import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withExactIntegers } from "@/lib/datasets/parse/exact-integers";
import { decodeRecord, splitJson, splitLines, type RawRecord } from "@/lib/datasets/parse/json-records";
import { MAX_RECORD_BYTES } from "@/lib/datasets/parse/limits";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}

type Split = typeof splitLines;

async function records(split: Split, text: string | Buffer, size = 7): Promise<(RawRecord & { value?: unknown })[]> {
  const found: (RawRecord & { value?: unknown })[] = [];
  for await (const record of split(inPieces(Buffer.from(text), size))) {
    const decoded = "bytes" in record ? decodeRecord(record.bytes) : undefined;
    found.push({ ...record, ...(decoded && "value" in decoded ? { value: decoded.value } : {}), ...(decoded && "problem" in decoded ? { problem: decoded.problem } : {}) });
  }
  return found;
}

const values = (found: { value?: unknown }[]) => found.map((record) => record.value);

describe("lines", () => {
  it("are records with their line number; empty ones are passed over but counted", async () => {
    const found = await records(splitLines, `{"a":1}\n\n  \r\n{"b":"x\\ny"}\r\n{"c":3}`);
    expect(found.map(({ row, value }) => ({ row, value }))).toEqual([{ row: 1, value: { a: 1 } }, { row: 4, value: { b: "x\ny" } }, { row: 5, value: { c: 3 } }]);
  });

  it("report a line that is cut off, and one that is no UTF-8, and go on", async () => {
    const found = await records(splitLines, Buffer.concat([Buffer.from(`{"a":`), Buffer.from([10, 0x22, 0xff, 0xfe, 0x22, 10]), Buffer.from(`{"b":2}\n{"cut":"of`)]));
    expect(found.map((record) => ("problem" in record ? record.problem.slice(0, 18) : "value"))).toEqual(["is not valid JSON:", "is not valid UTF-8", "value", "is not valid JSON:"]);
  });

  it("report a line that is larger than a record may be, without keeping it", async () => {
    const long = Buffer.alloc(MAX_RECORD_BYTES + 10, 0x78);
    const found = await records(splitLines, Buffer.concat([long, Buffer.from(`\n{"b":2}\n`)]), 1024 * 1024);
    expect(found).toMatchObject([{ row: 1, problem: "the line is larger than 8 MB" }, { row: 2, value: { b: 2 } }]);
  });
});

describe("a JSON file", () => {
  it("gives the elements of a list, one conversation, or values one after another", async () => {
    expect(values(await records(splitJson, ` [ {"a":[1,{"b":"]}"}]} ,\n {"c":"\\"}{"} ] \n`))).toEqual([{ a: [1, { b: "]}" }] }, { c: '"}{' }]);
    expect(values(await records(splitJson, `{"a":{"b":[]}}`))).toEqual([{ a: { b: [] } }]);
    expect(values(await records(splitJson, `{"a":1}\n{"b":2}`))).toEqual([{ a: 1 }, { b: 2 }]);
    expect(values(await records(splitJson, `[1, "two", null]`))).toEqual([1, "two", null]);
    expect(await records(splitJson, "[]")).toEqual([]);
    expect(await records(splitJson, " ")).toEqual([]);
  });

  it.each([
    [`[{"a":1},{"b":`, 2, "cut off"],
    [`[{"a":1}`, null, "cut off"],
    [`[{"a":1},`, null, "cut off"],
    [`[{"a":1} {"b":2}]`, 2, "not valid JSON here"],
    [`[{"a":1},,{"b":2}]`, 2, "not valid JSON here"],
    [`[{"a":1}] more`, null, "after the end of the list"],
    [`{"a":"open`, 1, "cut off"],
    [`{"a":1}]`, 2, "not valid JSON here"],
    [`1 {"a":1} ]]`, 3, "not valid JSON here"],
    [`]`, 1, "not valid JSON here"],
  ])("%s is taken up to its fault at row %s", async (text, row, words) => {
    const found = await records(splitJson, text, 3);
    expect(found.slice(0, -1).every((record) => "value" in record)).toBe(true);
    expect(found.at(-1)).toMatchObject({ row, problem: expect.stringContaining(words) as string });
  });

  it("loses only the element that is broken or too large", async () => {
    expect(await records(splitJson, `[{"a":1},{"b":tru},{"c":3}]`)).toMatchObject([{ value: { a: 1 } }, { row: 2, problem: expect.stringContaining("not valid JSON") as string }, { value: { c: 3 } }]);
    const large = `[{"a":"${"x".repeat(MAX_RECORD_BYTES)}"},{"b":2}]`;
    expect(await records(splitJson, large, 1024 * 1024)).toMatchObject([{ row: 1, problem: "the record is larger than 8 MB" }, { row: 2, value: { b: 2 } }]);
  });

  it("gives the same wherever the pieces end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.object({ maxDepth: 3 }), { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), fc.boolean(), async (list, size, pretty) => {
        // As it is read in one piece: a whole number that is no safe one comes as text.
        const plain = JSON.parse(withExactIntegers(JSON.stringify(list))) as unknown[];
        expect(values(await records(splitJson, JSON.stringify(plain, null, pretty ? 2 : 0), size))).toEqual(plain);
        expect(values(await records(splitLines, plain.map((value) => JSON.stringify(value)).join("\n"), size))).toEqual(plain);
      }),
      { seed: 20261121, numRuns: 150 },
    );
  });
});

describe("a record", () => {
  it("is refused where it is nested deeper than 64 levels, however deep", () => {
    expect(decodeRecord(Buffer.from(`${"[".repeat(60)}1${"]".repeat(60)}`))).toHaveProperty("value");
    expect(decodeRecord(Buffer.from(`${"[".repeat(70)}1${"]".repeat(70)}`))).toEqual({ problem: "is nested deeper than 64 levels" });
    expect(decodeRecord(Buffer.from(`${"[".repeat(100_000)}${"]".repeat(100_000)}`))).toHaveProperty("problem");
  });

  it("may begin with a byte-order mark", () => {
    expect(decodeRecord(Buffer.from(`\uFEFF{"a":1}`))).toEqual({ value: { a: 1 } });
  });
});
