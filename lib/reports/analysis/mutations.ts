/** Has the worker analyse a large study, and keeps what it found. */
import { pool } from "@/lib/db/client";
import { createJob } from "@/lib/jobs/mutations";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { ANALYSIS_JOB, type AnalysisPayload } from "./job";
import { type AnalysisRequest, requestName } from "./request";

/** Asked for again while it waits or runs, nothing happens: it is computed once for everybody. */
export async function requestAnalysis(studyId: AuthorizedStudyId, request: AnalysisRequest): Promise<void> {
  const payload: AnalysisPayload = { studyId, request };
  const open = await pool().query(
    `select 1 from "Job" where kind = $1 and state in ('queued', 'running') and payload = $2::jsonb limit 1`, [ANALYSIS_JOB, JSON.stringify(payload)],
  );
  if (open.rows.length === 0) await createJob({ kind: ANALYSIS_JOB, payload, createdById: null });
}

export async function keepSnapshot(studyId: AuthorizedStudyId, request: AnalysisRequest, { pulse, at }: { pulse: string; at: Date }, body: unknown): Promise<void> {
  await pool().query(
    `insert into "AnalysisSnapshot" ("studyId", request, pulse, at, body) values ($1, $2, $3, $5, $4)
     on conflict ("studyId", request) do update set pulse = excluded.pulse, at = excluded.at, body = excluded.body`,
    [studyId, requestName(request), pulse, JSON.stringify(body), at],
  );
  // What was asked for once and computed is of no further use as a job.
  await pool().query(`delete from "Job" where kind = $1 and state in ('done', 'cancelled') and "finishedAt" < now() - interval '1 hour'`, [ANALYSIS_JOB]);
}
