/** The parsing process: one request on standard input, messages on standard output, a line each. Its argument is its parent's process id. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";
import { CHILD_MEMORY_MB } from "./limits";
import { requestSchema, type Message } from "./message";
import { readSources } from "./read-sources";

// Plain JavaScript without this process's own switches: the watchdog needs no TypeScript, and must start at once.
new Worker(new URL("./watchdog.mjs", import.meta.url), {
  execArgv: [], workerData: { parent: Number(process.argv[2]), memoryBytes: CHILD_MEMORY_MB * 1024 * 1024 },
}).unref();

async function send(message: Message): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, "drain");
  // Whatever else is found would be lost.
  if (message.type === "fault") await new Promise(() => process.stdout.write("", () => process.exit(1)));
}

// The importer has closed its end: nobody is there to tell.
process.stdout.on("error", () => process.exit(1));

for await (const line of createInterface({ input: process.stdin })) {
  await readSources(requestSchema.parse(JSON.parse(line)), send);
  break;
}
// Leaves when everything written has been taken.
process.stdout.write("", () => process.exit(0));
