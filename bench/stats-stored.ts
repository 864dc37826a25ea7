/**
 * Alpha from ratings that are stored: in a database of its own with a study of as many ratings as are asked for, through
 * the read that a dashboard makes. Beside it in the same run: the same number from the ratings themselves, and what a
 * submission costs with and without the triggers that note its changes.
 */
import { dedicatedConnection, disconnect, pool, prisma } from "@/lib/db/client";
import { submitJudgment } from "@/lib/judgments/mutations";
import { authorizeAssignment, type OwnAssignment } from "@/lib/judgments/data";
import { countPatterns, readPatterns } from "@/lib/reports/patterns/data";
import { foldStudy, recountStudy } from "@/lib/reports/patterns/mutations";
import { agreementOfStored } from "@/lib/reports/patterns/pattern-agreement";
import type { Agreement } from "@/lib/stats/agreement";
import { median } from "@/lib/stats/median";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { submissionFor } from "./judge";
import { inOwnDatabase } from "./own-database";
import { measureMeanwhile } from "./stats-export";
import { criteria, EVALUATORS, protocol, type Seeded, seedStudy, SUBMISSIONS } from "./stored-study";
import { CALLERS, latencies, rounded, timed, timedOnce } from "./timing";

const READINGS = 21;
/** Submissions with the triggers and without take turns, because a machine is not as fast at any time. */
const BLOCK = 250;
/** The first of each block, which are not measured: some for each connection of the pool. */
const PLANNING = 50;

export async function measureStored(ratings = 10_000_000) {
  return inOwnDatabase(async () => {
    const seeded = await timedOnce(() => seedStudy(ratings));
    const { studyId } = seeded.result;
    const recount = await recountStudy(null, studyId, { repair: true });
    console.error(`${recount.ratings} ratings seeded in ${rounded(seeded.ms / 1000)} s, counted and stored in ${rounded(recount.ms / 1000)} s`);
    const criterion = criteria[0] ?? "";

    // No connection, no plan and no page of these counts in memory but what the server has.
    await disconnect();
    const cold = await timedOnce(() => storedAlpha(studyId, criterion));
    const warm = await readings(studyId, criterion);
    // Without the pool's limit on the time of a statement.
    const unlimited = await dedicatedConnection();
    const naive = await timedOnce(async () => {
      const { patterns, cost } = await countPatterns(studyId, { criterion }, unlimited);
      const [own] = patterns;
      if (!own) throw new Error("Nothing was counted.");
      return { agreement: agreementOfStored(own, { metric: "ordinal", interval: "jackknife" }), ratingsRead: cost.ratingsRead };
    });
    await unlimited.end();
    const { alpha, ci } = cold.result;
    if (alpha === null || alpha !== naive.result.agreement.alpha) throw new Error("Stored patterns and ratings give different numbers.");

    const meanwhile = await measureMeanwhile(studyId, seeded.result.toSubmit.meanwhile);
    const submitMs = await submissions(seeded.result.toSubmit);
    const waiting = await prisma().ratingDelta.count({ where: { studyId } });
    const unfolded = { changes: waiting, warmMs: await readings(studyId, criterion) };
    const fold = await timedOnce(() => foldStudy(studyId));
    // Ratings that were written without triggers are in no count: the check has to find them, and puts them right.
    const check = await recountStudy(null, studyId, { repair: true });
    if (check.different === 0 || !check.ok) throw new Error("The check did not find what was written without triggers.");
    return {
      ratings: recount.ratings, items: seeded.result.items, evaluators: EVALUATORS, criteria: criteria.length,
      patterns: await countPatternRows(studyId),
      alpha, ci, coldMs: rounded(cold.ms), warmMs: rounded(warm),
      naive: { what: "the same from this criterion's ratings, counted by PostgreSQL", ratingsRead: naive.result.ratingsRead, ms: rounded(naive.ms) },
      unfolded: { ...unfolded, warmMs: rounded(unfolded.warmMs) }, fold: { changes: fold.result, ms: rounded(fold.ms) },
      recountMs: rounded(check.ms), submitMs, meanwhile,
    };
  });
}

/** What a panel of the dashboard asks for. */
async function storedAlpha(studyId: AuthorizedStudyId, criterion: string): Promise<Agreement> {
  const [stored] = await readPatterns(studyId, { criterion });
  if (!stored) throw new Error("Nothing is stored.");
  return agreementOfStored(stored, { metric: "ordinal", interval: "jackknife" });
}

async function readings(studyId: AuthorizedStudyId, criterion: string): Promise<number> {
  const durations: number[] = [];
  for (let round = 0; round < READINGS; round += 1) durations.push((await timedOnce(() => storedAlpha(studyId, criterion))).ms);
  return median(durations) ?? Number.NaN;
}

async function countPatternRows(studyId: AuthorizedStudyId): Promise<number> {
  const found = await pool().query<{ patterns: number }>(`select count(*)::int as patterns from "PatternCount" where "studyId" = $1`, [studyId]);
  return found.rows[0]?.patterns ?? 0;
}

/** Submissions as the route makes them, in blocks with and without triggers on ratings. */
async function submissions(toSubmit: Seeded["toSubmit"]) {
  const durations = { withTriggers: [] as number[], withoutTriggers: [] as number[] };
  for (let from = 0; from < SUBMISSIONS; from += BLOCK) {
    for (const kind of ["withTriggers", "withoutTriggers"] as const) {
      const owned: OwnAssignment[] = [];
      for (const { id, evaluatorId } of toSubmit[kind].slice(from, from + BLOCK)) owned.push(await authorizeAssignment({ id: evaluatorId, email: "", name: "", role: "evaluator" }, id));
      await pool().query(`alter table "Rating" ${kind === "withTriggers" ? "enable" : "disable"} trigger user`);
      // Every connection plans anew after that, which no submission of a running server does.
      await timed(owned.splice(0, PLANNING), (own) => submitJudgment(own, submissionFor(protocol, own.id)));
      await timed(owned, async (own) => {
        const { ms } = await timedOnce(() => submitJudgment(own, submissionFor(protocol, own.id)));
        durations[kind].push(ms);
      });
    }
  }
  await pool().query(`alter table "Rating" enable trigger user`);
  return { submissions: durations.withTriggers.length, callers: CALLERS, withTriggers: latencies(durations.withTriggers), withoutTriggers: latencies(durations.withoutTriggers) };
}
