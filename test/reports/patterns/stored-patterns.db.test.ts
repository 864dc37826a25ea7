/** Stored counts against a recount from the ratings, under any sequence of writes and folds, and under writes at the same time. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { dedicatedConnection, pool, prisma } from "@/lib/db/client";
import type { CriterionPatterns } from "@/lib/reports/patterns/criterion-patterns";
import { countPatterns, lastPatternCheck, readPatterns, studiesWithWrongPatterns } from "@/lib/reports/patterns/data";
import { checkPatterns, foldPatterns, foldStudy, recountStudy } from "@/lib/reports/patterns/mutations";
import { FOLD_LOCK } from "@/lib/reports/patterns/patterns-sql";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { useTestDatabase } from "../../database";
import { makeComparison, makeStudy } from "../../studies/made-study";

useTestDatabase();

const connections: pg.Client[] = [];
async function connection(): Promise<pg.Client> {
  const client = await dedicatedConnection();
  connections.push(client);
  await client.query("set statement_timeout = '2s'");
  return client;
}
let told: MockInstance<typeof console.error>;
beforeEach(() => {
  told = vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(connections.splice(0).map((client) => client.end()));
});

const sorted = (patterns: readonly CriterionPatterns[]) =>
  patterns.map((criterion) => ({ ...criterion, patterns: criterion.patterns.map(({ pattern, units }) => `${units} × ${pattern.join(",")}`).sort() }));

const unfolded = async (study: { id: string }) => prisma().ratingDelta.count({ where: { studyId: study.id } });

type Places = { id: AuthorizedStudyId; assignments: string[] };

/** Every evaluator has every item, straight in the database: what is tested here lies below leases and routes. */
async function placesOf(study: { id: AuthorizedStudyId; evaluators: { id: string }[] }): Promise<Places> {
  const items = await prisma().item.findMany({ where: { studyId: study.id }, orderBy: { position: "asc" }, select: { id: true } });
  const rows = items.flatMap((item, row) => study.evaluators.map((evaluator, column) => ({
    id: randomUUID(), studyId: study.id, itemId: item.id, evaluatorId: evaluator.id, protocolVersion: 1, leaseUntil: new Date(), flipped: (row + column) % 2 === 1,
  })));
  await prisma().assignment.createMany({ data: rows });
  return { id: study.id, assignments: rows.map((row) => row.id) };
}

type Value = number | null;
const nonResponse = (value: Value) => (value === null ? "cannot_judge" : null);

/** In one statement, as a submission is. */
async function answer(assignmentId: string, counted: boolean, flow: Value, images: Value, client: Pick<pg.ClientBase, "query"> = pool()): Promise<void> {
  await client.query(
    `with judgment as (
       insert into "Judgment" (id, "assignmentId", counted, "currentRevision", "latestRevision") values (gen_random_uuid(), $1, $2, 1, 1)
       on conflict ("assignmentId") do update set "currentRevision" = "Judgment"."currentRevision" + 1 returning id
     )
     insert into "Rating" ("judgmentId", criterion, value, "nonResponse")
     select judgment.id, said.criterion, said.value, said.none from judgment, (values ('flow', $3::int, $4), ('images', $5::int, $6)) said(criterion, value, none)
     on conflict ("judgmentId", criterion) do update set value = excluded.value, "nonResponse" = excluded."nonResponse"`,
    [assignmentId, counted, flow, nonResponse(flow), images, nonResponse(images)],
  );
}

/** @param from where the answers come from: ratings are read where counts cannot be. */
async function expectExact({ id }: { id: AuthorizedStudyId }, from: "counts" | "ratings" = "counts"): Promise<CriterionPatterns[]> {
  told.mockClear();
  const stored = await readPatterns(id);
  expect(told.mock.calls.length).toBe(from === "counts" ? 0 : 1);
  expect(sorted(stored)).toEqual(sorted((await countPatterns(id, {})).patterns));
  return stored;
}

const value = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
const at = fc.nat({ max: 11 });
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant("answer" as const), at, counted: fc.boolean(), flow: value, images: value }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("forget" as const, "withdraw" as const), at }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("fold" as const) }) },
);

