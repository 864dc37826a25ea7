import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { testFolder, write } from "../../fixtures/files";

const watchdog = join(import.meta.dirname, "..", "..", "..", "lib", "datasets", "parse", "watchdog.mjs");

/** A program that is stuck in one endless computation, as a parser may be in one hostile record. */
function stuck(memoryBytes: number, parent: string): string {
  return `import { Worker } from "node:worker_threads";
    new Worker(${JSON.stringify(watchdog)}, { execArgv: [], workerData: { parent: ${parent}, memoryBytes: ${memoryBytes} } }).on("online", () => { for (;;); });`;
}

const folder = testFolder();
let programs = 0;

function start(program: string) {
  programs += 1;
  return spawn(process.execPath, [write(folder, `program-${programs}.mjs`, program)], { stdio: ["ignore", "ignore", "pipe"] });
}

function run(program: string) {
  const child = start(program);
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString("utf8")));
  return new Promise<{ signal: string | null; words: string }>((done) => child.once("close", (_code, signal) => done({ signal, words })));
}

describe("the watchdog of the parsing process", () => {
  it("ends it when it takes more memory than it was given, and says so", async () => {
    const { signal, words } = await run(stuck(1024 * 1024, "process.ppid"));
    expect(signal).toBe("SIGKILL");
    expect(words).toMatch(/^took \d+ MB of memory, more than it was given$/m);
  });

  it("ends it when the importer is gone, without a word", async () => {
    expect(await run(stuck(1024 ** 4, "-1"))).toEqual({ signal: "SIGKILL", words: "" });
  });

  it("leaves it alone otherwise", async () => {
    const child = start(stuck(1024 ** 4, "process.ppid"));
    const ended = new Promise<string>((done) => child.once("close", () => done("ended")));
    expect(await Promise.race([ended, sleep(1_500, "running")])).toBe("running");
    child.kill("SIGKILL");
    await ended;
  });
});
