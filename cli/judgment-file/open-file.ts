/** A file of judgments before its kind is known. Read once from front to back, so that it may be a pipe. */
import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { JudgmentFileError } from "./judgment-file-error";

const HEAD_BYTES = 64 * 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export type FileKind = "delimited" | "lines of JSON" | "JSON";
export type OpenFile = { kind: FileKind; extension: string; head: Buffer; chunks: AsyncGenerator<Buffer> };

export async function openFile(file: string): Promise<OpenFile> {
  const source = createReadStream(file)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head = Buffer.alloc(0);
  let isWhole = false;
  while (head.length < HEAD_BYTES && !isWhole) {
    const next = await source.next();
    if (next.done) isWhole = true;
    else head = Buffer.concat([head, next.value]);
  }
  if (head.subarray(0, 3).equals(BYTE_ORDER_MARK)) head = head.subarray(3);
  refuseOtherThanText(file, head);
  const extension = extname(file).toLowerCase();
  return { kind: kindOf(extension, head), extension, head, chunks: rest(head, source) };
}

async function* rest(head: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield head;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}

/** Content goes before the name, but a table may begin with a brace. */
function kindOf(extension: string, head: Buffer): FileKind {
  if ([".csv", ".tsv", ".tab"].includes(extension)) return "delimited";
  const first = head.toString("latin1").trimStart()[0];
  if (first === "[") return "JSON";
  if (first === "{") return extension === ".jsonl" || extension === ".ndjson" ? "lines of JSON" : "JSON";
  if (extension === ".jsonl" || extension === ".ndjson") return "lines of JSON";
  return extension === ".json" ? "JSON" : "delimited";
}

const OTHER_FORMATS: [magic: number[], what: string][] = [
  [[0x1f, 0x8b], "is compressed (gzip); unpack it first."],
  [[0x50, 0x4b, 0x03, 0x04], "is an archive or a workbook; save the sheet as CSV first."],
  [[0xff, 0xfe], "is UTF-16; save it as UTF-8."],
  [[0xfe, 0xff], "is UTF-16; save it as UTF-8."],
];

function refuseOtherThanText(file: string, head: Buffer): void {
  for (const [magic, what] of OTHER_FORMATS) if (head.subarray(0, magic.length).equals(Buffer.from(magic))) throw new JudgmentFileError(`${file} ${what}`);
}
