/** Starts the parsing process and takes its messages, none unchecked. However it ends, the importer goes on living. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { childEnvironment } from "@/lib/env";
import { CHILD_HEAP_MB, CHILD_SILENCE_MS } from "./limits";
import { messageSchema, type Message, type ParseRequest } from "./message";

const ROOT = join(import.meta.dirname, "..", "..", "..");
/** A record of 8 MB, its text escaped and every default written out. */
const MESSAGE_LIMIT = 128 * 1024 * 1024;
const COMPLAINT_LENGTH = 4_000;

/** The parser ended before its work was done; the message says why, for people. */
export class ParserFailed extends Error {}

/** The parser ended since what it found could not be kept, through no fault of the files: it can go on another time. */
export class StoreAway extends Error {}

/** @property bytes of the message as it came: how much memory a batch of them takes. */
export type Received = { message: Message; bytes: number };

export type ParserOptions = { signal: AbortSignal; silenceMs?: number; onStart?: (child: ChildProcess) => void };

/** Back-pressure is the pipe's: while nobody asks for the next message, the parser waits. */
export async function* runParser(request: ParseRequest, options: ParserOptions): AsyncGenerator<Received> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${CHILD_HEAP_MB}`, "--import", "tsx", join(ROOT, "lib", "datasets", "parse", "child.ts"), String(process.pid)],
    // The parser has no business with the database.
    { cwd: ROOT, stdio: ["pipe", "pipe", "pipe"], env: { ...childEnvironment({ NODE_OPTIONS: "" }), DATABASE_URL: undefined } },
  );
  options.onStart?.(child);
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) => {
    child.once("error", () => done({ code: null, signal: null }));
    child.once("close", (code, signal) => done({ code, signal }));
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString("utf8")).slice(-COMPLAINT_LENGTH)));
  child.stdin.on("error", () => undefined); // it ended before it read: its exit tells why
  child.stdin.write(`${JSON.stringify(request)}\n`);
  const stop = () => child.kill("SIGKILL");
  options.signal.addEventListener("abort", stop);
  let file = "";
  let isComplete = false;
  let wasSilent = false;
  try {
    const lines = readLines(child.stdout, options.silenceMs ?? CHILD_SILENCE_MS, () => {
      wasSilent = true;
      stop();
    });
    for await (const line of lines) {
      const message = messageSchema.parse(JSON.parse(line.toString("utf8")));
      if (message.type === "progress") file = message.file;
      if (message.type === "fault") throw new StoreAway(message.reason);
      if (message.type === "end") isComplete = true;
      yield { message, bytes: line.length };
    }
    const { code, signal } = await ended;
    options.signal.throwIfAborted();
    if (!isComplete || code !== 0) throw new ParserFailed(failure(file, { code, signal, complaint, wasSilent }));
  } finally {
    options.signal.removeEventListener("abort", stop);
    stop();
  }
}

type End = { code: number | null; signal: string | null; complaint: string; wasSilent: boolean };

function failure(file: string, { code, signal, complaint, wasSilent }: End): string {
  const where = file ? ` while it read ${file}` : "";
  if (wasSilent) return `The parser was stopped${where}: it made no progress for ${CHILD_SILENCE_MS / 1000} seconds.`;
  const memory = /took \d+ MB of memory, more than it was given/.exec(complaint)?.[0];
  if (memory) return `The parser was stopped${where}: it ${memory}.`;
  if (/heap out of memory|allocation failed/i.test(complaint) || signal === "SIGABRT" || code === 134) return `The parser ran out of memory${where}.`;
  if (signal) return `The parser was ended by ${signal}${where}.`;
  return `The parser ended with code ${code}${where}: ${complaint.trim().split("\n").at(-1)?.slice(0, 500) || "it did not say why"}`;
}

async function* readLines(stream: NodeJS.ReadableStream, silenceMs: number, onSilence: () => void): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (;;) {
    // Only waiting counts as silence: while the importer writes a batch the parser may not speak.
    const timer = setTimeout(onSilence, silenceMs);
    const next = await chunks.next().finally(() => clearTimeout(timer));
    if (next.done) break;
    let rest = next.value;
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      yield Buffer.concat([...parts, rest.subarray(0, end)]);
      parts = [];
      size = 0;
      rest = rest.subarray(end + 1);
    }
    size += rest.length;
    if (size > MESSAGE_LIMIT) throw new ParserFailed("The parser sent a message that is larger than any record can be.");
    if (rest.length > 0) parts.push(Buffer.from(rest));
  }
}
