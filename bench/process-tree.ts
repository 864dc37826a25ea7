/** Resident memory of a process and everything that it started, from Linux's /proc. */
import { readdirSync, readFileSync } from "node:fs";

const PAGE_BYTES = 4096;

type Process = { pid: number; parent: number; name: string; residentBytes: number };

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in parentheses and may hold any character: the last one closes it.
    const [parent = 0, ...rest] = stat.slice(stat.lastIndexOf(")") + 4).split(" ").map(Number);
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    return { pid, parent, name, residentBytes: (rest[19] ?? 0) * PAGE_BYTES };
  } catch {
    return undefined; // ended between the listing and the look
  }
}

/** @returns bytes resident in `root` and its descendants, leaving out those whose name begins with `without`. */
export function residentBytes(root: number, without: string): number {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => readProcess(Number(name))).filter((found) => found !== undefined);
  const inTree = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of all) {
      if (inTree.has(parent) && !inTree.has(pid)) {
        inTree.add(pid);
        grown = true;
      }
    }
  }
  return all.filter(({ pid, name }) => inTree.has(pid) && !name.startsWith(without)).reduce((sum, { residentBytes: bytes }) => sum + bytes, 0);
}
