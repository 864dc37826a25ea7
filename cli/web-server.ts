/** Starts the production web server as a child process and waits until it answers. */
import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment, env, publicOrigin } from "@/lib/env";

export type WebServer = {
  /** Where it listens. */
  origin: string;
  pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

const READY_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;
/** Longer than proxies keep theirs (60 s mostly): who closes first while the other sends, loses that request. Node's own 5 s did. */
const KEEP_ALIVE_MS = 75_000;
export const root = join(import.meta.dirname, "..");
const followParent = join(root, "cli", "follow-parent.mjs");

/** @param port 0 for any free one. */
export async function startWebServer(port: number, options: { development?: boolean } = {}): Promise<WebServer> {
  const chosen = await freePort(port, env.host);
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const mode = options.development ? ["dev"] : ["start", "--keepAliveTimeout", String(KEEP_ALIVE_MS)];
  const child = spawn(process.execPath, ["--import", followParent, next, ...mode, "-p", String(chosen), "-H", env.host], {
    cwd: root,
    stdio: ["ignore", options.development ? "inherit" : "ignore", "inherit"],
    env: childEnvironment({
      DATABASE_URL: databaseUrl(), CONCORD_HOME: env.home, PORT: String(chosen), NEXTAUTH_URL: publicOrigin(chosen), AUTH_TRUST_HOST: "1",
      NODE_ENV: options.development ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1",
      // Next would otherwise lay a .env of the working folder over what it is given.
      __NEXT_PROCESSED_ENV: "true",
    }),
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const origin = `http://${env.host.includes(":") ? `[${env.host}]` : env.host}:${chosen}`;
  const stop = async () => {
    child.kill("SIGTERM");
    const overdue = sleep(STOP_LIMIT_MS, "overdue" as const, { ref: false });
    if ((await Promise.race([ended, overdue])) === "overdue") child.kill("SIGKILL");
    await ended;
  };
  if (!(await answers(origin, ended))) {
    await stop();
    throw new Error(`The web server did not answer within ${READY_LIMIT_MS / 1000} s.`);
  }
  if (!child.pid) throw new Error("The web server did not start.");
  return { origin, pid: child.pid, ended, stop };
}

async function answers(origin: string, ended: Promise<void>): Promise<boolean> {
  let running = true;
  void ended.then(() => (running = false));
  const giveUpAt = Date.now() + READY_LIMIT_MS;
  while (running && Date.now() < giveUpAt) {
    const response = await fetch(`${origin}/api/health`).catch(() => undefined); // refused until it listens
    if (response?.ok) return true;
    await sleep(100);
  }
  return false;
}

function freePort(wanted: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      fail(error.code === "EADDRINUSE" ? new Error(`Port ${wanted} on ${host} is taken. Set PORT to another one.`) : error);
    });
    probe.listen(wanted, host, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
