/** Finds the worker of a running Concord among the children of the process that supervises it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./server";

const PROGRAM = join(root, "cli", "worker.ts");

/** @param supervisor of `concord start`. @returns undefined between the end of one worker and the start of the next. */
export function workerOf(supervisor: number): number | undefined {
  const found = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).find((pid) => parentOf(pid) === supervisor && wordsOf(pid).includes(PROGRAM));
  return found === undefined ? undefined : Number(found);
}

const parentOf = (pid: string): number => Number(/^PPid:\s*(\d+)$/m.exec(told(pid, "status"))?.[1]);

const wordsOf = (pid: string): string[] => told(pid, "cmdline").split("\0");

function told(pid: string, what: "status" | "cmdline"): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return ""; // ended while it was looked at
  }
}
