/** Which pictures have not been decoded yet. */
import { pool } from "@/lib/db/client";

export async function uncheckedPictures(limit: number): Promise<string[]> {
  const found = await pool().query<{ sha256: string }>(`select "sha256" from "ImageAsset" where "checkedAt" is null order by "sha256" limit $1`, [limit]);
  return found.rows.map((row) => row.sha256);
}

export type CheckStanding = { pictures: number; unchecked: number; refused: number };

/** Of one dataset's shards. */
export async function checkStanding(datasetId: string): Promise<CheckStanding> {
  const found = await pool().query<CheckStanding>(
    `select count(*)::int as "pictures", count(*) filter (where a."checkedAt" is null)::int as "unchecked",
       (select count(*)::int from "DatasetImage" d where d."datasetId" = $1 and d."state" = 'refused') as "refused"
     from "DatasetImage" d join "ImageAsset" a on a."sha256" = d."sha256" where d."datasetId" = $1`, [datasetId],
  );
  const [standing] = found.rows;
  if (!standing) throw new Error("The pictures could not be counted.");
  return standing;
}
