/** Cuts files into records at the level of bytes: only one record is ever in memory, and a broken one costs only itself. */
import { isUtf8 } from "node:buffer";
import { withExactIntegers } from "./exact-integers";
import { MAX_DEPTH, MAX_RECORD_BYTES } from "./limits";

/**
 * @property row from 1; null where the fault is the file's and no record is lost by it.
 * @property isLast a line that the file ends in: nothing shows that it is whole.
 * @property isEnd the file is cut off there, or cannot be read behind it.
 */
export type RawRecord = { row: number; bytes: Buffer; isLast?: true } | { row: number | null; problem: string; isEnd?: true };

const NEWLINE = 0x0a;
const TOO_LARGE = `larger than ${MAX_RECORD_BYTES / 1024 / 1024} MB`;

/** One record per line; empty lines are counted as lines and skipped. */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<RawRecord> {
  let row = 1;
  let parts: Buffer[] = [];
  let size = 0;
  let isTooLarge = false;
  const finish = (): RawRecord | undefined => {
    const record: RawRecord = isTooLarge ? { row, problem: `the line is ${TOO_LARGE}` } : { row, bytes: Buffer.concat(parts, size) };
    parts = [];
    size = 0;
    isTooLarge = false;
    return "bytes" in record && isBlank(record.bytes) ? undefined : record;
  };
  for await (const chunk of chunks) {
    let start = 0;
    while (start < chunk.length) {
      const found = chunk.indexOf(NEWLINE, start);
      const end = found < 0 ? chunk.length : found;
      if (size + end - start > MAX_RECORD_BYTES) {
        isTooLarge = true;
        parts = [];
        size = 0;
      }
      // A part of a chunk that is kept while more is read would keep the whole chunk alive.
      if (!isTooLarge && end > start) {
        parts.push(found < 0 ? Buffer.from(chunk.subarray(start, end)) : chunk.subarray(start, end));
        size += end - start;
      }
      if (found < 0) break;
      const record = finish();
      if (record) yield record;
      row += 1;
      start = found + 1;
    }
  }
  const last = finish();
  if (last) yield { ...last, ...("bytes" in last ? { isLast: true } : { isEnd: true }) };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The elements of a top-level array; or, where the file does not begin with one, its values one after another. */
export async function* splitJson(chunks: AsyncIterable<Buffer>): AsyncGenerator<RawRecord> {
  let layout: "unknown" | "list" | "values" | "ended" = "unknown";
  let row = 1;
  let depth = 0;
  let inText = false;
  let isEscaped = false;
  let inValue = false;
  let needsComma = false;
  let parts: Buffer[] = [];
  let size = 0;
  let isTooLarge = false;
  const keep = (bytes: Buffer, copy: boolean) => {
    size += bytes.length;
    if (size > MAX_RECORD_BYTES) {
      isTooLarge = true;
      parts = [];
    }
    if (!isTooLarge) parts.push(copy ? Buffer.from(bytes) : bytes);
  };
  const take = (): RawRecord => {
    const record: RawRecord = isTooLarge ? { row, problem: `the record is ${TOO_LARGE}` } : { row, bytes: Buffer.concat(parts) };
    row += 1;
    inValue = false;
    needsComma = layout === "list";
    parts = [];
    size = 0;
    isTooLarge = false;
    return record;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (inText) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inText = false;
        continue;
      }
      if (!inValue) {
        if (isSpace(byte)) continue;
        if (layout === "ended") {
          yield { row: null, problem: "there is more after the end of the list", isEnd: true };
          return;
        }
        if (layout === "unknown") {
          layout = byte === OPEN_LIST ? "list" : "values";
          if (layout === "list") continue;
        }
        if (layout === "list" && byte === CLOSE_LIST) {
          layout = "ended";
          continue;
        }
        if (layout === "list" && byte === COMMA && needsComma) {
          needsComma = false;
          continue;
        }
        if (needsComma || byte === COMMA) {
          yield { row, problem: "the file is not valid JSON here: a comma or the end of the list is expected", isEnd: true };
          return;
        }
        // No value begins with it, and what begins none would be met here again for ever.
        if (byte === CLOSE_LIST) {
          yield { row, problem: "the file is not valid JSON here: the end of a list that has no beginning", isEnd: true };
          return;
        }
        inValue = true;
        start = at;
        depth = 0;
      }
      if (byte === QUOTE) inText = true;
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
      else if (depth > 0 && (byte === CLOSE_LIST || byte === CLOSE_OBJECT)) {
        depth -= 1;
        if (depth === 0) {
          keep(chunk.subarray(start, at + 1), false);
          yield take();
        }
      } else if (depth === 0 && (byte === COMMA || byte === CLOSE_LIST || isSpace(byte))) {
        // A bare scalar where a record belongs ends at the next separator.
        keep(chunk.subarray(start, at), false);
        yield take();
        at -= 1;
      }
    }
    if (inValue) keep(chunk.subarray(start), true);
    // What follows in the next chunk starts at its first byte.
    if (inValue) start = 0;
  }
  if (inValue && layout === "values" && depth === 0 && !inText) yield take();
  else if (inValue) yield { row, problem: "the file ends within this record: it is cut off", isEnd: true };
  else if (layout === "list") yield { row: null, problem: "the file ends before its list does: it is cut off", isEnd: true };
}

/** @returns the value, or what is wrong with the bytes. */
export function decodeRecord(bytes: Buffer): { value: unknown } | { problem: string } {
  if (!isUtf8(bytes)) return { problem: "is not valid UTF-8" };
  let text = bytes.toString("utf8");
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  try {
    const value: unknown = JSON.parse(withExactIntegers(text));
    return isDeeperThan(value, MAX_DEPTH) ? { problem: `is nested deeper than ${MAX_DEPTH} levels` } : { value };
  } catch (error) {
    return { problem: `is not valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : "cannot be parsed"}` };
  }
}

/** Level by level, without recursion: the depth is what an attacker chooses. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((entry): unknown[] => (typeof entry === "object" && entry !== null ? Object.values(entry) : []));
  }
  return false;
}
