/**
 * Alpha from ratings that are stored: in a database of its own with a study of as many ratings as are asked for, through
 * the read that a dashboard makes. Beside it in the same run: the same number from the ratings themselves, and what a
 * submission costs with and without the triggers that note its changes.
 */
import { performance } from "node:perf_hooks";
import { dedicatedConnection, disconnect, pool, prisma } from "@/lib/db/client";
import { submitJudgment } from "@/lib/judgments/mutations";
import { authorizeAssignment, type OwnAssignment } from "@/lib/judgments/data";
import { countPatterns, readPatterns } from "@/lib/reports/patterns/data";
import { foldStudy, recountStudy } from "@/lib/reports/patterns/mutations";
import { agreementOfStored } from "@/lib/reports/patterns/pattern-agreement";
import type { Agreement } from "@/lib/stats/agreement";
import { median } from "@/lib/stats/median";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { digestOf } from "@/lib/studies/digest";
import { protocolSchema } from "@/lib/studies/protocol";
import { starkTemplate } from "@/lib/studies/template";
import { latencies, rounded, submissionFor, timed } from "./judge";
import { inOwnDatabase } from "./own-database";

const EVALUATORS = 200;
/** Answers to an item on a criterion. On four points that makes 56 patterns. */
const OVERLAP = 5;
const READINGS = 21;
/** Of each kind: with the triggers and without. They take turns, because a machine is not as fast at any time. */
const SUBMISSIONS = 2_000;
const BLOCK = 250;
/** The first of each block, which are not measured: some for each connection of the pool. */
const PLANNING = 50;

const protocol = protocolSchema.parse(starkTemplate);
const criteria = protocol.criteria.map(({ key }) => key);

export async function measureStored(ratings = 10_000_000) {
  return inOwnDatabase(async () => {
    const seeded = await timedOnce(() => seed(ratings));
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
      recountMs: rounded(check.ms), submitMs,
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

async function timedOnce<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begun };
}

async function countPatternRows(studyId: AuthorizedStudyId): Promise<number> {
  const found = await pool().query<{ patterns: number }>(`select count(*)::int as patterns from "PatternCount" where "studyId" = $1`, [studyId]);
  return found.rows[0]?.patterns ?? 0;
}

type OpenPlace = { id: string; evaluatorId: string };

/** An item is answered with the triggers on or off, never both: counts of the former stay right. */
type Seeded = { studyId: AuthorizedStudyId; items: number; toSubmit: { withTriggers: OpenPlace[]; withoutTriggers: OpenPlace[] } };

/** A running study in the real tables. Revisions are left out: no number is computed from them. */
async function seed(ratings: number): Promise<Seeded> {
  const items = Math.ceil(ratings / (OVERLAP * criteria.length));
  const extra = Math.ceil((2 * SUBMISSIONS) / OVERLAP);
  const dataset = await prisma().dataset.create({
    data: { slug: "bench", title: "Bench", currentVersion: 1, episodes: { create: { externalId: "1", position: 1, contentHash: "1", fromVersion: 1, sessionCount: 0, turnCount: 0, imageCount: 0 } } },
    select: { id: true, episodes: { select: { id: true } } },
  });
  const study = await prisma().study.create({
    data: {
      name: "Bench", state: "running", protocol, protocolVersion: 1, sources: { create: { number: 1, datasetId: dataset.id, datasetVersion: 1 } },
      protocols: { create: { version: 1, body: protocol, digest: digestOf(protocol) } },
    },
    select: { id: true },
  });
  const client = await dedicatedConnection();
  const step = async (what: string, text: string, values: unknown[] = []) => {
    const { ms } = await timedOnce(() => client.query(text, values));
    console.error(`  ${what}: ${rounded(ms / 1000)} s`);
  };
  try {
    // No foreign keys and no triggers: what goes in is made to fit.
    await client.query("set session_replication_role = replica");
    await client.query("set synchronous_commit = off");
    await client.query("set maintenance_work_mem = '512MB'");
    await client.query("select setseed(0.5)");
    await step("evaluators", `
      with person as (insert into "User" (id, email, role) select gen_random_uuid(), 'bench-' || number || '@example.org', 'evaluator' from generate_series(1, ${EVALUATORS}) number returning id, email)
      insert into "StudyEvaluator" ("studyId", "userId", pseudonym) select $1, id, 'E' || split_part(split_part(email, '@', 1), '-', 2) from person`, [study.id]);
    await step("items", `
      with item as (
        insert into "Item" (id, "studyId", position, overlap, held, counted)
        select gen_random_uuid(), $1, position, ${OVERLAP}, ${OVERLAP}, case when position <= ${items} then ${OVERLAP} else 0 end from generate_series(1, ${items + extra}) position returning id
      ) insert into "ItemPart" ("itemId", slot, "studyId", "sourceNumber", "episodeId") select id, 1, $1, 1, $2 from item`, [study.id, dataset.episodes[0]?.id]);
    await step("assignments", `
      insert into "Assignment" (id, "studyId", "itemId", "evaluatorId", state, "leaseUntil", position, "protocolVersion")
      select gen_random_uuid(), $1, item.id, evaluators.ids[1 + (item.position + 37 * place) % ${EVALUATORS}],
        (case when item.position <= ${items} then 'submitted' else 'opened' end)::"AssignmentState", now() + interval '1 day', item.position, 1
      from "Item" item cross join generate_series(1, ${OVERLAP}) place cross join (select array_agg("userId" order by pseudonym) as ids from "StudyEvaluator") evaluators`, [study.id]);
    await step("judgments", `
      insert into "Judgment" (id, "assignmentId", counted, "currentRevision", "latestRevision")
      select gen_random_uuid(), id, true, 1, 1 from "Assignment" where state = 'submitted'`);
    await client.query(`alter table "Rating" drop constraint "Rating_pkey"`);
    // Points 1 to 4 about what the item deserves, so that evaluators agree somewhat.
    await step("ratings", `
      insert into "Rating" ("judgmentId", criterion, value)
      select judgment.id, criterion.key, greatest(1, least(4, round(1.5 + 2 * (hashint4(item.position) & 1023) / 1023.0 + 1.5 * (random() - random()))))::int
      from "Judgment" judgment join "Assignment" assignment on assignment.id = judgment."assignmentId" join "Item" item on item.id = assignment."itemId"
      cross join unnest($1::text[]) criterion(key)`, [criteria]);
    await step("index of ratings", `alter table "Rating" add constraint "Rating_pkey" primary key ("judgmentId", criterion)`);
    await step("statistics for the planner", `vacuum analyze "Item", "ItemPart", "Assignment", "Judgment", "Rating"`);
    const opened = await client.query<OpenPlace & { isNoted: boolean }>(`
      select assignment.id, "evaluatorId", item.position % 2 = 0 as "isNoted" from "Assignment" assignment join "Item" item on item.id = "itemId"
      where assignment.state = 'opened' order by assignment.id`);
    const half = (isNoted: boolean) => opened.rows.filter((place) => place.isNoted === isNoted).slice(0, SUBMISSIONS);
    return { studyId: await authorizeStudyLocally(study.id), items, toSubmit: { withTriggers: half(true), withoutTriggers: half(false) } };
  } finally {
    await client.end();
  }
}

/** Submissions as the route makes them, 32 callers, in blocks with and without triggers on ratings. */
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
  return { submissions: durations.withTriggers.length, callers: 32, withTriggers: latencies(durations.withTriggers), withoutTriggers: latencies(durations.withoutTriggers) };
}
