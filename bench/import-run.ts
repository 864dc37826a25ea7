/** One import through the command line, and what it takes of the machine. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { root } from "@/cli/web-server";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { residentBytes } from "./process-tree";

const SAMPLE_EVERY_MS = 200;
const resultSchema = z.object({ episodes: z.number(), images: z.object({ stored: z.number() }) });

export type ImportRun = { seconds: number; peakBytes: number; episodes: number };

/** Into the database that is set; pictures go to `home`. PostgreSQL's memory is not counted. */
export function startImport(words: readonly string[], home: string): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), "import", ...words, "--dataset", "bench", "--json"], {
    cwd: root, stdio: ["ignore", "pipe", "ignore"], env: childEnvironment({ CONCORD_HOME: home, DATABASE_URL: databaseUrl() }),
  });
}

export async function measuredImport(words: readonly string[], home: string): Promise<ImportRun> {
  const started = performance.now();
  const child = startImport(words, home);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  let peakBytes = 0;
  const sampler = setInterval(() => child.pid && (peakBytes = Math.max(peakBytes, residentBytes(child.pid, "postgres"))), SAMPLE_EVERY_MS);
  const code = await new Promise<number | null>((done) => child.once("close", done));
  clearInterval(sampler);
  if (code !== 0) throw new Error(`The import ended with code ${code}: ${output.slice(-500)}`);
  const { episodes } = resultSchema.parse(JSON.parse(output.trim().split("\n").at(-1) ?? "null"));
  return { seconds: (performance.now() - started) / 1000, peakBytes, episodes };
}
