/** Reads of what differs between two versions. */
import { pool } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { DatasetReader } from "../access";
import { COUNT_DIFFERENCES, LIST_DIFFERENCES } from "./compare-sql";
import type { CompareQuery, VersionComparison } from "./types";

const PER_PAGE = 50;

type Row = VersionComparison["episodes"][number] & { position: number };

/** Undefined where there is no such dataset. */
export async function compareVersions(_reader: DatasetReader, slug: string, { from, to, kind, after }: CompareQuery): Promise<VersionComparison | undefined> {
  const found = await pool().query<{ id: string; currentVersion: number }>(`select "id", "currentVersion" from "Dataset" where "slug" = $1 and "currentVersion" > 0`, [slug]);
  const dataset = found.rows[0];
  if (!dataset) return undefined;
  if (from >= to || to > dataset.currentVersion) {
    throw new AppError("unprocessable", `There is no such pair of versions: the first has to come before the second, and the last is ${dataset.currentVersion}.`);
  }
  const [counts, rows] = await Promise.all([
    pool().query<VersionComparison["counts"]>(COUNT_DIFFERENCES, [dataset.id, from, to]),
    pool().query<Row>(LIST_DIFFERENCES, [dataset.id, from, to, kind, after, PER_PAGE + 1]),
  ]);
  const shown = rows.rows.slice(0, PER_PAGE);
  const last = shown.at(-1);
  return {
    from, to, kind, counts: counts.rows[0] ?? { new: 0, changed: 0, gone: 0, unchanged: 0 },
    episodes: shown.map(({ position: _position, ...episode }) => episode),
    next: rows.rows.length > PER_PAGE && last ? last.position : null,
  };
}
