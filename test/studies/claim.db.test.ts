import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { authorizeMembership } from "@/lib/studies/data";
import { ensureQueue } from "@/lib/studies/mutations";
import { useTestDatabase } from "../database";
import { openItem, putDraft, receiptOf, submit } from "../judgments/desk-api";
import { makeAnswers, makeSubmission } from "./made-protocol";
import { firstAssignment, letLeasesRunOut, makeStudy, queueOf } from "./made-study";

useTestDatabase();

const itemsOf = (study: { id: string }) => prisma().item.findMany({ where: { studyId: study.id }, orderBy: { position: "asc" } });

describe("claim", () => {
  it("gives the last place to one of 200 who ask at once", async () => {
    const study = await makeStudy({ episodes: 1, evaluators: 200, protocol: { evaluatorsPerItem: 1 } });
    const queues = await Promise.all(study.evaluators.map(async (person) => ensureQueue(await authorizeMembership(person, study.id), 0)));
    expect(queues.filter((queue) => queue.assignments.length === 1)).toHaveLength(1);
    expect(queues.filter((queue) => queue.assignments.length === 0)).toHaveLength(199);
    expect(await itemsOf(study)).toMatchObject([{ held: 1, counted: 0, surplus: 0 }]);
    expect(await prisma().assignment.count({ where: { studyId: study.id } })).toBe(1);
  });

  it("fills every place and none twice when many claim several at once", async () => {
    const study = await makeStudy({ episodes: 12, evaluators: 20, protocol: { evaluatorsPerItem: 5 } });
    await Promise.all(study.evaluators.map((person) => queueOf(study, person, 4)));
    const items = await itemsOf(study);
    expect(items.map((item) => item.held)).toEqual(items.map(() => 5));
    expect(await prisma().assignment.count({ where: { studyId: study.id } })).toBe(60);
  });

  it("keeps the current item and those ahead, and no more, however often it is asked", async () => {
    const study = await makeStudy({ episodes: 10, evaluators: 1 });
    const [person] = study.evaluators;
    if (!person) throw new Error();
    const first = await queueOf(study, person, 2);
    expect(first.assignments).toHaveLength(3);
    expect(first).toMatchObject({ studyTitle: "Conversations", studyState: "running", submitted: 0, remaining: 10, medianActiveMs: null, recent: [], instructionsVersion: 1, instructionsRead: false });
    expect((await queueOf(study, person, 2)).assignments).toEqual(first.assignments);
    expect((await itemsOf(study)).filter((item) => item.held === 1)).toHaveLength(3);
  });

  it("never gives an item twice to one evaluator in two tabs", async () => {
    const study = await makeStudy({ episodes: 6, evaluators: 1, protocol: { evaluatorsPerItem: 3 } });
    const [person] = study.evaluators;
    if (!person) throw new Error();
    await Promise.all(Array.from({ length: 8 }, () => queueOf(study, person, 5)));
    const mine = await prisma().assignment.findMany({ where: { studyId: study.id } });
    expect(new Set(mine.map((assignment) => assignment.itemId)).size).toBe(mine.length);
    expect((await itemsOf(study)).every((item) => item.held === mine.filter((assignment) => assignment.itemId === item.id).length)).toBe(true);
  });

  it("gives each evaluator an order of their own, drawn from seed and pseudonym", async () => {
    const order = async (seed: string) => {
      const study = await makeStudy({ episodes: 10, evaluators: 2, protocol: { sample: { size: "all", seed } } });
      const orders: (number | undefined)[][] = [];
      // One after the other: of two that ask at once, each passes over what the other is just taking.
      for (const person of study.evaluators) {
        const { assignments } = await queueOf(study, person, 9);
        const rows = await prisma().assignment.findMany({ where: { id: { in: assignments.map(({ id }) => id) } }, select: { id: true, item: { select: { position: true } } } });
        orders.push(assignments.map(({ id }) => rows.find((row) => row.id === id)?.item.position));
      }
      return orders;
    };
    const [first, second] = await order("one");
    expect(first).toHaveLength(10);
    expect(first).not.toEqual(second);
    expect(await order("one")).toEqual([first, second]);
    expect((await order("two"))[0]).not.toEqual(first);
  });

  it("hands a place on when its lease has run out, and not before", async () => {
    const study = await makeStudy({ episodes: 1, evaluators: 2, protocol: { evaluatorsPerItem: 1 } });
    const [slow, waiting] = study.evaluators;
    if (!slow || !waiting) throw new Error();
    const assignment = await firstAssignment(study, slow);
    expect(await queueOf(study, waiting)).toMatchObject({ assignments: [], remaining: 0 });
    await letLeasesRunOut(study);
    expect((await queueOf(study, waiting)).assignments).toHaveLength(1);
    expect(await itemsOf(study)).toMatchObject([{ held: 1 }]);
    expect(await prisma().assignment.findUnique({ where: { id: assignment } })).toMatchObject({ state: "expired" });
    expect((await queueOf(study, slow)).assignments).toEqual([]);
  });

  it("gives a place back to who lost it, while it is free", async () => {
    const study = await makeStudy({ episodes: 2, evaluators: 2, protocol: { evaluatorsPerItem: 1 } });
    const [slow, other] = study.evaluators;
    if (!slow || !other) throw new Error();
    const assignment = await firstAssignment(study, slow);
    await openItem(slow, assignment);
    await letLeasesRunOut(study);
    await queueOf(study, other, 1);
    await prisma().assignment.deleteMany({ where: { studyId: study.id, evaluatorId: other.id } });
    await prisma().item.updateMany({ where: { studyId: study.id }, data: { held: 0 } });
    expect((await queueOf(study, slow)).assignments).toEqual([{ id: assignment, state: "opened" }]);
    expect((await itemsOf(study)).reduce((sum, item) => sum + item.held, 0)).toBe(1);
  });

  it("still offers begun work whose place went to somebody else", async () => {
    const study = await makeStudy({ episodes: 1, evaluators: 2, protocol: { evaluatorsPerItem: 1 } });
    const [slow, quick] = study.evaluators;
    if (!slow || !quick) throw new Error();
    const assignment = await firstAssignment(study, slow);
    await openItem(slow, assignment);
    await putDraft(slow, assignment, { answers: makeAnswers(), sequence: 1 });
    await letLeasesRunOut(study);
    await receiptOf(submit(quick, makeSubmission(await firstAssignment(study, quick))));
    expect(await queueOf(study, slow)).toMatchObject({ assignments: [{ id: assignment, state: "expired" }], remaining: 1 });
  });

  it("gives nothing of a study that is not running, or to somebody who is no member", async () => {
    const study = await makeStudy({ episodes: 1, evaluators: 1 });
    const stranger = (await makeStudy({ episodes: 1, evaluators: 1 })).evaluators[0];
    if (!stranger) throw new Error();
    await expect(queueOf(study, stranger)).rejects.toThrow("404");
    expect(await prisma().assignment.count({ where: { studyId: study.id } })).toBe(0);
  });
});

describe("places", () => {
  it("are never more than the overlap, whatever the program does", async () => {
    const study = await makeStudy({ episodes: 1, evaluators: 1, protocol: { evaluatorsPerItem: 1 } });
    await expect(prisma().item.updateMany({ where: { studyId: study.id }, data: { held: 2 } })).rejects.toThrow("Item_places_check");
  });
});
