/** Has stored pictures decoded, and takes those that are damaged out of what people are shown. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { DatasetAnalysisPayload } from "@/lib/datasets/analysis/job";
import { SETTLE_WITHOUT } from "@/lib/datasets/import/sql";
import { inTransaction, pool } from "@/lib/db/client";
import { assertHeld, holdJob } from "@/lib/jobs/lease";
import type { ClaimedJob } from "@/lib/jobs/types";
import { COUNT_PICTURES } from "../links/shares-sql";
import { CHECK_JOB, type Checked, type CheckResult } from "./types";

/** In the transaction that brings pictures. One that runs already takes them as well, unless it is about to end: hence another one may wait. */
export async function queuePictureCheck(client: pg.ClientBase): Promise<void> {
  await client.query(
    `insert into "Job" ("id", "kind", "payload") select $1, $2, '{}' where not exists (select 1 from "Job" where "kind" = $2 and "state" = 'queued')`, [randomUUID(), CHECK_JOB],
  );
}

/** For the worker, now and then: a round may have ended early because the store was away. */
export async function queueLeftPictures(): Promise<void> {
  await pool().query(
    `insert into "Job" ("id", "kind", "payload") select $1, $2, '{}' where exists (select 1 from "ImageAsset" where "checkedAt" is null)
       and not exists (select 1 from "Job" where "kind" = $2 and "state" in ('queued', 'running'))`, [randomUUID(), CHECK_JOB],
  );
}

/** @returns the versions whose pictures changed by it. */
export async function recordChecked(job: ClaimedJob, outcomes: readonly Checked[], progress: CheckResult): Promise<DatasetAnalysisPayload[]> {
  return inTransaction(async (client) => {
    await assertHeld(job, client);
    const faulty = outcomes.filter(({ fault }) => fault !== null);
    const changed = faulty.length > 0 ? await takeOut(client, faulty) : [];
    await client.query(
      `update "ImageAsset" a set "checkedAt" = now(), "fault" = r."fault" from json_to_recordset($1::json) as r("sha256" text, "fault" text) where a."sha256" = r."sha256"`,
      [JSON.stringify(outcomes)],
    );
    await holdJob(job, progress, client);
    return changed;
  });
}

/** As where an import publishes: a study that starts now waits, and draws the pictures as they are afterwards. */
async function takeOut(client: pg.ClientBase, faulty: readonly Checked[]): Promise<DatasetAnalysisPayload[]> {
  const names = faulty.map(({ sha256 }) => sha256);
  const datasets = await client.query<{ id: string; currentVersion: number }>(
    `select "id", "currentVersion" from "Dataset" where "id" in (
       select "datasetId" from "DatasetImage" where "sha256" = any($1)
       union select e."datasetId" from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" where i."sha256" = any($1)
     ) order by "id" for update`, [names],
  );
  await client.query(
    `update "DatasetImage" d set "state" = 'refused', "reason" = r."fault", "sha256" = null
     from json_to_recordset($1::json) as r("sha256" text, "fault" text) where d."sha256" = r."sha256"`, [JSON.stringify(faulty)],
  );
  for (const { id, currentVersion } of datasets.rows) {
    await client.query(SETTLE_WITHOUT, [id, names]);
    await client.query(COUNT_PICTURES, [id, currentVersion]);
  }
  return datasets.rows.map(({ id, currentVersion }) => ({ datasetId: id, version: currentVersion }));
}
