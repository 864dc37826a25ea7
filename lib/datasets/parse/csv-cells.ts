/**
 * Cuts a file of delimited text into rows of cells at the level of bytes. A parser of such files loses everything behind
 * an unclosed quote; here the row it stands in is refused, and reading goes on in the next line.
 */
import { isUtf8 } from "node:buffer";
import { MAX_RECORD_BYTES } from "./limits";

/**
 * @property row as a spreadsheet counts: the header is row 1, and a line break inside quotes begins no row.
 * @property isEnd the file ends within it.
 */
export type CsvRow = { row: number; cells: string[] } | { row: number; problem: string; isEnd?: true };

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const DELIMITERS = [",", ";", "\t"] as const;
const SNIFFED_BYTES = 64 * 1024;
/** Where quotes never match, every line is read on from until the limit; that many times over, and the file is given up. */
const MAX_RESCANNED_BYTES = 16 * MAX_RECORD_BYTES;

export async function* splitCsv(chunks: AsyncIterable<Buffer>): AsyncGenerator<CsvRow> {
  let held: Buffer = Buffer.alloc(0);
  let delimiter: number | undefined;
  let scan = newScan();
  let row = 1;
  let rescanned = 0;
  /** A line too long to be held is passed over to its end. */
  let isSkipping = false;

  const giveUp = (problem: string): CsvRow => {
    const lineEnd = held.indexOf(NEWLINE);
    rescanned += lineEnd < 0 ? 0 : scan.at;
    if (rescanned > MAX_RESCANNED_BYTES) throw new Error(`row ${row}: its quotes do not match those of the rows before it`);
    isSkipping = lineEnd < 0;
    held = lineEnd < 0 ? Buffer.alloc(0) : held.subarray(lineEnd + 1);
    scan = newScan();
    return { row: row++, problem };
  };
  const rows = function* (isEnd: boolean): Generator<CsvRow> {
    delimiter ??= delimiterOf(held);
    while (held.length > 0) {
      if (isSkipping) {
        const lineEnd = held.indexOf(NEWLINE);
        held = lineEnd < 0 ? Buffer.alloc(0) : held.subarray(lineEnd + 1);
        isSkipping = lineEnd < 0;
        continue;
      }
      const outcome = runScan(scan, held, delimiter);
      if (outcome === "broken") yield giveUp("a quoted cell goes on behind its closing quote");
      else if (outcome === "more" && held.length > MAX_RECORD_BYTES) yield giveUp(tooLarge(scan));
      else if (outcome === "more" && !isEnd) return;
      else if (outcome === "more" && scan.state === "quoted") yield { ...giveUp("a quote is opened and never closed"), isEnd: true };
      else {
        const record = held.subarray(0, scan.at);
        held = held.subarray(Math.min(held.length, scan.at + 1));
        scan = newScan();
        if (record.length > MAX_RECORD_BYTES) yield { row: row++, problem: TOO_LARGE };
        else if (isBlank(record)) row += 1;
        else yield isUtf8(record) ? { row: row++, cells: cellsOf(record.toString("utf8"), String.fromCharCode(delimiter)) } : { row: row++, problem: "is not valid UTF-8" };
      }
    }
  };

  for await (const chunk of chunks) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    if (delimiter === undefined && held.length < SNIFFED_BYTES && !held.includes(NEWLINE)) continue;
    yield* rows(false);
  }
  yield* rows(true);
}

const TOO_LARGE = `the row is larger than ${MAX_RECORD_BYTES / 1024 / 1024} MB`;

function tooLarge(scan: Scan): string {
  return scan.state === "quoted" ? `a quote is opened and not closed within ${MAX_RECORD_BYTES / 1024 / 1024} MB` : TOO_LARGE;
}

/** The character that cuts the first line most often. Spreadsheets write a semicolon where the comma stands in numbers. */
function delimiterOf(held: Buffer): number {
  const line = held.toString("utf8").split("\n", 1)[0]?.replace(/"[^"]*"/g, "") ?? "";
  let [best, most]: [string, number] = [",", 1];
  for (const candidate of DELIMITERS) {
    const count = line.split(candidate).length;
    if (count > most) [best, most] = [candidate, count];
  }
  return best.charCodeAt(0);
}

/** @property at how far the row has been looked through. */
type Scan = { at: number; state: "start" | "bare" | "quoted" | "closed" | "returned" };

function newScan(): Scan {
  return { at: 0, state: "start" };
}

/** Goes on to the line break that ends the row, or to the end of what is held. */
function runScan(scan: Scan, bytes: Buffer, delimiter: number): "end" | "more" | "broken" {
  while (scan.at < bytes.length) {
    if (scan.state === "quoted") {
      const quote = bytes.indexOf(QUOTE, scan.at);
      scan.at = quote < 0 ? bytes.length : quote + 1;
      if (quote >= 0) scan.state = "closed";
      continue;
    }
    const byte = bytes[scan.at];
    if (byte === NEWLINE) return "end";
    if (byte === delimiter && scan.state !== "returned") scan.state = "start";
    else if (scan.state === "closed" && byte === QUOTE) scan.state = "quoted";
    else if (scan.state === "closed" && byte === RETURN) scan.state = "returned";
    else if (scan.state === "closed" || scan.state === "returned") return "broken";
    else if (scan.state === "start") scan.state = byte === QUOTE ? "quoted" : "bare";
    scan.at += 1;
  }
  return "more";
}

function isBlank(record: Buffer): boolean {
  return record.length === 0 || (record.length === 1 && record[0] === RETURN);
}

/** The cells of a row whose quotes are known to match. */
function cellsOf(text: string, delimiter: string): string[] {
  const end = text.endsWith("\r") ? text.length - 1 : text.length;
  const cells: string[] = [];
  for (let at = 0; ; ) {
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (text[close + 1] === '"') close = text.indexOf('"', close + 2);
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
    } else {
      const next = text.indexOf(delimiter, at);
      const cellEnd = next < 0 ? end : next;
      cells.push(text.slice(at, cellEnd));
      at = cellEnd;
    }
    if (at >= end) return cells;
    at += 1;
  }
}
