/**
 * A page as it is handed to the library's decoder: unpacked, and its runs of values looked at first. A run of five bytes
 * can promise two thousand million values, and the decoder would write every one of them before it looks at the page's count.
 */
import type { PageHeader } from "hyparquet";
import type { readPage } from "hyparquet/src/column.js";
import { decompressPage } from "hyparquet/src/datapage.js";
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from "hyparquet/src/schema.js";

type ColumnDecoder = Parameters<typeof readPage>[2];

export type PlainPage = { bytes: Uint8Array; header: PageHeader; decoder: ColumnDecoder };

export function plainPage(bytes: Uint8Array, header: PageHeader, decoder: ColumnDecoder): PlainPage {
  const plain = { ...decoder, codec: "UNCOMPRESSED" as const };
  const second = header.data_page_header_v2;
  if (second) {
    const { repetition_levels_byte_length: repetition, definition_levels_byte_length: definition, num_values: values, num_nulls: nulls } = second;
    if (!(repetition >= 0 && definition >= 0 && repetition + definition <= bytes.length)) throw new Error("a page's levels do not fit into it");
    if (!(nulls >= 0 && nulls <= values)) throw new Error(`a page says that ${nulls} of its ${values} values are none`);
    const levels = bytes.subarray(0, repetition + definition);
    checkRuns(bytes.subarray(0, repetition), bitWidth(getMaxRepetitionLevel(decoder.schemaPath)), values);
    checkRuns(bytes.subarray(repetition, levels.length), bitWidth(getMaxDefinitionLevel(decoder.schemaPath)), values);
    const packed = bytes.subarray(levels.length);
    const content = second.is_compressed === false ? packed : decompressPage(packed, header.uncompressed_page_size - levels.length, decoder.codec, decoder.compressors);
    checkValues(content, second.encoding, decoder, values - nulls);
    const whole = content === packed ? bytes : concat(levels, content);
    return { bytes: whole, header: { ...header, compressed_page_size: whole.length, data_page_header_v2: { ...second, is_compressed: false } }, decoder: plain };
  }
  const content = decompressPage(bytes, header.uncompressed_page_size, decoder.codec, decoder.compressors);
  const first = header.data_page_header;
  if (first) {
    let rest = content;
    if (decoder.schemaPath.length > 1) rest = behindLevels(rest, getMaxRepetitionLevel(decoder.schemaPath), first.num_values);
    rest = behindLevels(rest, getMaxDefinitionLevel(decoder.schemaPath), first.num_values);
    checkValues(rest, first.encoding, decoder, first.num_values);
  }
  return { bytes: content, header: { ...header, compressed_page_size: content.length }, decoder: plain };
}

function concat(start: Uint8Array, end: Uint8Array): Uint8Array {
  const whole = new Uint8Array(start.length + end.length);
  whole.set(start);
  whole.set(end, start.length);
  return whole;
}

function bitWidth(most: number): number {
  return 32 - Math.clz32(most);
}

/** Levels of the first layout stand behind their own length. */
function behindLevels(bytes: Uint8Array, most: number, values: number): Uint8Array {
  if (most === 0) return bytes;
  const length = bytes.length < 4 ? -1 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  if (length < 0 || 4 + length > bytes.length) throw new Error("a page's levels do not fit into it");
  checkRuns(bytes.subarray(4, 4 + length), bitWidth(most), values);
  return bytes.subarray(4 + length);
}

function checkValues(bytes: Uint8Array, encoding: string, decoder: ColumnDecoder, values: number): void {
  if (decoder.type === "BOOLEAN") {
    if (encoding === "RLE") checkRuns(bytes.subarray(4), 1, values);
  } else if (encoding === "RLE" || encoding.endsWith("_DICTIONARY")) checkRuns(bytes.subarray(1), bytes[0] ?? 0, values);
}

/** Runs of one repeated value, or of groups of eight packed by bits, each behind its own count. */
function checkRuns(bytes: Uint8Array, width: number, values: number): void {
  if (width > 32) throw new Error(`a page packs its values into ${width} bits each`);
  let at = 0;
  for (let left = values; left > 0 && at < bytes.length; ) {
    let head = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at];
      at += 1;
      if (byte === undefined) throw new Error("a page ends within a run of values");
      head += (byte & 0x7f) * factor;
      if (byte < 0x80) break;
      factor *= 128;
      if (factor > 2 ** 28) throw new Error("a page says of a run of values that it never ends");
    }
    const half = Math.floor(head / 2);
    const isPacked = head % 2 === 1;
    const count = isPacked ? half * 8 : half;
    // Groups of eight are filled up.
    if (count > left + (isPacked ? 7 : 0)) throw new Error(`a page has a run of ${count} values where ${left} are left`);
    at += isPacked ? half * width : Math.ceil(width / 8);
    left -= count;
  }
}
