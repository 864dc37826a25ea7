import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { makeAnswers, makeSubmission } from "../studies/made-protocol";
import { firstAssignment, letLeasesRunOut, makeStudy, queueOf } from "../studies/made-study";
import type { TestPerson } from "../users/people";
import { draftOf, getItem, itemOf, openedOf, openItem, putDraft, receiptOf, submit } from "./desk-api";

useTestDatabase();

async function begun() {
  const study = await makeStudy({ episodes: 2, evaluators: 1, protocol: { leaseMinutes: 30 } });
  const [person] = study.evaluators as [TestPerson];
  return { study, person, assignment: await firstAssignment(study, person) };
}

const savedOf = async (person: TestPerson, assignment: string) => (await itemOf(getItem(person, assignment))).saved;

describe("a draft", () => {
  it("is there when the item is opened again", async () => {
    const { person, assignment } = await begun();
    const [coherence] = makeAnswers(2);
    expect(await draftOf(putDraft(person, assignment, { answers: [coherence], comment: "so far", sequence: 3 }))).toMatchObject({ saved: true, sequence: 3, state: "reserved" });
    expect(await savedOf(person, assignment)).toEqual({ answers: [coherence], comment: "so far", sequence: 3, revision: 0 });
  });

  it("is never overwritten by an older one, in whatever order they arrive", async () => {
    const { person, assignment } = await begun();
    const save = (sequence: number) => putDraft(person, assignment, { answers: [], comment: `draft ${sequence}`, sequence });
    const answers = await Promise.all([5, 2, 9, 1, 7, 9, 3].map(async (sequence) => draftOf(save(sequence))));
    expect(answers.filter((answer) => answer.saved).length).toBeGreaterThan(0);
    expect(await savedOf(person, assignment)).toMatchObject({ comment: "draft 9", sequence: 9 });
    expect(await draftOf(save(8))).toMatchObject({ saved: false, sequence: 9 });
  });

  it("that a submission overtook is not kept", async () => {
    const { person, assignment } = await begun();
    await receiptOf(submit(person, makeSubmission(assignment, { answers: makeAnswers(4, 4) })));
    expect(await draftOf(putDraft(person, assignment, { answers: [], comment: "late", sequence: 99 }))).toMatchObject({ saved: false, state: "submitted" });
    expect(await savedOf(person, assignment)).toMatchObject({ answers: makeAnswers(4, 4), comment: "", revision: 1 });
  });

  it("of a revision stands on what was submitted, and goes when the revision is", async () => {
    const { person, assignment } = await begun();
    await receiptOf(submit(person, makeSubmission(assignment)));
    const draft = { answers: makeAnswers(1, 1), comment: "on second thoughts", sequence: 1, baseRevision: 1 };
    expect(await draftOf(putDraft(person, assignment, draft))).toMatchObject({ saved: true });
    expect(await savedOf(person, assignment)).toMatchObject({ answers: makeAnswers(1, 1), comment: "on second thoughts", revision: 1 });
    await receiptOf(submit(person, makeSubmission(assignment, { baseRevision: 1, answers: makeAnswers(2, 2) })));
    expect(await savedOf(person, assignment)).toMatchObject({ answers: makeAnswers(2, 2), revision: 2 });
  });

  it("keeps all places of who is working", async () => {
    const { study, person, assignment } = await begun();
    await queueOf(study, person, 1);
    await letLeasesRunOut(study);
    const { leaseUntil } = await draftOf(putDraft(person, assignment, { answers: [], sequence: 1 }));
    const [{ now }] = (await prisma().$queryRaw`select now() as now`) as [{ now: Date }];
    const leases = await prisma().assignment.findMany({ where: { studyId: study.id }, select: { leaseUntil: true } });
    expect(leases).toHaveLength(2);
    for (const lease of [...leases.map((row) => row.leaseUntil), new Date(leaseUntil)]) {
      expect((lease.getTime() - now.getTime()) / 60_000).toBeCloseTo(30, 0);
    }
  });
});

describe("opening", () => {
  it("starts the clock and takes a place in the order once", async () => {
    const { study, person, assignment } = await begun();
    const first = await openedOf(openItem(person, assignment));
    expect(first).toMatchObject({ assignmentId: assignment, state: "opened", position: 1 });
    const { openedAt } = await prisma().assignment.findUniqueOrThrow({ where: { id: assignment } });
    expect(await openedOf(openItem(person, assignment))).toMatchObject({ state: "opened", position: 1 });
    expect((await prisma().assignment.findUniqueOrThrow({ where: { id: assignment } })).openedAt).toEqual(openedAt);
    const next = (await queueOf(study, person, 1)).assignments[1]?.id ?? "";
    expect(await openedOf(openItem(person, next))).toMatchObject({ position: 2 });
  });

  it("takes up a lease that ran out, if the place is free", async () => {
    const { study, person, assignment } = await begun();
    await prisma().$executeRaw`update "Assignment" set state = 'expired', "leaseUntil" = now() where id = ${assignment}::uuid`;
    await prisma().item.updateMany({ where: { studyId: study.id }, data: { held: 0 } });
    expect(await openedOf(openItem(person, assignment))).toMatchObject({ state: "opened" });
    expect((await prisma().item.findMany({ where: { studyId: study.id } })).reduce((sum, item) => sum + item.held, 0)).toBe(1);
  });

  it("does not change what was submitted", async () => {
    const { person, assignment } = await begun();
    await receiptOf(submit(person, makeSubmission(assignment)));
    expect(await openedOf(openItem(person, assignment))).toMatchObject({ state: "submitted", position: 1 });
  });
});
