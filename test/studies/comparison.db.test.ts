import { describe, expect, it } from "vitest";
import { POST as evaluatorsRoute } from "@/app/api/v1/studies/[studyId]/evaluators/route";
import { GET as designRoute } from "@/app/api/v1/studies/[studyId]/design/route";
import { POST as revealRoute } from "@/app/api/v1/studies/[studyId]/reveal/route";
import { pool, prisma } from "@/lib/db/client";
import type { DeskItem } from "@/lib/judgments/desk";
import { authorizeMembership, listStudies, placesFor } from "@/lib/studies/data";
import type { DesignAudit } from "@/lib/studies/design/schema";
import { closeStudy, ensureQueue } from "@/lib/studies/mutations";
import type { StudyDetail } from "@/lib/studies/types";
import { useTestDatabase } from "../database";
import { getItem, itemOf, openItem, putDraft, receiptOf, refusalOf, sendGuess, submit } from "../judgments/desk-api";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";
import { makeChoices, makeSubmission } from "./made-protocol";
import { firstAssignment, letLeasesRunOut, makeComparison, type MadeComparison, queueOf } from "./made-study";

useTestDatabase();

const judge = async (person: TestPerson, assignmentId: string) => {
  await openItem(person, assignmentId);
  return receiptOf(submit(person, makeSubmission(assignmentId, { answers: makeChoices() })));
};

/** Until there is nothing more for this evaluator. @returns the items as they were shown. */
async function workThrough(study: { id: string }, person: TestPerson, most = Infinity): Promise<DeskItem[]> {
  const shown: DeskItem[] = [];
  while (shown.length < most) {
    const [next] = (await queueOf(study, person, 2)).assignments;
    if (!next) break;
    shown.push(await itemOf(getItem(person, next.id)));
    await judge(person, next.id);
  }
  return shown;
}

const assignmentsOf = (study: { id: string }) => prisma().assignment.findMany({ where: { studyId: study.id }, select: { id: true, itemId: true, evaluatorId: true, flipped: true, state: true } });
const lean = (rows: readonly { flipped: boolean }[]) => Math.abs(rows.reduce((sum, row) => sum + (row.flipped ? 1 : -1), 0));
const itemsOf = (study: { id: string }) => prisma().item.findMany({ where: { studyId: study.id }, orderBy: { position: "asc" } });
const only = (study: MadeComparison): TestPerson => {
  const [person] = study.evaluators;
  if (!person) throw new Error("no evaluator");
  return person;
};
const addPeople = async (study: { id: string }, people: readonly TestPerson[]) => {
  const researcher = await makePerson("researcher");
  const response = await evaluatorsRoute(requestBy(researcher, "POST", `/api/v1/studies/${study.id}/evaluators`, { evaluators: people.map((person) => person.email) }), context({ studyId: study.id }));
  expect(response.status).toBe(200);
};
const auditOf = async (study: { id: string }, person?: TestPerson) => {
  const response = await designRoute(requestBy(person ?? (await makePerson("researcher")), "GET", `/api/v1/studies/${study.id}/design`), context({ studyId: study.id }));
  return (await response.json()) as DesignAudit;
};

