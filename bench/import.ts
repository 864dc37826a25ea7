/**
 * Memory and speed of an import of one large JSONL file, through the command line and on a data folder of its own.
 * The limit: 400 MB resident for importer and parser together, whatever the file's size. PostgreSQL is not counted.
 */
import { spawn } from "node:child_process";
import { chmodSync, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { root } from "@/cli/web-server";
import type { EpisodeInput } from "@/lib/datasets/model";
import { childEnvironment } from "@/lib/env";
import { seededRandom } from "@/lib/stats/random";
import { residentBytes } from "./process-tree";

type Options = { json: boolean; megabytes: number };

const MEGABYTE = 1_000_000;
const SAMPLE_EVERY_MS = 200;
const WORDS = "the harbour was quiet when we came back from the market with bread and a story that nobody at home would believe".split(" ");

/** STARK's proportions: five sessions, ten turns of about a hundred characters, two images a session. */
function* episodes(bytes: number): Generator<string> {
  const random = seededRandom("bench import");
  const sentence = () => Array.from({ length: 8 + Math.floor(random.nextUniform() * 24) }, () => WORDS[Math.floor(random.nextUniform() * WORDS.length)]).join(" ");
  for (let index = 0, written = 0; written < bytes; index++) {
    const episode: EpisodeInput = {
      id: `bench:${index}`,
      persona: { name: "Bo", age: 20 + (index % 60), gender: "female", residence: "Norway", sentence: sentence() },
      sessions: Array.from({ length: 5 }, (_, session) => ({
        date: `2023-0${session + 1}-1${index % 10}`, event: sentence(),
        turns: Array.from({ length: 10 }, (_, turn) => ({
          speaker: turn % 2 === 0 ? "AI Assistant" : "Bo", text: sentence(),
          images: turn % 5 === 3 ? [{ candidates: [{ key: `k-${index}-${session}-${turn}` }], description: sentence(), keywords: ["a", "b"] }] : [],
        })),
      })),
    };
    const line = `${JSON.stringify(episode)}\n`;
    written += line.length;
    yield line;
  }
}

export async function runImportBench({ json, megabytes }: Options): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "concord-bench-"));
  chmodSync(home, 0o755); // else, as root, the database would lie elsewhere and stay behind
  try {
    const file = join(home, "bench.jsonl");
    await pipeline(Readable.from(episodes(megabytes * MEGABYTE)), createWriteStream(file));
    const words = ["--import", "tsx", join(root, "cli", "main.ts"), "import", file, "--dataset", "bench", "--json"];
    const started = performance.now();
    const child = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: childEnvironment({ CONCORD_HOME: join(home, "home") }) });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    let peakBytes = 0;
    const sampler = setInterval(() => child.pid && (peakBytes = Math.max(peakBytes, residentBytes(child.pid, "postgres"))), SAMPLE_EVERY_MS);
    const code = await new Promise<number | null>((done) => child.once("close", done));
    clearInterval(sampler);
    const seconds = (performance.now() - started) / 1000;
    if (code !== 0) throw new Error(`The import ended with code ${code}.`);
    const result = JSON.parse(output.trim().split("\n").at(-1) ?? "null") as { episodes: number };
    const bytes = statSync(file).size;
    const report = { episodes: result.episodes, bytes, seconds: round(seconds), megabytesPerSecond: round(bytes / MEGABYTE / seconds), peakRssMb: Math.round(peakBytes / MEGABYTE) };
    console.log(json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
