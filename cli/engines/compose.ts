/** Docker Compose on engines/compose.yaml. Its own output goes to the terminal: whoever waits for weights wants to see them come. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ENGINES_OF, PRESETS, type Preset } from "./presets";

export const COMPOSE_FILE = join(import.meta.dirname, "..", "..", "engines", "compose.yaml");
const EVERY_PRESET = ["--profile", "*"];
const COMPLAINT_CHARACTERS = 1_000;

type Ended = { code: number | null; complaint: string; isMissing: boolean };

/** @param show whether standard output and errors are passed on; errors are kept either way. */
function docker(words: readonly string[], show: boolean): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn("docker", words, { stdio: ["ignore", show ? "inherit" : "ignore", "pipe"] });
    let complaint = "";
    child.stderr.on("data", (part: Buffer) => {
      complaint = (complaint + part.toString("utf8")).slice(-COMPLAINT_CHARACTERS);
      if (show) process.stderr.write(part);
    });
    child.once("error", (error: NodeJS.ErrnoException) => done({ code: null, complaint: error.message, isMissing: error.code === "ENOENT" }));
    child.once("close", (code) => done({ code, complaint: complaint.trim(), isMissing: false }));
  });
}

/** @throws Error that says what is to be installed. */
export async function assertCompose(): Promise<void> {
  const { code, complaint, isMissing } = await docker(["compose", "version"], false);
  if (isMissing) throw new Error("There is no docker on this machine. Install Docker Engine with its Compose plugin, and for a GPU the NVIDIA Container Toolkit.");
  if (code !== 0) throw new Error(`Docker is here, but not Docker Compose: “docker compose version” says: ${complaint.split("\n").at(0) ?? "nothing"}. Install the Compose plugin.`);
}

/** @throws Error where docker fails. */
async function compose(envFile: string, words: readonly string[]): Promise<void> {
  const { code, complaint } = await docker(["compose", "--file", COMPOSE_FILE, "--env-file", envFile, ...words], true);
  if (code === 0) return;
  const last = complaint.split("\n").at(-1) ?? "";
  throw new Error(`“docker compose ${words.join(" ")}” failed${last ? `: ${last}` : ` with code ${code}`}.`);
}

/** Stops what the preset does not need, which another one may have started on the same ports, and starts what it does. */
export async function composeUp(envFile: string, preset: Preset): Promise<void> {
  const needed = new Set(ENGINES_OF[preset].map(({ service }) => service));
  const others = new Set(PRESETS.flatMap((other) => ENGINES_OF[other].map(({ service }) => service)).filter((service) => !needed.has(service)));
  await compose(envFile, [...EVERY_PRESET, "rm", "--stop", "--force", ...others]);
  await compose(envFile, ["--profile", preset, "up", "--detach", "--remove-orphans"]);
}

/** Of every preset. Volumes, and the weights in them, stay. */
export function composeDown(envFile: string): Promise<void> {
  return compose(envFile, [...EVERY_PRESET, "down", "--remove-orphans"]);
}

export function composeStatus(envFile: string): Promise<void> {
  return compose(envFile, [...EVERY_PRESET, "ps", "--all"]);
}
