/** Has versions of datasets analysed, and keeps what was found. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { dedicatedConnection, pool } from "@/lib/db/client";
import { createJob } from "@/lib/jobs/mutations";
import { announceJob, prepareQueue } from "@/lib/jobs/queue";
import { programVersion } from "@/lib/version";
import { Analyser } from "./analyser";
import { readEpisodes, readSharedPictures } from "./episodes/data";
import type { Finding } from "./finding";
import { DATASET_ANALYSIS_JOB, type DatasetAnalysisPayload } from "./job";

function payloadOf({ datasetId, version }: DatasetAnalysisPayload): DatasetAnalysisPayload {
  return { datasetId, version };
}

/** In the transaction that publishes the version. The worker finds the row at its next round, or when somebody looks. */
export async function queueDatasetAnalysis(client: pg.ClientBase, version: DatasetAnalysisPayload): Promise<void> {
  await client.query(`insert into "Job" ("id", "kind", "payload") values ($1, $2, $3)`, [randomUUID(), DATASET_ANALYSIS_JOB, JSON.stringify(payloadOf(version))]);
}

/** Asked for again while it waits or runs, it is computed once for everybody; one that waits is delivered now. */
export async function requestDatasetAnalysis(version: DatasetAnalysisPayload): Promise<void> {
  const payload = payloadOf(version);
  const open = await pool().query<{ id: string; state: string }>(
    `select "id", "state" from "Job" where "kind" = $1 and "state" in ('queued', 'running') and "payload" = $2::jsonb limit 1`, [DATASET_ANALYSIS_JOB, JSON.stringify(payload)],
  );
  const [job] = open.rows;
  if (!job) {
    await createJob({ kind: DATASET_ANALYSIS_JOB, payload, createdById: null });
    return;
  }
  if (job.state !== "queued") return;
  await prepareQueue();
  await announceJob(job.id, pool());
}

const FINDINGS_PER_WRITE = 1_000;

/**
 * Analyses a version here and now. Everything is read in one state of the database and kept in the same transaction, so that
 * what is shown always belongs together.
 *
 * @param tell how many episodes have been read.
 */
export async function computeAnalysis(version: DatasetAnalysisPayload, tell?: (episodes: number) => void): Promise<void> {
  const client = await dedicatedConnection();
  try {
    // Before the transaction, so that it sees what another one that computed the same has kept.
    await client.query(`select pg_advisory_lock(hashtextextended($1, 772))`, [`${version.datasetId} ${version.version}`]);
    await client.query("begin isolation level repeatable read");
    await client.query(`delete from "DatasetAnalysis" where "datasetId" = $1 and "version" = $2`, [version.datasetId, version.version]);
    await client.query(
      `insert into "DatasetAnalysis" ("datasetId", "version", "body", "programVersion") values ($1, $2, '{}', $3)`, [version.datasetId, version.version, programVersion],
    );
    const shared = await readSharedPictures(client, version);
    const analyser = new Analyser((picture) => shared.get(picture) ?? 1);
    const findings = new FindingWriter(client, version);
    let episodes = 0;
    for await (const batch of readEpisodes(client, version)) {
      for (const episode of batch) await findings.write(analyser.add(episode));
      episodes += batch.length;
      tell?.(episodes);
    }
    for (const finding of analyser.repeated()) await findings.write([finding]);
    await findings.end();
    await client.query(`update "DatasetAnalysis" set "body" = $3 where "datasetId" = $1 and "version" = $2`, [version.datasetId, version.version, JSON.stringify(analyser.body())]);
    // Whoever asked for it meanwhile has it.
    await client.query(`delete from "Job" where "kind" = $1 and "state" = 'queued' and "payload" = $2::jsonb and "createdAt" <= now()`, [DATASET_ANALYSIS_JOB, JSON.stringify(payloadOf(version))]);
    await client.query("commit");
  } finally {
    // Rolls back what was not committed, and lets go of the lock.
    await client.end();
  }
  // What was asked for once and computed is of no further use as a job.
  await pool().query(`delete from "Job" where "kind" = $1 and "state" in ('done', 'cancelled') and "finishedAt" < now() - interval '1 hour'`, [DATASET_ANALYSIS_JOB]);
}

class FindingWriter {
  private waiting: Finding[] = [];

  constructor(private readonly client: pg.ClientBase, private readonly version: DatasetAnalysisPayload) {}

  async write(findings: readonly Finding[]): Promise<void> {
    this.waiting.push(...findings);
    if (this.waiting.length >= FINDINGS_PER_WRITE) await this.end();
  }

  async end(): Promise<void> {
    if (this.waiting.length === 0) return;
    await this.client.query(
      `insert into "DatasetFinding" ("datasetId", "version", "problem", "position", "episodeId", "places")
       select $1, $2, f."problem", f."position", f."episodeId", f."places"
       from json_to_recordset($3::json) as f("problem" text, "position" int, "episodeId" uuid, "places" jsonb)`,
      [this.version.datasetId, this.version.version, JSON.stringify(this.waiting)],
    );
    this.waiting = [];
  }
}
