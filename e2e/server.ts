/** Starts Concord as a person would (`npm start`, with the sample study) on a data folder of its own, for the whole run. */
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

export const root = join(import.meta.dirname, "..");
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;

/** Where a server answers and where it keeps its data. */
export type ConcordServer = { origin: string; port: number; home: string };
export type OwnServer = ConcordServer & { pid: number; stop: () => Promise<void> };

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/** For whatever runs beside a server: the `concord` command above all. */
export function environmentOf({ port, home }: Omit<ConcordServer, "origin">): NodeJS.ProcessEnv {
  return { ...process.env, CONCORD_HOME: home, PORT: String(port), HOST: "127.0.0.1" };
}

/** A server of the caller's own, to be killed and started as a test needs it. */
export async function startConcord(...options: string[]): Promise<OwnServer> {
  const home = mkdtempSync(join(tmpdir(), "concord-e2e-"));
  chmodSync(home, 0o755); // else, as root, the database would lie elsewhere and stay behind
  const port = await freePort();
  // A run that is killed takes its servers with it.
  const follow = ["--import", join(root, "cli", "follow-parent.mjs")];
  const child = spawn(process.execPath, [...follow, "--import", "tsx", join(root, "cli", "main.ts"), "start", ...options], {
    cwd: root, stdio: ["ignore", "pipe", "inherit"], env: environmentOf({ port, home }),
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
    child.kill("SIGKILL");
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { origin: await readyOrigin(child.stdout, ended), port, home, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address on the line that says that requests are answered. */
function readyOrigin(output: Readable, ended: Promise<void>): Promise<string> {
  return new Promise((done, fail) => {
    const overdue = setTimeout(() => fail(new Error("Concord did not become ready.")), START_LIMIT_MS);
    void ended.then(() => {
      clearTimeout(overdue);
      fail(new Error("Concord ended before it was ready."));
    });
    createInterface({ input: output }).on("line", (line) => {
      if (!line.startsWith("ready ")) return;
      clearTimeout(overdue);
      done(line.slice("ready ".length).trim());
    });
  });
}

/** The server of the whole run. */
export function sharedServer(): ConcordServer {
  const { E2E_ORIGIN: origin, CONCORD_HOME: home, PORT: port } = process.env;
  if (!origin || !home || !port) throw new Error("The tests are run by Playwright, which starts the server for them.");
  return { origin, home, port: Number(port) };
}

export default async function start(): Promise<() => Promise<void>> {
  const { origin, home, port, stop } = await startConcord("--sample");
  process.env.E2E_ORIGIN = origin;
  process.env.CONCORD_HOME = home;
  process.env.PORT = String(port);
  return stop;
}
