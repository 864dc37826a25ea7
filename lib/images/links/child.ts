/**
 * The process that asks: tasks on standard input, what each came to on standard output, a line each. What comes from other
 * people's hosts is decoded here, where a fault of a decoder takes nothing with it. It has no database.
 */
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";
import { CHILD_MEMORY_MB } from "@/lib/datasets/parse/limits";
import { AppError } from "@/lib/errors";
import { createFetcher } from "@/lib/fetch/fetcher";
import { imageStore } from "../store";
import { askUrl } from "./ask";
import { type Answer, taskSchema } from "./message";

new Worker(new URL("../../datasets/parse/watchdog.mjs", import.meta.url), {
  execArgv: [], workerData: { parent: Number(process.argv[2]), memoryBytes: CHILD_MEMORY_MB * 1024 * 1024 },
}).unref();

// The job has closed its end: nobody is there to tell.
process.stdout.on("error", () => process.exit(1));
const say = (answer: Answer) => void process.stdout.write(`${JSON.stringify(answer)}\n`);

const fetcher = createFetcher();
const store = imageStore();

async function work(line: string): Promise<void> {
  const { id, mode, url } = taskSchema.parse(JSON.parse(line));
  try {
    say({ id, outcome: await askUrl(fetcher, store, mode, url) });
  } catch (error) {
    // The store is away: whatever is fetched now would be lost.
    if (error instanceof AppError) say({ id, fault: error.message });
    else throw error;
  }
}

const fail = (error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
};
for await (const line of createInterface({ input: process.stdin })) work(line).catch(fail);
