/** Which pictures have been decoded, and what that came to. */
import type { DatasetReader } from "@/lib/datasets/access";
import { pool } from "@/lib/db/client";
import type { CheckStanding } from "./types";

export async function uncheckedPictures(limit: number): Promise<string[]> {
  const found = await pool().query<{ sha256: string }>(`select "sha256" from "ImageAsset" where "checkedAt" is null order by "sha256" limit $1`, [limit]);
  return found.rows.map((row) => row.sha256);
}

const REASONS_SHOWN = 20;

/** Of the pictures that a dataset's files brought. */
export async function checkStanding(_reader: DatasetReader, datasetId: string): Promise<CheckStanding> {
  const counted = await pool().query<Pick<CheckStanding, "pictures" | "unchecked">>(
    `select count(*)::int as "pictures", count(*) filter (where a."checkedAt" is null)::int as "unchecked"
     from "DatasetImage" d join "ImageAsset" a on a."sha256" = d."sha256" where d."datasetId" = $1`, [datasetId],
  );
  const reasons = await pool().query<CheckStanding["reasons"][number]>(
    `select coalesce(nullif("reason", ''), 'no reason was recorded') as "reason", count(*)::int as "count" from "DatasetImage"
     where "datasetId" = $1 and "state" = 'refused' group by 1 order by 2 desc, 1`, [datasetId],
  );
  const refused = reasons.rows.reduce((sum, { count }) => sum + count, 0);
  return { pictures: counted.rows[0]?.pictures ?? 0, unchecked: counted.rows[0]?.unchecked ?? 0, refused, reasons: reasons.rows.slice(0, REASONS_SHOWN) };
}
