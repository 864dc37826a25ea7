/** How long a submission takes while an import runs, beside how long it takes alone. On the production build. */
import { setTimeout as sleep } from "node:timers/promises";
import { startWebServer } from "@/cli/web-server";
import { ratio } from "./timing";
import { startImport } from "./import-run";
import { atPace, makeDataset } from "./judge";

const EVALUATORS = 30;
const READING_MS = 3_000;
/** Until the import reads, and has noticed that somebody is there. */
const SETTLED_MS = 12_000;

/** On the database that is set. The import is ended when people have. */
export async function submitsBesideImport(shard: string, home: string) {
  await makeDataset("judged");
  const server = await startWebServer(0);
  try {
    const judge = () => atPace(server.origin, EVALUATORS, READING_MS, "judged");
    await judge(); // warms up
    const alone = await judge();
    const child = startImport([shard], home);
    const ended = new Promise((done) => child.once("close", done));
    try {
      await judge();
      await sleep(SETTLED_MS);
      const beside = await judge();
      if (child.exitCode !== null) throw new Error("The import was over before the people were: give it more episodes.");
      return { evaluators: EVALUATORS, alone: { p50Ms: alone.p50Ms, p95Ms: alone.p95Ms }, beside: { p50Ms: beside.p50Ms, p95Ms: beside.p95Ms }, ratio: ratio(beside.p50Ms, alone.p50Ms), p95Ratio: ratio(beside.p95Ms, alone.p95Ms) };
    } finally {
      child.kill("SIGINT");
      await ended;
    }
  } finally {
    await server.stop();
  }
}
