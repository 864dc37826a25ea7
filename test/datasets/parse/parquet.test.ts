import { readFileSync } from "node:fs";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { parquetRows } from "@/lib/datasets/parse/parquet";
import type { Source } from "@/lib/datasets/parse/sources";
import { zstdContentSize } from "@/lib/datasets/parse/zstd-size";
import { testFolder, write } from "../../fixtures/files";

const folder = testFolder();
type Options = Partial<Parameters<typeof parquetWriteBuffer>[0]>;

let files = 0;
function file(columnData: Options["columnData"], options: Options = {}): Source {
  const bytes = Buffer.from(parquetWriteBuffer({ columnData: columnData ?? [], ...options }));
  files += 1;
  return sourceOf(write(folder, `${files}.parquet`, bytes), bytes.length);
}

function sourceOf(path: string, bytes: number): Source {
  return { path, label: "shard.parquet", stem: "x", kind: "parquet", bytes, isGzip: false, picturesOnly: false };
}

async function rows(source: Source, after = 0): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const read of parquetRows(source, () => undefined, after)) found.push("value" in read ? { row: read.row, ...read.value } : read);
  return found;
}

/** The library's own reading of the whole file. */
async function whole(source: Source): Promise<unknown[]> {
  const bytes = readFileSync(source.path);
  const read = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer, compressors });
  return read.map((value, index) => ({ row: index + 1, ...value }));
}

const ROWS = 1_500;
const each = <T>(make: (index: number) => T) => Array.from({ length: ROWS }, (_, index) => make(index));
const MIXED: Options["columnData"] = [
  { name: "id", data: each((index) => `id-${index}`), type: "STRING" },
  { name: "long", data: each((index) => (index % 7 === 0 ? null : `Žluťoučký 🐎 ${"x".repeat(index % 300)}`)), type: "STRING" },
  { name: "few", data: each((index) => ["a", "b", null][index % 3]), type: "STRING" },
  { name: "none", data: each(() => null), type: "STRING" },
  { name: "number", data: each((index) => index), type: "INT32" },
  { name: "big", data: each((index) => BigInt(index) * 10n ** 12n), type: "INT64" },
  { name: "json", data: each((index) => ({ a: [index] })), type: "JSON" },
  { name: "when", data: each((index) => new Date(index * 1000)), type: "TIMESTAMP" },
];
const LISTS: Options = {
  columnData: [
    { name: "id", data: each((index) => `id-${index}`) },
    { name: "words", data: each((index) => (index % 5 === 0 ? null : Array.from({ length: index % 40 }, (_, word) => (word % 9 === 8 ? null : `w${index}-${word}`)))) },
  ],
  schema: [
    { name: "root", num_children: 2 },
    { name: "id", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
    { name: "words", converted_type: "LIST", repetition_type: "OPTIONAL", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
  ],
};

describe("a parquet file", () => {
  it.each<[string, Options["columnData"], Options]>([
    ["of one row group of many small pages", MIXED, { rowGroupSize: ROWS, pageSize: 700 }],
    ["of pages larger than its row groups", MIXED, { rowGroupSize: [1, 100, 399] }],
    ["without compression and statistics", MIXED, { rowGroupSize: ROWS, pageSize: 2_000, codec: "UNCOMPRESSED", statistics: false }],
    ["of lists that go over the ends of pages", LISTS.columnData, { schema: LISTS.schema, rowGroupSize: ROWS, pageSize: 300 }],
  ])("%s gives the rows that a reading of the whole gives, from any row on", async (_name, columnData, options) => {
    const source = file(columnData, options);
    const expected = await whole(source);
    expect(expected).toHaveLength(ROWS);
    expect(await rows(source)).toEqual(expected);
    for (const after of [1, 99, 100, 101, 777, ROWS - 1, ROWS]) expect(await rows(source, after), `after ${after}`).toEqual(expected.slice(after));
  });

  it("of which a row is larger than a record may be loses that row alone", async () => {
    const source = file([{ name: "a", data: ["x", "y".repeat(9 * 1024 * 1024), "z"], type: "STRING" }]);
    expect(await rows(source)).toEqual([{ row: 1, a: "x" }, { row: 2, problem: "the row is larger than 8 MB" }, { row: 3, a: "z" }]);
  });

  it("in which every row refers to one long text is cut short where it has become too much", async () => {
    const text = "z".repeat(1024 * 1024);
    const source = file([{ name: "a", data: Array.from({ length: 2_000 }, () => text), type: "STRING" }], { rowGroupSize: 2_000 });
    expect(source.bytes).toBeLessThan(200_000);
    let read = 0;
    await expect((async () => {
      for await (const row of parquetRows(source, () => undefined)) read = row.row;
    })()).rejects.toThrow("it unpacks to more than 100 times its size");
    expect(read).toBeLessThan(30);
  });

  it("may have a column of any name, and gives it as a field like any other", async () => {
    const source = file([{ name: "__proto__", data: ["x"], type: "STRING" }, { name: "constructor", data: ["y"], type: "STRING" }]);
    for await (const read of parquetRows(source, () => undefined)) expect("value" in read && Object.keys(read.value)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it.each<[string, (bytes: Buffer) => void, string]>([
    ["whose pages are noise", (bytes) => bytes.fill(0x7f, 4, 400), "header"],
    ["whose pages are zeros", (bytes) => bytes.fill(0, 4, 400), "page"],
  ])("%s is refused with a reason", async (_name, damage, words) => {
    const bytes = Buffer.from(parquetWriteBuffer({ columnData: MIXED ?? [], rowGroupSize: ROWS, pageSize: 700 }));
    damage(bytes);
    files += 1;
    await expect(rows(sourceOf(write(folder, `${files}.parquet`, bytes), bytes.length))).rejects.toThrow(words);
  });
});

describe("a zstd frame", () => {
  it("says what it unpacks to, in each of its forms", () => {
    const frame = (...bytes: number[]) => Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, ...bytes, 0, 0, 0, 0]);
    expect(zstdContentSize(frame(0x20, 7))).toBe(7);
    expect(zstdContentSize(frame(0x60, 1, 1))).toBe(513);
    expect(zstdContentSize(frame(0x80, 0x50, 0, 0, 1, 0))).toBe(65_536);
    expect(zstdContentSize(frame(0xe0, 0, 0, 0, 0, 1, 0, 0, 0))).toBe(2 ** 32);
    expect(zstdContentSize(frame(0x00, 0x50))).toBeUndefined();
    expect(zstdContentSize(Uint8Array.from([1, 2, 3]))).toBeUndefined();
  });
});
