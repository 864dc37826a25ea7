/** Finds the web server of a running Concord by the port that it listens on. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const LISTENING = "0A";

export function pidOnPort(port: number): number {
  const sockets = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => readFileSync(table, "utf8").trim().split("\n").slice(1)).flatMap((line) => {
    const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/);
    return state === LISTENING && Number.parseInt(local.split(":").at(-1) ?? "", 16) === port ? [`socket:[${inode}]`] : [];
  });
  const found = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).find((pid) => openFiles(pid).some((file) => sockets.includes(file)));
  if (!found) throw new Error(`Nobody listens on port ${port}.`);
  return Number(found);
}

function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((descriptor) => readlinkSync(`/proc/${pid}/fd/${descriptor}`));
  } catch {
    return []; // ended, or a file closed, while it was looked at
  }
}
