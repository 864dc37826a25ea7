/** Starts Concord as a person would (`npm start`, with the sample study) on a data folder of its own, for the whole run. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "..");
const START_LIMIT_MS = 120_000;

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

export default async function start(): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), "concord-e2e-"));
  const port = await freePort();
  process.env.CONCORD_HOME = home;
  process.env.PORT = String(port);
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), "start", "--sample"], {
    cwd: root, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, CONCORD_HOME: home, PORT: String(port), HOST: "127.0.0.1" },
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const origin = await new Promise<string>((done, fail) => {
    const overdue = setTimeout(() => fail(new Error("Concord did not become ready.")), START_LIMIT_MS);
    void ended.then(() => fail(new Error("Concord ended before it was ready.")));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith("ready ")) return;
      clearTimeout(overdue);
      done(line.slice("ready ".length).trim());
    });
  });
  process.env.E2E_ORIGIN = origin;
  return async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(30_000)]);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
}
