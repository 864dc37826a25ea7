/** Reads about collections: the last one that has ended. */
import type { Importer } from "@/lib/datasets/access";
import { pool } from "@/lib/db/client";
import { COLLECT_JOB, type Collected, type CollectionView } from "./types";

const LAST = `
  select "state", "finishedAt", "result", "error" from "Job" where "kind" = $1 and "state" in ('done', 'failed') and coalesce("payload" ->> 'dryRun', 'false') = 'false'
  order by "finishedAt" desc limit 1`;

/** @returns undefined where none has ended yet. What is in the store is everybody's data: admins alone read about it. */
export async function lastCollection(_admin: Importer): Promise<CollectionView | undefined> {
  const found = await pool().query<{ state: "done" | "failed"; finishedAt: Date; result: Collected | null; error: string | null }>(LAST, [COLLECT_JOB]);
  const row = found.rows[0];
  return row && { finishedAt: row.finishedAt.toISOString(), collected: row.state === "done" ? row.result : null, error: row.error };
}
