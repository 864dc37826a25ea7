/** Parquet files whose footers promise what their bytes do not hold. */
import { gzipSync } from "node:zlib";
import { autoSchemaElement, ByteWriter, ParquetWriter } from "hyparquet-writer";
import { parquetBuffer } from "../../fixtures/files";
import { PLAIN_SESSION, starkRow } from "../../fixtures/stark";
import type { HostileFile } from "./hostile-file";

const good = (id: string) => parquetBuffer([starkRow(`${id}-1`, [PLAIN_SESSION]), starkRow(`${id}-2`, [PLAIN_SESSION])]);
const damaged = (bytes: Buffer, start: number, end: number) => {
  bytes.fill(0xff, start, end);
  return bytes;
};

/** One column of a few rows, and what the footer says of them. */
function forged(lie: (writer: ParquetWriter) => void, rows = 10): Buffer {
  const data = Array.from({ length: rows }, (_, index) => `row ${index}`);
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: [{ name: "root", num_children: 1 }, autoSchemaElement("index", data)], codec: "UNCOMPRESSED", statistics: false });
  file.write({ columnData: [{ name: "index", data }] });
  lie(file);
  file.finish();
  return Buffer.from(writer.getBytes());
}

const firstGroup = (file: ParquetWriter) => {
  const [group] = file.row_groups;
  const chunk = group?.columns[0]?.meta_data;
  if (!group || !chunk) throw new Error("The writer made no row group.");
  return { group, chunk };
};

/** 622,770,257,630,000 rows in 290 row groups that all point at one page, as a known file of 42 kB does. */
const petabytes = () => forged((file) => {
  const { group } = firstGroup(file);
  group.num_rows = 2_147_483_647n;
  file.row_groups = Array.from({ length: 290 }, () => group);
  file.num_rows = 290n * 2_147_483_647n;
});

export const HOSTILE_PARQUET: readonly HostileFile[] = [
  { name: "petabytes.parquet", bytes: petabytes, says: [{ row: null, reason: /it says it has 622770257630 rows/ }] },
  { name: "one-page-for-all.parquet", bytes: () => forged((file) => { file.row_groups = Array.from({ length: 290 }, () => firstGroup(file).group); file.num_rows = 2_900n; }), says: [{ row: null, reason: /two columns claim the same bytes/ }] },
  { name: "group-of-billions.parquet", bytes: () => forged((file) => { firstGroup(file).group.num_rows = 2_147_483_647n; }), says: [{ row: null, reason: /a row group says it has 2147483647 rows/ }] },
  { name: "rows-that-are-not-there.parquet", bytes: () => forged((file) => { firstGroup(file).group.num_rows = 1_000n; firstGroup(file).chunk.num_values = 1_000n; file.num_rows = 1_000n; }), says: [{ row: null, reason: /./ }], andMore: true },
  { name: "rows-that-do-not-add-up.parquet", bytes: () => forged((file) => { file.num_rows = 9n; }), says: [{ row: null, reason: /10 rows together where the footer says 9/ }] },
  { name: "negative.parquet", bytes: () => forged((file) => { firstGroup(file).chunk.num_values = -1n; }), says: [{ row: null, reason: /fewer than no values/ }] },
  { name: "outside.parquet", bytes: () => forged((file) => { firstGroup(file).chunk.data_page_offset = 1_000_000n; }), says: [{ row: null, reason: /outside the file/ }] },
  { name: "without-footer.parquet", bytes: () => good("pf").subarray(0, -200), says: [{ row: null, reason: /cut off/ }] },
  { name: "cut-in-page.parquet", bytes: () => { const bytes = good("pp"); return Buffer.concat([bytes.subarray(0, 200), bytes.subarray(600)]); }, says: [{ row: null, reason: /./ }] },
  { name: "damaged-page.parquet", bytes: () => damaged(good("pd"), 60, 400), says: [{ row: null, reason: /./ }] },
  { name: "damaged-footer.parquet", bytes: () => { const bytes = good("pg"); return damaged(bytes, bytes.length - 400, bytes.length - 100); }, says: [{ row: null, reason: /./ }] },
  { name: "footer-larger-than-the-file.parquet", bytes: () => { const bytes = good("pl"); bytes.writeUInt32LE(0xffffffff, bytes.length - 8); return bytes; }, says: [{ row: null, reason: /footer that does not fit/ }] },
  { name: "no-parquet.parquet", bytes: () => "not a parquet file at all", says: [{ row: null, reason: /no parquet file/ }] },
  { name: "compressed.parquet.gz", bytes: () => gzipSync(good("pz")), says: [{ row: null, reason: /unpack it with gunzip first/ }] },
];