describe.each([
  ["a rating study", () => makeStudy({ episodes: 4, evaluators: 3 })],
  ["a comparison of three sources", () => makeComparison({ sources: 3, episodes: 2, evaluators: 3, protocol: { sample: { size: 2, seed: "seven" }, allowBothBad: true } })],
])("counts of %s", (_, make) => {
  it("are those of the ratings at any moment, whatever was written and whenever it was folded", async () => {
    const places = await placesOf(await make());
    const { id, assignments } = places;
    const whole: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        for (const one of steps) {
          const place = "at" in one ? (assignments[one.at % assignments.length] ?? "") : "";
          if (one.what === "answer") await answer(place, one.counted, one.flow, one.images);
          else if (one.what === "forget") await pool().query(`delete from "Rating" where criterion = 'flow' and "judgmentId" in (select id from "Judgment" where "assignmentId" = $1)`, [place]);
          else if (one.what === "withdraw") await pool().query(`delete from "Judgment" where "assignmentId" = $1`, [place]);
          else await foldStudy(id);
          whole.push((await expectExact(places)).length);
        }
      }),
      { numRuns: 12 },
    );
    expect(Math.max(...whole)).toBeGreaterThan(1);
    expect(await recountStudy(null, id, { repair: false })).toMatchObject({ ok: true, different: 0 });
    const before = sorted(await readPatterns(id));
    await foldStudy(id);
    expect(await unfolded(places)).toBe(0);
    expect(sorted(await readPatterns(id))).toEqual(before);
    // Nothing stays behind of answers that are all taken back, item by item and place by place.
    await pool().query(`delete from "Assignment" where id = any($1)`, [assignments.slice(0, 5)]);
    await expectExact(places);
    await pool().query(`delete from "Item" where "studyId" = $1`, [id]);
    await foldStudy(id);
    expect(await readPatterns(id)).toEqual([]);
    for (const table of ["PatternCount", "PairableAnswers", "RatingDelta"]) expect((await pool().query(`select 1 from "${table}" where "studyId" = $1`, [id])).rowCount).toBe(0);
  });
});

