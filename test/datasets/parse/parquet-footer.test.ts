import type { FileMetaData } from "hyparquet";
import { describe, expect, it } from "vitest";
import { checkFooter } from "@/lib/datasets/parse/parquet-footer";
import { MAX_PARQUET_ROWS } from "@/lib/datasets/parse/limits";

type Column = { at: number; size: number; uncompressed?: number; values?: number };

function footer(groups: { rows: number; columns: Column[] }[], rows = groups.reduce((sum, group) => sum + group.rows, 0)): FileMetaData {
  return {
    version: 1, schema: [], num_rows: BigInt(rows), metadata_length: 100,
    row_groups: groups.map((group) => ({
      num_rows: BigInt(group.rows), total_byte_size: 0n,
      columns: group.columns.map(({ at, size, uncompressed = size, values = group.rows }) => ({
        file_offset: 0n,
        meta_data: {
          type: "BYTE_ARRAY", encodings: ["PLAIN"], path_in_schema: ["a"], codec: "UNCOMPRESSED", num_values: BigInt(values),
          total_uncompressed_size: BigInt(uncompressed), total_compressed_size: BigInt(size), data_page_offset: BigInt(at),
        },
      })),
    })),
  } as FileMetaData;
}

const FILE = 10_000;

describe("a parquet footer", () => {
  it("passes where its columns lie side by side", () => {
    expect(checkFooter(footer([{ rows: 10, columns: [{ at: 4, size: 100 }, { at: 104, size: 50 }] }, { rows: 5, columns: [{ at: 154, size: 100 }] }]), FILE)).toBeUndefined();
  });

  it.each([
    ["more rows than are read", footer([{ rows: 1, columns: [] }], MAX_PARQUET_ROWS + 1), "rows"],
    ["a row group of more rows than are read", footer([{ rows: 2_147_483_647, columns: [{ at: 4, size: 10 }] }], 10), "a row group says it has"],
    ["row groups that share one page", footer([{ rows: 1000, columns: [{ at: 4, size: 100 }] }, { rows: 1000, columns: [{ at: 4, size: 100 }] }]), "two columns claim the same bytes"],
    ["columns that overlap", footer([{ rows: 1, columns: [{ at: 4, size: 100 }, { at: 50, size: 100 }] }]), "two columns claim the same bytes"],
    ["a column beyond the file", footer([{ rows: 1, columns: [{ at: 9_950, size: 100 }] }]), "outside the file"],
    ["a column before the file", footer([{ rows: 1, columns: [{ at: -4, size: 100 }] }]), "outside the file"],
    ["rows that do not add up", footer([{ rows: 3, columns: [{ at: 4, size: 100 }] }], 4), "3 rows together where the footer says 4"],
    ["a negative count", footer([{ rows: 3, columns: [{ at: 4, size: 100, values: -1 }] }]), "fewer than no values"],
  ])("is refused for %s", (_name, metadata, words) => {
    expect(checkFooter(metadata, FILE)).toContain(words);
  });
});
