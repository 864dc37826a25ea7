/**
 * An import whose process is killed at random moments comes to what an undisturbed one comes to. Every attempt is a process of its own
 * that is ended by SIGKILL so long after it took the job; the next one goes on from the last batch.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "@/cli/web-server";
import { operator } from "@/lib/datasets/access";
import { importPayloadSchema } from "@/lib/datasets/job";
import { createImport } from "@/lib/datasets/mutations";
import { pool } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { reviveJobs } from "@/lib/jobs/mutations";
import { seededRandom } from "@/lib/stats/random";
import { datasetDigest } from "./dataset-digest";
import { inOwnDatabase } from "./own-database";
import { writePictureTar } from "./picture-tar";
import { shareKey, writeStarkParquet } from "./stark-shard";

const CHILD = join(root, "bench", "import-kills-child.ts");

type Attempt = { isDone: boolean; ms: number };

/** @param killAfterMs from the moment it has taken the job. */
async function attempt(jobId: string, { batchMessages, home }: Plan, killAfterMs: number): Promise<Attempt> {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, jobId, String(batchMessages)], {
    cwd: root, stdio: ["ignore", "pipe", "inherit"], env: childEnvironment({ DATABASE_URL: databaseUrl(), NODE_OPTIONS: "", ...(home && { CONCORD_HOME: home }) }),
  });
  let said = "";
  let since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (timer || !said.includes("claimed")) return;
    since = performance.now();
    timer = setTimeout(() => child.kill("SIGKILL"), Math.min(killAfterMs, 2 ** 31 - 1));
  });
  const signal = await new Promise<string | null>((done) => child.once("close", (_code, by) => done(by)));
  clearTimeout(timer);
  if (signal !== "SIGKILL" && !said.includes("done")) throw new Error(`The import ended otherwise than it should: ${said.trim()}`);
  return { isDone: signal !== "SIGKILL", ms: performance.now() - since };
}

/** @property home where pictures are stored; the process's own if not given. */
type Plan = { paths: string[]; images: string[]; kills: number; seed: string; batchMessages: number; home?: string };
export type KillsReport = { kills: number; imports: number; attempts: number; undisturbedMs: number; equal: boolean };

/** On the database that is set. Imports into as many datasets as it takes to kill `kills` times. */
export async function killedImports(plan: Plan): Promise<KillsReport> {
  const { paths, images, kills, seed } = plan;
  const create = (dataset: string) => createImport(operator, importPayloadSchema.parse({ dataset, paths, imagePaths: images }));
  const calm = await attempt(await create("calm"), plan, Infinity);
  const expected = await datasetDigest("calm");
  const random = seededRandom(seed);
  const report: KillsReport = { kills: 0, imports: 0, attempts: 0, undisturbedMs: Math.round(calm.ms), equal: true };
  while (report.kills < kills) {
    report.imports += 1;
    const dataset = `killed-${report.imports}`;
    const jobId = await create(dataset);
    for (let isDone = false; !isDone; ) {
      report.attempts += 1;
      ({ isDone } = await attempt(jobId, plan, report.kills < kills ? random.nextUniform() * calm.ms : Infinity));
      if (isDone) continue;
      report.kills += 1;
      // Nobody waits half a minute for the lease of a process that is known to be dead. And three deaths in a row before the first batch
      // would rightly end the job as one that comes no further: here they are chance.
      await pool().query(`update "Job" set "leaseUntil" = now(), "attemptsInVain" = 0 where "id" = $1 and "state" = 'running'`, [jobId]);
      await reviveJobs();
      // Killed between the end of the job and the end of the process.
      isDone = (await pool().query(`select 1 from "Job" where "id" = $1 and "state" = 'done'`, [jobId])).rowCount === 1;
    }
    if ((await datasetDigest(dataset)) !== expected) report.equal = false;
  }
  return report;
}

const PICTURES = 100;

/** Text and pictures of STARK's shape, in a database of their own. */
export async function runKillsBench({ json, kills, episodes }: { json: boolean; kills: number; episodes: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "concord-kills-"));
  try {
    const [shard, tar] = [join(folder, "stark.parquet"), join(folder, "pictures.tar")] as const;
    writeStarkParquet(shard, episodes);
    await writePictureTar(tar, PICTURES, (index) => shareKey(index, 1, 3));
    const report = await inOwnDatabase(() => killedImports({ paths: [shard], images: [tar], kills, seed: "kills", batchMessages: 50, home: join(folder, "home") }));
    console.log(json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
    if (!report.equal) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