describe("a comparison", () => {
  it("shows every pair both ways round, and every evaluator each source left and right, exactly", async () => {
    const study = await makeComparison({ episodes: 6, evaluators: 4, protocol: { evaluatorsPerItem: 4 } });
    const shown = await Promise.all(study.evaluators.map((person) => workThrough(study, person)));
    expect(shown.map((items) => items.length)).toEqual([6, 6, 6, 6]);
    const rows = await assignmentsOf(study);
    expect(rows).toHaveLength(24);
    for (const item of await itemsOf(study)) {
      expect(lean(rows.filter((row) => row.itemId === item.id))).toBe(0);
      expect(item).toMatchObject({ overlap: 4, held: 4, counted: 4, flippedOverlap: 2, flippedHeld: 2, surplus: 0 });
    }
    for (const person of study.evaluators) expect(lean(rows.filter((row) => row.evaluatorId === person.id))).toBe(0);
    // What stands left on the screen is what the row says.
    for (const item of shown.flat()) {
      const left = item.sessions.find((session) => session.side === "A")?.turns[0]?.text;
      const row = rows.find((candidate) => candidate.id === item.assignmentId);
      expect(left).toMatch(row?.flipped ? /\(2\)$/ : /\(1\)$/);
    }
    const audit = await auditOf(study);
    expect(audit).toMatchObject({ items: { count: 6, evaluatorsPerItem: 4, largestDifference: { planned: 0, counted: 0 } }, replans: [] });
    // Which source stood where is told when the sources are named, and not before.
    for (const evaluator of audit.evaluators) expect(evaluator).toMatchObject({ planned: 6, judged: 6, largestDifference: { planned: 0, judged: 0 }, sides: null });
    await closeStudy(null, study.id);
    for (const { sides } of (await auditOf(study)).evaluators) for (const side of sides ?? []) expect(side).toMatchObject({ planned: { left: 3, right: 3 }, judged: { left: 3, right: 3 } });
  });

  it("plans from the seed, keeps the plan, and gives sources aliases that tell nothing", async () => {
    const study = await makeComparison({ sources: 3, episodes: 5, evaluators: 3, protocol: { contrasts: [[1, 2], [1, 3]], evaluatorsPerItem: 2 } });
    const design = await prisma().studyDesign.findUniqueOrThrow({ where: { studyId: study.id } });
    expect(design.body).toMatchObject({ seed: "seven", sources: [{ number: 1, version: 1, slice: {} }, { number: 2 }, { number: 3 }], contrasts: [{ first: 1, second: 2 }, { first: 1, second: 3 }] });
    expect((await prisma().plannedPlace.findMany({ where: { studyId: study.id } })).length).toBe(20);
    await expect(prisma().studyDesign.update({ where: { studyId: study.id }, data: { digest: "other" } })).rejects.toThrow(/append-only/);
    const sources = await prisma().studySource.findMany({ where: { studyId: study.id } });
    expect(new Set(sources.map((source) => source.alias))).toEqual(new Set(["Source 1", "Source 2", "Source 3"]));
    const audited = await prisma().auditEvent.findFirstOrThrow({ where: { subject: study.id, action: "study.start" } });
    expect(audited.detail).toMatchObject({ designDigest: design.digest, items: 10 });
    // Evaluators follow the planned order.
    const person = only(study);
    const queue = await queueOf(study, person, 9);
    const planned = await pool().query(`select a.id from "PlannedPlace" p join "Assignment" a on a."itemId" = p."itemId" and a."evaluatorId" = p."evaluatorId" where p."evaluatorId" = $1 order by p."order"`, [person.id]);
    expect(queue.assignments.map(({ id }) => id)).toEqual(planned.rows.map((row: { id: string }) => row.id));
  });

  it("does not start without a pair, and says so", async () => {
    await expect(makeComparison({ protocol: { images: "stored" } })).rejects.toThrow("Sources 1 and 2 have no pair to compare.");
    await expect(makeComparison({ episodes: 2, protocol: { sample: { size: 3, seed: "1" } } })).rejects.toThrow("only 2 can be formed");
    await expect(makeComparison({ protocol: { includeScripted: false } })).rejects.toThrow("no pair");
  });
});

