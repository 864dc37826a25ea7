/**
 * Work in a process of its own. A worker that computed for minutes itself could not send its heartbeats meanwhile: its leases
 * would run out, those of other jobs with them.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { releaseDatabase } from "@/lib/db/prepare";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { AppError } from "@/lib/errors";

const ROOT = join(import.meta.dirname, "..", "..");
const FOLLOW_PARENT = join(ROOT, "cli", "follow-parent.mjs");
const COMPLAINT_LENGTH = 4_000;

/** A line of the child's standard output. */
const messageSchema = z.union([
  z.strictObject({ type: z.literal("progress"), progress: z.unknown() }),
  z.strictObject({ type: z.literal("end"), result: z.unknown() }),
  /** An expected end: the sentence is for people. */
  z.strictObject({ type: z.literal("refusal"), message: z.string() }),
]);
type Message = z.infer<typeof messageSchema>;

type ApartOptions = { signal: AbortSignal; onProgress?: (progress: unknown) => Promise<void> };

/**
 * Starts `entry`, which calls `serveApart`, on the same database and data folder, and waits for its end. It ends with this
 * process, however that ends.
 *
 * @param entry a TypeScript file.
 * @param task as JSON; small, since it is an argument of the command line.
 * @returns what the task gave.
 * @throws AppError for an end that was to be expected; the reason of `signal` where that stopped it; Error where it failed.
 * @example const result = await runApart(join(import.meta.dirname, "child.ts"), { studyId }, { signal });
 */
export async function runApart(entry: string, task: unknown, { signal, onProgress }: ApartOptions): Promise<unknown> {
  const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, "--import", "tsx", entry, JSON.stringify(task)], {
    cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], env: childEnvironment({ DATABASE_URL: databaseUrl(), NODE_OPTIONS: "" }),
  });
  const ended = new Promise<{ code: number | null; by: string | null }>((done) => {
    child.once("error", () => done({ code: null, by: null }));
    child.once("close", (code, by) => done({ code, by }));
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString("utf8")).slice(-COMPLAINT_LENGTH)));
  const stop = () => child.kill("SIGKILL");
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  let result: { value: unknown } | undefined;
  try {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      const message = messageSchema.parse(JSON.parse(line));
      if (message.type === "progress") await onProgress?.(message.progress);
      else if (message.type === "end") result = { value: message.result };
      else throw new AppError("conflict", message.message);
    }
    const { code, by } = await ended;
    signal.throwIfAborted();
    if (!result || code !== 0) throw new Error(`The process that computed it ended ${by ? `by ${by}` : `with code ${code}`}: ${complaint.trim().split("\n").at(-1)?.slice(0, 500) || "it did not say why"}`);
    return result.value;
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

/**
 * The other side: reads the task from the command line, does it, and says how it ended.
 *
 * @param work gives the result; `tell` passes progress on.
 * @example await serveApart(async (task, tell) => analyse(taskSchema.parse(task)));
 */
export async function serveApart(work: (task: unknown, tell: (progress: unknown) => void) => Promise<unknown>): Promise<void> {
  const say = (message: Message) => void process.stdout.write(`${JSON.stringify(message)}\n`);
  try {
    say({ type: "end", result: await work(JSON.parse(process.argv[2] ?? ""), (progress) => say({ type: "progress", progress })) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    say({ type: "refusal", message: error.message });
  } finally {
    await releaseDatabase();
  }
}
