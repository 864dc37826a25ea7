/**
 * Runs beside the parser on a thread of its own, which a parser stuck in one record cannot hold up: ends the process
 * when the importer that started it is gone, or when it takes more memory than it was given.
 */
import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";

const { parent, memoryBytes } = workerData;

setInterval(() => {
  const resident = process.memoryUsage.rss();
  if (process.ppid === parent && resident < memoryBytes) return;
  if (resident >= memoryBytes) writeSync(2, `took ${Math.round(resident / 1024 / 1024)} MB of memory, more than it was given\n`);
  process.kill(process.pid, "SIGKILL");
}, 250);