describe("places of a pair", () => {
  it("give the last one to one of 200 who ask at once, and one judgment is counted", async () => {
    const study = await makeComparison({ episodes: 1, evaluators: 0, protocol: { evaluatorsPerItem: 1 } });
    const people = await Promise.all(Array.from({ length: 200 }, () => makePerson("evaluator")));
    await prisma().studyEvaluator.createMany({ data: people.map((person, index) => ({ studyId: study.id, userId: person.id, pseudonym: `E${index + 1}` })) });
    const queues = await Promise.all(people.map(async (person) => ensureQueue(await authorizeMembership(person, study.id), 0)));
    const winners = people.filter((_, index) => queues[index]?.assignments.length === 1);
    expect(winners).toHaveLength(1);
    const [winner] = winners;
    if (!winner) throw new Error();
    const assignment = await firstAssignment(study, winner);
    const receipts = await Promise.all(Array.from({ length: 5 }, () => judge(winner, assignment)));
    expect(receipts.every((receipt) => receipt.counted)).toBe(true);
    expect(await itemsOf(study)).toMatchObject([{ held: 1, counted: 1, surplus: 0 }]);
    expect(await prisma().judgment.count()).toBeGreaterThanOrEqual(1);
  });

  it("are planned for their evaluators, and nobody else gets them while those are there", async () => {
    const study = await makeComparison({ episodes: 4, evaluators: 2, protocol: { evaluatorsPerItem: 1 } });
    const [quick, slow] = study.evaluators;
    if (!quick || !slow) throw new Error();
    expect(await workThrough(study, quick)).toHaveLength(2);
    expect(await queueOf(study, quick)).toMatchObject({ assignments: [], remaining: 0, submitted: 2 });
    expect(await workThrough(study, slow)).toHaveLength(2);
  });

  it("go to others when their evaluator stays away, the way round they were planned", async () => {
    const study = await makeComparison({ episodes: 4, evaluators: 2, protocol: { evaluatorsPerItem: 1, handOverMinutes: 60 } });
    const [quick, away] = study.evaluators;
    if (!quick || !away) throw new Error();
    await workThrough(study, quick);
    await workThrough(study, away, 1);
    await prisma().$executeRaw`update "StudyEvaluator" set "seenAt" = now() - interval '61 minutes' where "studyId" = ${study.id}::uuid and "userId" = ${away.id}::uuid`;
    // Two more pairs lie claimed ahead; they go on when their leases have run out.
    await letLeasesRunOut(study);
    expect(await workThrough(study, quick)).toHaveLength(1);
    const items = await itemsOf(study);
    expect(items.map((item) => item.counted)).toEqual([1, 1, 1, 1]);
    const rows = (await assignmentsOf(study)).filter((row) => row.state === "submitted");
    for (const item of items) expect(rows.filter((row) => row.itemId === item.id && row.flipped)).toHaveLength(item.flippedOverlap);
  });

  it("are claimed by all at once without waits that cross", async () => {
    const study = await makeComparison({ episodes: 12, evaluators: 24, protocol: { evaluatorsPerItem: 24 } });
    const deadlocks = async () => {
      // A connection tells what it counted after its next statement, once a second at most.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await Promise.all(Array.from({ length: 16 }, () => pool().query("select pg_sleep(0.05)")));
      return (await pool().query<{ deadlocks: string }>(`select deadlocks from pg_stat_database where datname = current_database()`)).rows[0]?.deadlocks;
    };
    const before = await deadlocks();
    const queues = await Promise.all(study.evaluators.map((person) => queueOf(study, person, 9)));
    expect(queues.every((queue) => queue.assignments.length === 10)).toBe(true);
    expect(await deadlocks()).toBe(before);
  });

  it("are not kept for somebody whose account is closed, and none are planned for them", async () => {
    const study = await makeComparison({ episodes: 4, evaluators: 2, protocol: { evaluatorsPerItem: 1 } });
    const [here, gone] = study.evaluators;
    if (!here || !gone) throw new Error();
    await prisma().user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    expect(await placesFor(study.id, [here.id])).toBe(4);
    await addPeople(study, [await makePerson("evaluator")]);
    expect(await prisma().plannedPlace.count({ where: { studyId: study.id, evaluatorId: gone.id } })).toBe(0);
    expect((await workThrough(study, here)).length).toBeGreaterThanOrEqual(2);
  });

  it("are counted for simulated evaluators as they can be had", async () => {
    const study = await makeComparison({ episodes: 4, evaluators: 2, protocol: { evaluatorsPerItem: 1 } });
    const [here, away] = study.evaluators;
    if (!here || !away) throw new Error();
    expect(await placesFor(study.id, [here.id])).toBe(2);
    await prisma().$executeRaw`update "StudyEvaluator" set "seenAt" = now() - interval '2 days' where "studyId" = ${study.id}::uuid and "userId" = ${away.id}::uuid`;
    expect(await placesFor(study.id, [here.id])).toBe(4);
    await workThrough(study, here);
    expect(await placesFor(study.id, [here.id])).toBe(0);
  });

  it("are planned anew when somebody joins, without touching what is held", async () => {
    const study = await makeComparison({ episodes: 12, evaluators: 2, protocol: { evaluatorsPerItem: 2 } });
    const [first] = study.evaluators;
    if (!first) throw new Error();
    await workThrough(study, first, 4);
    const before = await assignmentsOf(study);
    const joining = [await makePerson("evaluator"), await makePerson("evaluator")];
    await addPeople(study, joining);
    expect((await assignmentsOf(study)).length).toBe(before.length);
    const everybody = [...study.evaluators, ...joining];
    await Promise.all(everybody.map((person) => workThrough(study, person)));
    const items = await itemsOf(study);
    expect(items.every((item) => item.counted === 2 && item.flippedHeld === 1)).toBe(true);
    const audit = await auditOf(study);
    expect(audit.items.largestDifference).toEqual({ planned: 0, counted: 0 });
    expect(audit.replans).toMatchObject([{ reason: "E03, E04 joined" }]);
    expect(audit.evaluators.map((evaluator) => evaluator.judged)).toEqual([6, 6, 6, 6]);
    for (const evaluator of audit.evaluators) expect(evaluator.largestDifference.judged).toBeLessThanOrEqual(2);
  });

  it("that nobody is planned for even out what an evaluator has seen", async () => {
    const study = await makeComparison({ episodes: 8, evaluators: 0, protocol: { evaluatorsPerItem: 2 } });
    const people = [await makePerson("evaluator"), await makePerson("evaluator")];
    await prisma().studyEvaluator.createMany({ data: people.map((person, index) => ({ studyId: study.id, userId: person.id, pseudonym: `E0${index + 1}` })) });
    for (const person of people) await workThrough(study, person);
    const rows = await assignmentsOf(study);
    expect(rows).toHaveLength(16);
    for (const item of await itemsOf(study)) expect(lean(rows.filter((row) => row.itemId === item.id))).toBe(0);
    for (const person of people) expect(lean(rows.filter((row) => row.evaluatorId === person.id))).toBeLessThanOrEqual(1);
  });

  it("count late work while its own way round has a place, and keep it as surplus when it has none", async () => {
    const study = await makeComparison({ episodes: 1, evaluators: 2, protocol: { evaluatorsPerItem: 2 } });
    const [late, other] = study.evaluators;
    if (!late || !other) throw new Error();
    const assignment = await firstAssignment(study, late);
    await openItem(late, assignment);
    await putDraft(late, assignment, { answers: makeChoices(), sequence: 1 });
    await letLeasesRunOut(study);
    const flipped = (await assignmentsOf(study))[0]?.flipped ?? false;
    // Somebody else takes the place of that way round; the other one stays free.
    const stranger = await makePerson("evaluator");
    await prisma().studyEvaluator.create({ data: { studyId: study.id, userId: stranger.id, pseudonym: "E03" } });
    await prisma().$executeRaw`update "StudyEvaluator" set "seenAt" = now() - interval '2 days' where "studyId" = ${study.id}::uuid`;
    await prisma().$executeRaw`update "PlannedPlace" set flipped = not ${flipped} where "studyId" = ${study.id}::uuid and "evaluatorId" = ${other.id}::uuid`;
    await ensureQueue(await authorizeMembership(other, study.id), 0);
    await ensureQueue(await authorizeMembership(stranger, study.id), 0);
    const held = (await itemsOf(study))[0];
    expect(held).toMatchObject({ held: 2 });
    const receipt = await receiptOf(submit(late, makeSubmission(assignment, { answers: makeChoices() })));
    expect(receipt.counted).toBe(false);
    expect(await itemsOf(study)).toMatchObject([{ held: 2, counted: 0, surplus: 1 }]);
  });
});

