import type { PageHeader } from "hyparquet";
import { describe, expect, it } from "vitest";
import { plainPage } from "@/lib/datasets/parse/parquet-runs";

type Decoder = Parameters<typeof plainPage>[2];

/** One optional column of text. */
const decoder = {
  type: "BYTE_ARRAY", codec: "UNCOMPRESSED", pathInSchema: ["a"], element: { name: "a" }, parsers: {},
  schemaPath: [{ element: { name: "root" }, children: [], path: [] }, { element: { name: "a", repetition_type: "OPTIONAL" }, children: [], path: ["a"] }],
} as unknown as Decoder;

function second(levels: number[], values: number[], says: Partial<NonNullable<PageHeader["data_page_header_v2"]>> = {}): [Uint8Array, PageHeader, Decoder] {
  const bytes = Uint8Array.from([...levels, ...values]);
  const page = { num_values: 10, num_nulls: 0, num_rows: 10, encoding: "RLE_DICTIONARY", repetition_levels_byte_length: 0, definition_levels_byte_length: levels.length, is_compressed: false, ...says };
  return [bytes, { type: "DATA_PAGE_V2", compressed_page_size: bytes.length, uncompressed_page_size: bytes.length, data_page_header_v2: page } as PageHeader, decoder];
}

describe("the runs of a page", () => {
  it("pass where they hold what the page says", () => {
    const page = second([20, 1], [2, 5, 0xe4, 0xe4, 0xe4, 0xe4]);
    expect(plainPage(...page).bytes).toEqual(page[0]);
  });

  it.each([
    ["levels of two thousand million values", second([0xfe, 0xff, 0xff, 0xff, 0x0f, 1], []), /has a run of 2147483647 values where 10 are left/],
    ["a count that never ends", second([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], []), /never ends/],
    ["keys of two thousand million values", second([20, 1], [2, 0xff, 0xff, 0xff, 0xff, 0x07]), /has a run of \d+ values where 10 are left/],
    ["a count that is cut off", second([0x80], []), /ends within a run/],
    ["keys of 200 bits", second([20, 1], [200, 20, 1]), /into 200 bits each/],
    ["more that are none than there are", second([20, 1], [], { num_nulls: 11 }), /11 of its 10 values are none/],
    ["fewer than none that are none", second([20, 1], [], { num_nulls: -5_000_000 }), /are none/],
    ["levels beyond its end", second([20, 1], [], { definition_levels_byte_length: 500 }), /do not fit/],
  ])("are refused for %s", (_name, page, reason) => {
    expect(() => plainPage(...page)).toThrow(reason);
  });
});
