import { describe, expect, it } from "vitest";
import { fieldOf, mappingSchema, MAPPABLE_FIELDS, withMapping } from "@/lib/datasets/formats/column-mapping";
import { recognise } from "@/lib/datasets/formats/detect";
import { readRecord } from "@/lib/datasets/formats/read-record";

const ROW = {
  key: "ana-1", who: "Ana", s1_text: `["Hello", "Hi"]`, s1_by: `["Ana", "AI"]`, s2_text: `["Again"]`, s2_by: `["Ana"]`, "session1:date": "2024.01.02", shoe_size: 41,
};
const MAPPING = { key: "index", who: "name", "s*_text": "session*:utterances", "s*_by": "session*:speakers" };

describe("columns that were named anew", () => {
  it("are read as the fields that they were said to be", () => {
    expect(recognise(ROW)).toBeUndefined();
    const mapped = withMapping(ROW, mappingSchema.parse(MAPPING));
    expect(recognise(mapped)?.format).toBe("stark");
    const read = readRecord("stark", mapped, "rows");
    expect(read).toMatchObject({ episode: { id: "ana-1", persona: { name: "Ana" }, sessions: [{ date: "2024-01-02", turns: [{ speaker: "Ana", text: "Hello" }, {}] }, { turns: [{ text: "Again" }] }] } });
    expect(read.unknown).toEqual({ shoe_size: 41 });
  });

  it("never push a column aside that is there", () => {
    expect(withMapping({ a: 1, index: 2, b: 3 }, { a: "index", b: "index" })).toEqual({ a: 1, index: 2, b: 3 });
    expect(withMapping({ a: 1, b: 3 }, { a: "index", b: "index" })).toEqual({ index: 1, b: 3 });
  });

  it("are only those whose name has the session's number, where a field is there once for each session", () => {
    expect(withMapping({ text: 1 }, { text: "session*:utterances" })).toEqual({ text: 1 });
    const refused = mappingSchema.safeParse({ text: "session*:utterances" });
    expect(refused.error?.issues[0]?.message).toContain("the session's number");
  });

  it("go to fields that there are, and to nothing else", () => {
    for (const field of ["__proto__", "constructor", "no-field", ""]) expect(mappingSchema.safeParse({ a: field }).success, field).toBe(false);
    for (const field of Object.values(MAPPABLE_FIELDS).flat()) expect(mappingSchema.safeParse({ a1: field }).success, field).toBe(true);
  });
});

describe("the field of a column", () => {
  it.each([
    ["stark", "session3:utterance", "session*:utterances"], ["stark", "unique_id", "index"], ["stark", "shoe_size", null],
    ["concord", "sessions", "sessions"], ["concord", "shoe_size", null], ["dialogcc", "dialogue", "dialogue"], ["dialogcc", "extra", null],
  ] as const)("%s: %s", (format, column, field) => {
    expect(fieldOf(format, column, { extra: 1 })).toBe(field);
  });
});