describe("writes at the same time", () => {
  it("of two evaluators to one item do not wait for each other, nor for a fold that holds its lock", async () => {
    const { id, assignments: [one = "", two = "", three = ""] } = await placesOf(await makeStudy({ episodes: 1, evaluators: 3 }));
    const [first, second, folder] = [await connection(), await connection(), await connection()];
    await folder.query("begin");
    await folder.query(`select pg_advisory_xact_lock(${FOLD_LOCK})`, [id]);
    await first.query("begin");
    await answer(one, true, 1, 2, first);
    await second.query("begin");
    await answer(two, true, 1, null, second);
    await answer(three, true, 4, 4);
    expect(await foldStudy(id)).toBe(0);
    expect((await expectExact({ id }))[0]?.patterns).toEqual([{ pattern: [4], units: 1 }]);
    await first.query("commit");
    expect((await expectExact({ id }))[0]?.patterns).toEqual([{ pattern: [1, 4], units: 1 }]);
    await folder.query("commit");
    expect(await foldStudy(id)).toBe(4);
    await second.query("commit");
    expect((await expectExact({ id }))[0]).toMatchObject({ criterion: "flow", raters: 3, patterns: [{ pattern: [1, 1, 4], units: 1 }] });
    expect(await foldStudy(id)).toBe(1);
    await expectExact({ id });
  });

  it("to one judgment note what each of them really changed", async () => {
    const { id, assignments: [one = ""] } = await placesOf(await makeStudy({ episodes: 1, evaluators: 1 }));
    await answer(one, true, 1, 1);
    const [first, second] = [await connection(), await connection()];
    await first.query("begin");
    await answer(one, true, 2, null, first);
    // Begun before the first is committed, so its snapshot still has the 1; what it finds when it need wait no longer is the 2.
    const waiting = answer(one, true, 3, 3, second);
    await vi.waitFor(async () => expect((await pool().query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount).toBe(1));
    await first.query("commit");
    await waiting;
    const noted = await prisma().ratingDelta.findMany({ where: { studyId: id, criterion: "flow" }, orderBy: { id: "asc" }, select: { value: true, change: true } });
    expect(noted.map(({ value: of, change }) => change * of).sort()).toEqual([-1, -2, 1, 2, 3].sort());
    await foldStudy(id);
    expect((await expectExact({ id })).map(({ patterns }) => patterns)).toEqual([[{ pattern: [3], units: 1 }], [{ pattern: [3], units: 1 }]]);
  });

  it("and many folds of them lose nothing", async () => {
    const places = await placesOf(await makeStudy({ episodes: 5, evaluators: 4 }));
    await Promise.all(places.assignments.map(async (assignment, index) => {
      for (let round = 0; round < 4; round += 1) {
        await answer(assignment, true, ((index + round) % 4) + 1, round % 3 === 2 ? null : 1 + (index % 4));
        if (index % 3 === 0) await foldPatterns();
      }
    }));
    await expectExact(places);
    await foldPatterns();
    expect(await unfolded(places)).toBe(0);
    expect(await recountStudy(null, places.id, { repair: false })).toMatchObject({ ok: true, ratings: 40 });
  });
});

describe("what ratings count towards", () => {
  it("never changes", async () => {
    const { assignments: [one = ""] } = await placesOf(await makeStudy({ episodes: 1, evaluators: 1 }));
    await answer(one, true, 1, 1);
    await expect(pool().query(`update "Judgment" set counted = false where "assignmentId" = $1`, [one])).rejects.toThrow("never changes");
    await expect(pool().query(`update "Assignment" set flipped = not flipped where id = $1`, [one])).rejects.toThrow("never changes");
    await expect(pool().query(`update "Assignment" set "leaseUntil" = now() where id = $1`, [one])).resolves.toMatchObject({ rowCount: 1 });
  });

  it("notes nothing where an answer stays as it was, and nothing of surplus judgments", async () => {
    const { id, assignments: [one = "", two = ""] } = await placesOf(await makeStudy({ episodes: 1, evaluators: 2 }));
    await answer(one, true, 1, null);
    await answer(one, true, 1, null);
    await answer(two, false, 2, 2);
    expect(await unfolded({ id })).toBe(1);
    expect(sorted(await expectExact({ id }))).toEqual([{ criterion: "flow", stratum: 0, raters: 0, patterns: ["1 × 1"] }]);
  });
});

describe("a study that is deleted", () => {
  it.each([false, true])("takes its counts and changes with it (folded before: %s)", async (isFolded) => {
    const { id, assignments } = await placesOf(await makeStudy({ episodes: 2, evaluators: 2 }));
    for (const assignment of assignments) await answer(assignment, true, 1, 2);
    if (isFolded) await foldStudy(id);
    await recountStudy(null, id, { repair: false });
    await prisma().study.delete({ where: { id } });
    for (const table of ["RatingDelta", "PatternCount", "PairableAnswers", "PatternFold", "PatternCheck"]) expect((await pool().query(`select 1 from "${table}" where "studyId" = $1`, [id])).rowCount).toBe(0);
    expect(await foldStudy(id)).toBe(0);
  });
});

describe("a filtered count", () => {
  it("takes evaluators, time, protocol version, items and a criterion, and says what it read", async () => {
    const { id, assignments } = await placesOf(await makeStudy({ episodes: 3, evaluators: 2 }));
    for (const [index, assignment] of assignments.entries()) await answer(assignment, index !== 5, 1 + (index % 4), index === 0 ? null : 2);
    await pool().query(`update "Judgment" set "createdAt" = '2026-01-01' where "assignmentId" = $1`, [assignments[1]]);
    await pool().query(`update "Assignment" set "protocolVersion" = 2 where id = $1`, [assignments[2]]);
    const read = async (filter: Parameters<typeof countPatterns>[1]) => {
      const { patterns, cost } = await countPatterns(id, filter);
      expect(cost.ms).toBeGreaterThan(0);
      return [cost.ratingsRead, sorted(patterns).find(({ criterion }) => criterion === "flow")?.patterns];
    };
    expect(await read({})).toEqual([9, ["1 × 1", "1 × 1,2", "1 × 3,4"]]);
    expect(await read({ criterion: "flow" })).toEqual([5, ["1 × 1", "1 × 1,2", "1 × 3,4"]]);
    const member = await prisma().studyEvaluator.findFirstOrThrow({ where: { studyId: id }, orderBy: { pseudonym: "asc" } });
    const own = await prisma().assignment.count({ where: { studyId: id, evaluatorId: member.userId, judgment: { counted: true } } });
    expect((await read({ criterion: "flow", evaluators: [member.pseudonym] }))[0]).toBe(own);
    expect(await read({ criterion: "flow", evaluators: [] })).toEqual([0, undefined]);
    expect(await read({ criterion: "flow", before: new Date("2026-02-01") })).toEqual([1, ["1 × 2"]]);
    expect(await read({ criterion: "flow", from: new Date("2026-02-01") })).toEqual([4, ["1 × 3,4", "2 × 1"]]);
    expect(await read({ criterion: "flow", protocolVersion: 2 })).toEqual([1, ["1 × 3"]]);
    expect(await read({ criterion: "flow", items: [1, 3] })).toEqual([3, ["1 × 1", "1 × 1,2"]]);
  });
});

describe("counts that went wrong", () => {
  async function wrong() {
    const study = await makeStudy({ episodes: 3, evaluators: 2 });
    const places = await placesOf(study);
    for (const [index, assignment] of places.assignments.entries()) await answer(assignment, true, 1 + (index % 2), 3);
    await foldStudy(places.id);
    expect(await recountStudy(null, places.id, { repair: false })).toMatchObject({ ok: true, repaired: false, ratings: 12, different: 0, differences: [] });
    return places;
  }

  it("are found by the daily check, told, and put right on demand", async () => {
    const { id } = await wrong();
    await pool().query(`update "PatternCount" set units = units + 2 where "studyId" = $1 and criterion = 'flow'`, [id]);
    await pool().query(`update "PairableAnswers" set answers = answers - 1 where "studyId" = $1 and criterion = 'images' and "evaluatorId" = (select min("evaluatorId"::text)::uuid from "PairableAnswers" where "studyId" = $1)`, [id]);
    expect(await checkPatterns()).toEqual([]);
    // A day later, after another fold.
    await pool().query(`update "PatternCheck" set at = at - interval '25 hours' where "studyId" = $1`, [id]);
    expect(await checkPatterns()).toEqual([id]);
    expect(told.mock.calls.flat().join()).toContain(`concord study recount ${id} --repair`);
    expect(await studiesWithWrongPatterns()).toEqual([id]);
    const check = await lastPatternCheck(id);
    expect(check).toMatchObject({ ok: false, repaired: false, ratings: 12, different: 2 });
    expect(check?.differences).toEqual([
      { what: "answers", criterion: "images", pattern: null, evaluator: expect.stringMatching(/^E0\d$/), stored: 2, counted: 3 },
      { what: "units", criterion: "flow", pattern: [1, 2], evaluator: null, stored: 5, counted: 3 },
    ]);
    expect(await recountStudy(null, id, { repair: true })).toMatchObject({ ok: true, repaired: true, different: 2 });
    expect(await studiesWithWrongPatterns()).toEqual([]);
    expect(await prisma().auditEvent.findFirst({ where: { subject: id, action: "study.recount" } })).toMatchObject({ actorId: null, detail: { different: 2 } });
    await expectExact({ id });
    expect(await recountStudy(null, id, { repair: true })).toMatchObject({ ok: true, repaired: false, different: 0 });
  });

  it("are not folded further and not shown: answers are read instead, and changes stay until counts are right", async () => {
    const { id, assignments } = await wrong();
    const other = await placesOf(await makeStudy({ episodes: 1, evaluators: 2 }));
    await answer(other.assignments[0] ?? "", true, 1, 1);
    await pool().query(`delete from "PatternCount" where "studyId" = $1 and criterion = 'flow'`, [id]);
    await answer(assignments[0] ?? "", true, 4, 3);
    await foldPatterns();
    expect(told.mock.calls.flat().join()).toMatch(/takes away what is not there.*--repair/);
    expect([await unfolded({ id }), await unfolded(other)]).toEqual([2, 0]);
    expect(await studiesWithWrongPatterns()).toEqual([id]);
    await expectExact({ id }, "ratings");
    // It is left alone for a while, and checked at once.
    told.mockClear();
    await foldPatterns();
    expect(told).not.toHaveBeenCalled();
    expect(await checkPatterns()).toContain(id);
    expect((await recountStudy(null, id, { repair: true })).repaired).toBe(true);
    expect([await unfolded({ id }), await studiesWithWrongPatterns()]).toEqual([0, []]);
    await expectExact({ id });
  });

  it("show also in changes of what was not there", async () => {
    const { id } = await wrong();
    // Nobody has answered 4.
    await pool().query(
      `insert into "RatingDelta" ("studyId", stratum, criterion, "itemId", "evaluatorId", value, change)
       select "studyId", 0, 'flow', "itemId", "evaluatorId", 4, 1 from "Assignment" where "studyId" = $1 limit 1`, [id],
    );
    await foldPatterns();
    expect(await unfolded({ id })).toBe(1);
    await expectExact({ id }, "ratings");
    const { differences } = await recountStudy(null, id, { repair: true });
    expect(differences.find(({ what }) => what === "changes")).toEqual({ what: "changes", criterion: "flow", pattern: null, evaluator: null, stored: 1, counted: 0 });
    await expectExact({ id });
    expect(await recountStudy(null, id, { repair: false })).toMatchObject({ different: 0 });
  });

  it("are put right while answers come in", async () => {
    const { id, assignments } = await wrong();
    await pool().query(`update "PatternCount" set units = units + 1 where "studyId" = $1`, [id]);
    const writing = Promise.all(assignments.map(async (assignment, index) => {
      for (let round = 0; round < 5; round += 1) await answer(assignment, true, 1 + ((index + round) % 4), 2);
    }));
    expect((await recountStudy(null, id, { repair: true })).repaired).toBe(true);
    await writing;
    await foldStudy(id);
    await expectExact({ id });
  });

  it("are recounted by one at a time", async () => {
    const { id } = await wrong();
    const other = await connection();
    await other.query(`select pg_advisory_lock(hashtextextended('recount of ' || $1::text, 0))`, [id]);
    await expect(recountStudy(null, id, { repair: false })).rejects.toMatchObject({ code: "conflict" });
  });
});