describe("the closing question", () => {
  it("is asked of judged pairs with one machine-made side, when nothing remains; the first answer stays", async () => {
    const study = await makeComparison({ episodes: 7, evaluators: 1, protocol: { evaluatorsPerItem: 1, askMachineMade: true } });
    const person = only(study);
    const [judged] = await workThrough(study, person, 6);
    expect((await queueOf(study, person)).toGuess).toEqual([]);
    expect(await refusalOf(await sendGuess(person, judged?.assignmentId ?? "", "left"))).toMatchObject({ status: 409 });
    await workThrough(study, person);
    const { toGuess } = await queueOf(study, person);
    expect(toGuess).toHaveLength(5);
    const waits = async () => (await listStudies(person)).assigned[0]?.hasLastQuestion;
    expect(await waits()).toBe(true);
    const [first = ""] = toGuess;
    expect(await (await sendGuess(person, first, "left")).json()).toEqual({ assignmentId: first, guess: "left" });
    expect(await (await sendGuess(person, first, "right")).json()).toEqual({ assignmentId: first, guess: "left" });
    const again = await Promise.all(Array.from({ length: 8 }, () => sendGuess(person, toGuess[1] ?? "", "unsure")));
    expect(again.map((response) => response.status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect((await queueOf(study, person)).toGuess).toEqual(toGuess.slice(2));
    for (const id of toGuess.slice(2, 4)) await sendGuess(person, id, "unsure");
    expect(await waits()).toBe(true);
    const unasked = (await assignmentsOf(study)).find((row) => !toGuess.includes(row.id));
    expect(await refusalOf(await sendGuess(person, unasked?.id ?? "", "left"))).toMatchObject({ status: 409 });
    expect((await sendGuess(person, first, "both")).status).toBe(422);
    expect((await sendGuess(await makePerson("evaluator"), first, "left")).status).toBe(404);
    await closeStudy(null, study.id);
    expect(await refusalOf(await sendGuess(person, toGuess[4] ?? "", "left"))).toMatchObject({ status: 409 });
  });

  it("is not asked where the protocol does not, nor of what has not been judged", async () => {
    const silent = await makeComparison({ episodes: 1, evaluators: 1, protocol: { evaluatorsPerItem: 1 } });
    const [item] = await workThrough(silent, only(silent));
    expect((await queueOf(silent, only(silent))).toGuess).toEqual([]);
    expect(await refusalOf(await sendGuess(only(silent), item?.assignmentId ?? "", "left"))).toMatchObject({ status: 409 });
    const asking = await makeComparison({ episodes: 1, evaluators: 1, protocol: { evaluatorsPerItem: 1, askMachineMade: true } });
    expect(await refusalOf(await sendGuess(only(asking), await firstAssignment(asking, only(asking)), "left"))).toMatchObject({ status: 409 });
  });
});

describe("naming the sources early", () => {
  const reveal = (person: TestPerson, study: { id: string }) => revealRoute(requestBy(person, "POST", `/api/v1/studies/${study.id}/reveal`), context({ studyId: study.id }));

  it("is for researchers, happens once, and is on record with what was known by then", async () => {
    const study = await makeComparison({ episodes: 1, evaluators: 1 });
    await workThrough(study, only(study));
    expect((await reveal(only(study), study)).status).toBe(404);
    const researcher = await makePerson("researcher");
    const first = (await (await reveal(researcher, study)).json()) as StudyDetail;
    expect(first.revealedAt).not.toBeNull();
    expect(((await (await reveal(researcher, study)).json()) as StudyDetail).revealedAt).toBe(first.revealedAt);
    const events = await prisma().auditEvent.findMany({ where: { subject: study.id, action: "study.reveal" } });
    expect(events).toMatchObject([{ actorId: researcher.id, detail: { counted: 1 } }]);
  });
});

it("another evaluator learns nothing of a pair", async () => {
  const study = await makeComparison({ evaluators: 1 });
  const assignment = await firstAssignment(study, only(study));
  const stranger = await makePerson("evaluator");
  for (const response of [getItem(stranger, assignment), openItem(stranger, assignment), submit(stranger, makeSubmission(assignment, { answers: makeChoices() }))]) expect((await response).status).toBe(404);
  expect((await designRoute(requestBy(stranger, "GET", `/api/v1/studies/${study.id}/design`), context({ studyId: study.id }))).status).toBe(404);
});
