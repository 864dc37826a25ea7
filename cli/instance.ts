/** One supervisor per data folder, and where others find it. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";
import { isProcessAlive } from "@/lib/process-alive";

type Instance = { pid: number; origin: string | null };

const file = () => join(env.home, "server.json");

/** The supervisor that runs on this data folder, if one does. `origin` is null while it starts. */
export function runningInstance(): Instance | undefined {
  if (!existsSync(file())) return undefined;
  const instance = JSON.parse(readFileSync(file(), "utf8")) as Instance;
  return isProcessAlive(instance.pid) ? instance : undefined;
}

/** Takes the data folder for this process, or refuses because another one has it. */
export function takeInstance(): { announce: (origin: string) => void; release: () => void } {
  mkdirSync(env.home, { recursive: true });
  const other = runningInstance();
  if (other) throw new Error(`Concord already runs on ${env.home} (process ${other.pid}${other.origin ? `, ${other.origin}` : ""}). Stop it first, or set CONCORD_HOME to another folder.`);
  rmSync(file(), { force: true });
  try {
    // "wx": of two that start at once, one gets the folder.
    writeFileSync(file(), JSON.stringify({ pid: process.pid, origin: null }), { flag: "wx" });
  } catch (error) {
    throw new Error(`Another Concord is just starting on ${env.home}.`, { cause: error });
  }
  return {
    announce: (origin) => writeFileSync(file(), JSON.stringify({ pid: process.pid, origin })),
    release: () => rmSync(file(), { force: true }),
  };
}
