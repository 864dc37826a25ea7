/** What a version of a dataset says, as one number: equal where two imports came to the same, whatever ids they gave and in what pieces they wrote. */
import { createHash } from "node:crypto";
import { pool } from "@/lib/db/client";

const CURRENT = `e."datasetId" = d."id" and e."fromVersion" <= d."currentVersion" and (e."untilVersion" is null or e."untilVersion" > d."currentVersion")`;

const STATEMENTS = [
  `select "currentVersion", "title", "licence" from "Dataset" d where "slug" = $1`,
  `select v."number", v."format", v."counts" from "DatasetVersion" v join "Dataset" d on d."id" = v."datasetId" where d."slug" = $1 order by 1`,
  `select to_jsonb(e) - 'id' - 'datasetId' from "Episode" e join "Dataset" d on ${CURRENT} where d."slug" = $1 order by e."position"`,
  `select to_jsonb(s) - 'id' - 'episodeId' from "Session" s join "Episode" e on e."id" = s."episodeId" join "Dataset" d on ${CURRENT}
     where d."slug" = $1 order by e."position", s."number"`,
  `select to_jsonb(i) - 'id' - 'episodeId' - 'sessionId' from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" join "Dataset" d on ${CURRENT}
     left join "Session" s on s."id" = i."sessionId" where d."slug" = $1 order by e."position", s."number" nulls first, i."place", i."turnIndex", i."position"`,
  `select to_jsonb(i) - 'datasetId' from "DatasetImage" i join "Dataset" d on d."id" = i."datasetId" where d."slug" = $1 order by i."key"`,
  `select j."result" - 'dataset' from "Job" j where j."kind" = 'import' and j."payload" ->> 'dataset' = $1 and j."state" = 'done' order by j."createdAt"`,
  `select r."file", r."row", r."field", r."reason" from "ImportRefusal" r join "Job" j on j."id" = r."jobId"
     where j."payload" ->> 'dataset' = $1 and j."state" = 'done' order by j."createdAt", r."id"`,
];

/** The whole of it is read into memory, one table after another: for datasets of a test or a bench. */
export async function datasetDigest(slug: string): Promise<string> {
  const hash = createHash("sha256");
  for (const statement of STATEMENTS) {
    const found = await pool().query<Record<string, unknown>>(statement, [slug]);
    for (const row of found.rows) hash.update(`${JSON.stringify(row.title === slug ? { ...row, title: "" } : row)}\n`);
    hash.update(`${found.rows.length}\n`);
  }
  return hash.digest("hex");
}
