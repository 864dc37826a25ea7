import { existsSync, statfsSync } from "node:fs";
import type { Command } from "commander";
import sharp from "sharp";
import { durabilityProblems } from "@/lib/db/durability";
import { prepareDatabase } from "@/lib/db/prepare";
import { pool } from "@/lib/db/client";
import { env } from "@/lib/env";
import { leftPictures } from "@/lib/images/handover/data";
import { storePlace, storeProblem } from "@/lib/images/probe-store";
import { hasLiveWorker } from "@/lib/jobs/data";
import { studiesWithWrongPatterns } from "@/lib/reports/patterns/data";
import { programVersion } from "@/lib/version";
import { runningInstance } from "../instance";

type Check = { name: string; ok: boolean; reason?: string };

const LEAST_FREE_BYTES = 2 * 1024 ** 3;

export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("what runs, versions, paths, and whether all is well")
    .option("--json", "print one JSON object")
    .action(async (options: { json?: boolean }) => {
      const report = await examine();
      if (options.json) console.log(JSON.stringify(report));
      else print(report);
      if (report.checks.some((check) => !check.ok)) process.exitCode = 1;
    });
}

async function examine() {
  const instance = runningInstance();
  const database = await examineDatabase();
  const free = existsSync(env.home) ? freeBytes(env.home) : 0;
  const pictures = await storeProblem();
  const checks: Check[] = [
    ...database.checks,
    { name: "picture store takes and gives", ok: pictures === undefined, reason: pictures ?? storePlace() },
    { name: "room on the disk", ok: free > LEAST_FREE_BYTES, reason: `${(free / 1024 ** 3).toFixed(1)} GB free in ${env.home}` },
    { name: "web server answers", ok: !instance || (instance.origin !== null && (await answers(instance.origin))), reason: instance ? undefined : "not running" },
    { name: "worker takes jobs", ok: !instance || database.worker, reason: instance ? undefined : "not running: imports run in the command that asks for them" },
  ];
  return {
    running: instance ? { pid: instance.pid, origin: instance.origin, worker: database.worker } : null,
    versions: { concord: programVersion, node: process.versions.node, postgres: database.version, libvips: sharp.versions.vips },
    paths: { home: env.home, database: env.databaseUrl ? "DATABASE_URL" : "embedded", pictures: storePlace() },
    checks,
  };
}

async function examineDatabase(): Promise<{ checks: Check[]; version: string | null; worker: boolean }> {
  try {
    const { url, applied } = await prepareDatabase();
    const version = await pool().query<{ server_version: string }>("show server_version");
    const durability = await durabilityProblems(url);
    const wrong = await studiesWithWrongPatterns();
    const left = await leftPictures();
    const checks = [
      { name: "database answers", ok: true },
      { name: "schema is current", ok: true, reason: applied.length > 0 ? `${applied.length} migrations applied just now` : undefined },
      { name: "database writes before it acknowledges", ok: durability.length === 0, reason: durability.join(", ") || undefined },
      { name: "stored counts of answers are those of the ratings", ok: wrong.length === 0, reason: wrong.length > 0 ? `concord study recount ID --repair for ${wrong.join(", ")}` : undefined },
      { name: "pictures made elsewhere are stored", ok: left === 0, reason: left > 0 ? `${left} wait for a worker where the picture store is` : undefined },
    ];
    return { checks, version: version.rows[0]?.server_version ?? null, worker: await hasLiveWorker() };
  } catch (error) {
    return { checks: [{ name: "database answers", ok: false, reason: error instanceof Error ? error.message : String(error) }], version: null, worker: false };
  }
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

async function answers(origin: string): Promise<boolean> {
  const response = await fetch(`${origin}/api/health`).catch(() => undefined); // refused: nobody listens
  return response?.ok ?? false;
}

function print(report: Awaited<ReturnType<typeof examine>>): void {
  const { versions, paths, running, checks } = report;
  console.log(`Concord ${versions.concord}, Node ${versions.node}, PostgreSQL ${versions.postgres}, libvips ${versions.libvips}`);
  console.log(`data in ${paths.home}, database: ${paths.database}; ${running ? `running at ${running.origin ?? "… starting"}` : "not running"}`);
  for (const check of checks) console.log(`${check.ok ? "ok  " : "FAIL"}  ${check.name}${check.reason ? ` (${check.reason})` : ""}`);
}
