/** Folds changes into counts, and holds counts against the ratings. */
import { performance } from "node:perf_hooks";
import { dedicatedConnection, pool } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { tryAgain } from "@/lib/studies/try-again";
import type { Actor } from "@/lib/users/types";
import { CorruptPatternsError } from "./criterion-patterns";
import { COMPARE_WITH_RATINGS, FOLD, FOLD_FAILED, FOLD_LOCK, FOLDED, FORGET_EMPTY, REPLACE, TO_CHECK, TO_FOLD } from "./patterns-sql";
import type { PatternDifference, Recount } from "./schema";

/** Items whose changes are folded in one transaction. */
const BATCH = 2_000;

const NAMED_DIFFERENCES = 100;

/**
 * Folds what changes of a study are there. Nothing waits for it but another fold.
 *
 * @returns how many changes it folded; 0 also where somebody else is at it.
 * @throws CorruptPatternsError where the counts do not have what a change takes away; all is left as it was.
 */
export async function foldStudy(studyId: string): Promise<number> {
  let folded = 0;
  for (;;) {
    const { changes, items } = await foldSome(studyId);
    folded += changes;
    if (items < BATCH) return folded;
  }
}

async function foldSome(studyId: string): Promise<{ changes: number; items: number }> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    // The study is held first, so that one that is being deleted goes with all its counts or not yet.
    const turn = await client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(${FOLD_LOCK}) as mine from "Study" where id = $1::uuid for key share`, [studyId]);
    if (!turn.rows[0]?.mine) {
      await client.query("rollback");
      client.release();
      return { changes: 0, items: 0 };
    }
    const found = await client.query<{ changes: number; items: number; isWhole: boolean }>(FOLD, [studyId, BATCH]);
    const [fold] = found.rows;
    if (!fold?.isWhole) throw new CorruptPatternsError("a change takes away what is not there");
    if (fold.changes > 0) for (const statement of [...FORGET_EMPTY, FOLDED]) await client.query(statement, [studyId]);
    await client.query("commit");
    client.release();
    return fold;
  } catch (error) {
    // The connection goes, and its transaction with it.
    client.release(true);
    throw isCheckViolation(error) ? new CorruptPatternsError("a change takes away more than there is", { cause: error }) : error;
  }
}

function isCheckViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23514";
}

/** Folds the changes of all studies. A study that cannot be folded is noted, and does not keep the others from it. */
export async function foldPatterns(): Promise<number> {
  const waiting = await pool().query<{ id: string }>(TO_FOLD);
  let folded = 0;
  for (const { id } of waiting.rows) {
    try {
      folded += await foldStudy(id);
    } catch (error) {
      if (!(error instanceof CorruptPatternsError)) throw error;
      console.error(`study ${id}: ${error.message}`);
      await pool().query(FOLD_FAILED, [id, error.message]);
    }
  }
  return folded;
}

type StoredDifference = PatternDifference & { stratum: number };

/**
 * Counts a study's ratings and holds the result against what is stored, both as of one moment; with `repair` counts
 * that differ are put right in the same transaction. What was found is kept. Costs all ratings of the study.
 *
 * @param by null: the operator at the machine, or the worker.
 * @throws AppError `conflict` while another recount of the study is under way.
 */
export async function recountStudy(by: Pick<Actor, "id"> | null, studyId: AuthorizedStudyId, { repair }: { repair: boolean }): Promise<Recount> {
  const client = await dedicatedConnection();
  try {
    const turn = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(hashtextextended('recount of ' || $1::text, 0)) as mine`, [studyId]);
    if (!turn.rows[0]?.mine) throw new AppError("conflict", "The answers of this study are being recounted already.");
    if (repair) await client.query(`select pg_advisory_lock(${FOLD_LOCK})`, [studyId]);
    // The connection and with it both locks end below.
    return await tryAgain(isSerializationFailure, async () => {
      const begun = performance.now();
      try {
        await client.query(`begin isolation level repeatable read`);
        await client.query(`set local work_mem = '128MB'`);
        const compared = await client.query<{ ratings: number; different: number; differences: StoredDifference[] }>(COMPARE_WITH_RATINGS, [studyId, null, NAMED_DIFFERENCES]);
        const [found] = compared.rows;
        if (!found) throw new Error("The recount gave no row.");
        const repaired = repair && found.different > 0;
        if (repaired) {
          for (const statement of REPLACE) await client.query(statement, [studyId, null]);
          await client.query(FOLDED, [studyId]);
          await client.query(
            `insert into "AuditEvent" ("actorId", action, subject, detail) values ($1, 'study.recount', $2, $3)`,
            [by?.id ?? null, studyId, JSON.stringify({ different: found.different })],
          );
        }
        const recount: Recount = {
          ok: found.different === 0 || repaired, repaired, ratings: found.ratings, ms: performance.now() - begun,
          different: found.different, differences: found.differences.map(told),
        };
        await client.query(
          `insert into "PatternCheck" (id, "studyId", at, ok, repaired, ratings, ms, different, differences) values (gen_random_uuid(), $1, clock_timestamp(), $2, $3, $4, $5, $6, $7)`,
          [studyId, recount.ok, recount.repaired, recount.ratings, recount.ms, recount.different, JSON.stringify(recount.differences)],
        );
        await client.query("commit");
        return recount;
      } catch (error) {
        await client.query("rollback");
        throw error;
      }
    });
  } finally {
    await client.end();
  }
}

/** A running comparison's counts must not tell how the sources fare by their numbers. */
function told({ stratum, ...difference }: StoredDifference): PatternDifference {
  return { ...difference, pattern: stratum === 0 ? difference.pattern : null };
}

function isSerializationFailure(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "40001";
}

/** The daily check of every study whose counts changed. @returns the studies that were found wrong. */
export async function checkPatterns(): Promise<string[]> {
  const due = await pool().query<{ id: AuthorizedStudyId }>(TO_CHECK);
  const wrong: string[] = [];
  for (const { id } of due.rows) {
    const { ok, different } = await recountStudy(null, id, { repair: false });
    if (ok) continue;
    wrong.push(id);
    console.error(`study ${id}: ${different} stored counts differ from the ratings. Put them right: concord study recount ${id} --repair`);
  }
  return wrong;
}
