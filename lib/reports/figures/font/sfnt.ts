/** The container of a TrueType font: a directory of named tables. Read from a file, or written anew around a subset. */

export type FontTables = ReadonlyMap<string, Uint8Array>;

const DIRECTORY_START = 12;
const ENTRY = 16;

export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function readTables(file: Uint8Array): FontTables {
  const data = view(file);
  // A Buffer's slice() shares its memory; a Uint8Array's copies. Tables are sliced and changed, the font must not be.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < data.getUint16(4); index += 1) {
    const entry = DIRECTORY_START + index * ENTRY;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    tables.set(tag, bytes.subarray(data.getUint32(entry + 8), data.getUint32(entry + 8) + data.getUint32(entry + 12)));
  }
  return tables;
}

export function tableOf(tables: FontTables, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no table "${tag}".`);
  return table;
}

/** Tables in the order of their tags, each on four bytes, with the sums that readers check. */
export function writeTables(tables: FontTables): Uint8Array {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = DIRECTORY_START + entries.length * ENTRY;
  const file = new Uint8Array(entries.reduce((length, [, table]) => length + padded(table.length), start));
  const data = view(file);
  const power = Math.floor(Math.log2(entries.length));
  data.setUint32(0, 0x00010000);
  data.setUint16(4, entries.length);
  data.setUint16(6, 2 ** power * ENTRY);
  data.setUint16(8, power);
  data.setUint16(10, (entries.length - 2 ** power) * ENTRY);
  let offset = start;
  let head = 0;
  for (const [index, [tag, table]] of entries.entries()) {
    file.set(table, offset);
    if (tag === "head") head = offset;
    if (tag === "head") data.setUint32(offset + 8, 0);
    const entry = DIRECTORY_START + index * ENTRY;
    for (let letter = 0; letter < 4; letter += 1) data.setUint8(entry + letter, tag.charCodeAt(letter));
    data.setUint32(entry + 4, sum(data, offset, padded(table.length)));
    data.setUint32(entry + 8, offset);
    data.setUint32(entry + 12, table.length);
    offset += padded(table.length);
  }
  data.setUint32(head + 8, (0xb1b0afba - sum(data, 0, file.length)) >>> 0);
  return file;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function sum(data: DataView, from: number, length: number): number {
  let total = 0;
  for (let offset = from; offset < from + length; offset += 4) total = (total + data.getUint32(offset)) >>> 0;
  return total;
}
