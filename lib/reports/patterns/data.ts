/** Reads of stored patterns, and of ratings where counts cannot serve. */
import { performance } from "node:perf_hooks";
import { pool } from "@/lib/db/client";
import type { Queries } from "@/lib/db/snapshot";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { answersIn, CorruptPatternsError, type CriterionPatterns, criterionPatterns, type PatternRow } from "./criterion-patterns";
import { COUNT_FILTERED, READ_STORED } from "./patterns-sql";
import { type PatternCheck, patternCheckSchema, type PatternFilter, type ReadingCost } from "./schema";

type ReadOptions = { /** All criteria where none is named. */ criterion?: string; queries?: Queries };

/**
 * Counts of all answers that count, exact as of this moment. Costs distinct patterns and changes that are not folded
 * yet, not ratings. Counts that cannot be are not shown: then the ratings are read, and whoever runs the server is told.
 */
export async function readPatterns(studyId: AuthorizedStudyId, { criterion, queries = pool() }: ReadOptions = {}): Promise<CriterionPatterns[]> {
  const found = await queries.query<PatternRow>({ name: "read-patterns", text: READ_STORED, values: [studyId, criterion ?? null] });
  try {
    return criterionPatterns(found.rows);
  } catch (error) {
    if (!(error instanceof CorruptPatternsError)) throw error;
    console.error(`study ${studyId}: ${error.message}`);
    return (await countPatterns(studyId, { criterion }, queries)).patterns;
  }
}

/** The same for a part of the answers. No count knows that part: this reads the ratings and says how many. */
export async function countPatterns(studyId: AuthorizedStudyId, filter: PatternFilter, queries: Queries = pool()): Promise<{ patterns: CriterionPatterns[]; cost: ReadingCost }> {
  const begun = performance.now();
  const { criterion, evaluators, from, before, protocolVersion, items } = filter;
  const values = [studyId, criterion ?? null, evaluators ?? null, from ?? null, before ?? null, protocolVersion ?? null, items ?? null];
  const found = await queries.query<PatternRow>(COUNT_FILTERED, values);
  const patterns = criterionPatterns(found.rows);
  return { patterns, cost: { ratingsRead: answersIn(patterns), ms: performance.now() - begun } };
}

/** The last time that counts were held against the ratings. */
export async function lastPatternCheck(studyId: AuthorizedStudyId): Promise<PatternCheck | null> {
  const found = await pool().query<Omit<PatternCheck, "at"> & { at: Date }>(
    `select at, ok, repaired, ratings::float8 as ratings, ms, different, differences from "PatternCheck" where "studyId" = $1 order by at desc limit 1`,
    [studyId],
  );
  const [row] = found.rows;
  return row ? patternCheckSchema.parse({ ...row, at: row.at.toISOString() }) : null;
}

/** Studies whose counts are known to be wrong: not foldable, or found different and not put right. For whoever runs the server. */
export async function studiesWithWrongPatterns(): Promise<string[]> {
  const found = await pool().query<{ id: string }>(
    `select study.id from "Study" study
     left join "PatternFold" fold on fold."studyId" = study.id
     left join lateral (select ok from "PatternCheck" where "studyId" = study.id order by at desc limit 1) last on true
     where fold.failure is not null or not last.ok order by study.id`,
  );
  return found.rows.map((row) => row.id);
}
