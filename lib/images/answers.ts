/**
 * The other side of `Asker`: questions on standard input, what each came to on standard output, a line each. What is untrusted is decoded
 * here, where a fault of a decoder takes nothing with it. Such a process has no database.
 */
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { CHILD_MEMORY_MB } from "@/lib/datasets/parse/limits";
import { AppError } from "@/lib/errors";

/** Its argument is its parent's process id. */
export async function serveAnswers<Question>(schema: z.ZodType<Question>, work: (question: Question) => Promise<unknown>): Promise<void> {
  new Worker(new URL("../datasets/parse/watchdog.mjs", import.meta.url), {
    execArgv: [], workerData: { parent: Number(process.argv[2]), memoryBytes: CHILD_MEMORY_MB * 1024 * 1024 },
  }).unref();
  // The job has closed its end: nobody is there to tell.
  process.stdout.on("error", () => process.exit(1));
  const say = (answer: object) => void process.stdout.write(`${JSON.stringify(answer)}\n`);
  const taskSchema = z.strictObject({ id: z.int(), question: schema });
  const answer = async (line: string) => {
    const { id, question } = taskSchema.parse(JSON.parse(line));
    try {
      say({ id, outcome: await work(question) });
    } catch (error) {
      // The store is away: whatever is found now would be lost.
      if (error instanceof AppError) say({ id, fault: error.message });
      else throw error;
    }
  };
  const fail = (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  };
  for await (const line of createInterface({ input: process.stdin })) answer(line).catch(fail);
}
