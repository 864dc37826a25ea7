import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { childEnvironment } from "@/lib/env";
import { isProcessAlive } from "@/lib/process-alive";

const root = join(import.meta.dirname, "..", "..");
let taken: Server;
let home = "";

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "concord-start-"));
  chmodSync(home, 0o755); // else, as root, the database would lie elsewhere
  taken = createServer();
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
});

afterAll(() => {
  taken.close();
  rmSync(home, { recursive: true, force: true });
});

/** A start that cannot succeed, because another program has the port. */
function start(readsOutput: boolean): Promise<{ code: number | null; errors: string; postgres: Set<number> }> {
  const { port } = taken.address() as AddressInfo;
  const env = childEnvironment({ CONCORD_HOME: home, PORT: String(port), HOST: "127.0.0.1", NODE_ENV: "production" });
  delete env.DATABASE_URL;
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), "start"], { cwd: root, env, stdio: "pipe" });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  if (!readsOutput) child.stdout.destroy();
  const postgres = new Set<number>();
  const look = setInterval(() => postgres.add(postgresPid()), 20);
  return new Promise((done) => child.once("exit", (code) => {
    clearInterval(look);
    postgres.delete(0);
    done({ code, errors, postgres });
  }));
}

/** 0 while there is none. */
function postgresPid(): number {
  try {
    return Number.parseInt(readFileSync(join(home, "postgres", "data", "postmaster.pid"), "utf8"), 10) || 0;
  } catch {
    return 0; // not yet, or no longer
  }
}

it.each([[true, "is read"], [false, "nobody reads"]])("a start that fails ends, and its PostgreSQL with it (output %s: %s)", async (readsOutput) => {
  const { code, errors, postgres } = await start(readsOutput);
  expect(code).toBe(1);
  expect(errors).toMatch(/Port \d+ on 127\.0\.0\.1 is taken/);
  expect(postgres.size).toBeGreaterThan(0);
  for (const pid of postgres) expect(isProcessAlive(pid)).toBe(false);
});
