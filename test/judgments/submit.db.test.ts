import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { judgmentContent } from "@/lib/judgments/canonical";
import { closeStudy, updateStudy } from "@/lib/studies/mutations";
import { digestOf } from "@/lib/studies/digest";
import { protocolSchema } from "@/lib/studies/protocol";
import { useTestDatabase } from "../database";
import { makeAnswers, makeProtocol, makeSubmission } from "../studies/made-protocol";
import { firstAssignment, letLeasesRunOut, makeStudy, queueOf } from "../studies/made-study";
import type { TestPerson } from "../users/people";
import { getItem, itemOf, openItem, putDraft, receiptOf, refusalOf, submit } from "./desk-api";

useTestDatabase();

type Pair = [TestPerson, TestPerson];
const itemOfStudy = (study: { id: string }) => prisma().item.findFirstOrThrow({ where: { studyId: study.id }, select: { held: true, counted: true, surplus: true } });
const ratingsOf = async (judgmentId: string) =>
  (await prisma().rating.findMany({ where: { judgmentId }, orderBy: { criterion: "asc" } })).map(({ criterion, value, nonResponse }) => [criterion, value ?? nonResponse]);
const revisionsOf = (judgmentId: string) => prisma().judgmentRevision.findMany({ where: { judgmentId }, orderBy: { revision: "asc" } });

/** One item with one place, claimed by the first of two evaluators. */
async function claimed(places = 1) {
  const study = await makeStudy({ episodes: 1, evaluators: 2, protocol: { evaluatorsPerItem: places } });
  const [ann, bob] = study.evaluators as Pair;
  return { study, ann, bob, assignment: await firstAssignment(study, ann) };
}

describe("submit", () => {
  it("stores the judgment, its revision and ratings, and says so with a receipt of what was stored", async () => {
    const { study, ann, assignment } = await claimed();
    await openItem(ann, assignment);
    await putDraft(ann, assignment, { answers: makeAnswers(), sequence: 7 });
    const submission = makeSubmission(assignment, { answers: makeAnswers(2, null), comment: "Hm – “fine” 🙂" });
    const receipt = await receiptOf(submit(ann, submission));
    expect(receipt).toMatchObject({
      assignmentId: assignment, idempotencyKey: submission.idempotencyKey, revision: 1, currentRevision: 1, inForce: true, counted: true, replayed: false,
      sha256: digestOf(judgmentContent(submission)),
    });
    const [stored] = await revisionsOf(receipt.judgmentId);
    expect(stored).toMatchObject({ sha256: receipt.sha256, protocolVersion: 1, programVersion: "0.1.0" });
    expect(digestOf(stored?.payload)).toBe(receipt.sha256);
    expect(await ratingsOf(receipt.judgmentId)).toEqual([["coherence", 2], ["images", "image_missing"]]);
    expect(await itemOfStudy(study)).toEqual({ held: 1, counted: 1, surplus: 0 });
    expect(await prisma().assignment.findUnique({ where: { id: assignment } })).toMatchObject({ state: "submitted", position: 1 });
    expect(await prisma().draft.count({ where: { assignmentId: assignment } })).toBe(0);
  });

  it("answers twenty identical requests at once with one judgment and one receipt", async () => {
    const { study, ann, assignment } = await claimed();
    const submission = makeSubmission(assignment);
    const receipts = await Promise.all(Array.from({ length: 20 }, () => receiptOf(submit(ann, submission))));
    const first = receipts.filter((receipt) => !receipt.replayed);
    expect(first).toHaveLength(1);
    for (const receipt of receipts) expect({ ...receipt, replayed: false }).toEqual(first[0]);
    expect(await revisionsOf(receipts[0]?.judgmentId ?? "")).toHaveLength(1);
    expect(await itemOfStudy(study)).toEqual({ held: 1, counted: 1, surplus: 0 });
  });

  it("refuses a key that has delivered other answers, and keeps those", async () => {
    const { ann, assignment } = await claimed();
    const submission = makeSubmission(assignment);
    const receipt = await receiptOf(submit(ann, submission));
    const refusal = await refusalOf(await submit(ann, { ...submission, answers: makeAnswers(1) }));
    expect(refusal).toMatchObject({ status: 422, problems: [{ path: "idempotencyKey" }] });
    expect(await revisionsOf(receipt.judgmentId)).toHaveLength(1);
    expect(await ratingsOf(receipt.judgmentId)).toEqual([["coherence", 3], ["images", 4]]);
  });

  it("does not tell whose key it is when somebody else uses it", async () => {
    const { study, ann, bob, assignment } = await claimed(2);
    const submission = makeSubmission(assignment);
    await receiptOf(submit(ann, submission));
    const own = await firstAssignment(study, bob);
    const refusal = await refusalOf(await submit(bob, { ...submission, assignmentId: own }));
    expect(refusal).toMatchObject({ status: 422, problems: [{ path: "idempotencyKey" }] });
    expect(await itemOfStudy(study)).toEqual({ held: 2, counted: 1, surplus: 0 });
  });

  it("keeps both answers of two tabs and leaves the first in force", async () => {
    const { study, ann, assignment } = await claimed();
    const first = await receiptOf(submit(ann, makeSubmission(assignment, { answers: makeAnswers(4, 4) })));
    const second = await receiptOf(submit(ann, makeSubmission(assignment, { answers: makeAnswers(1, 1) })));
    expect([first.inForce, second.inForce]).toEqual([true, false]);
    expect(second).toMatchObject({ judgmentId: first.judgmentId, revision: 2, currentRevision: 1, counted: true });
    expect(await ratingsOf(first.judgmentId)).toEqual([["coherence", 4], ["images", 4]]);
    expect(await revisionsOf(first.judgmentId)).toHaveLength(2);
    expect(await itemOfStudy(study)).toEqual({ held: 1, counted: 1, surplus: 0 });
  });

  it("keeps exactly one in force when two tabs submit at the same moment", async () => {
    const { study, ann, assignment } = await claimed();
    const receipts = await Promise.all([1, 2, 3, 4].map((value) => receiptOf(submit(ann, makeSubmission(assignment, { answers: makeAnswers(value, value) })))));
    expect(receipts.map((receipt) => receipt.revision).sort()).toEqual([1, 2, 3, 4]);
    const winner = receipts.findIndex((receipt) => receipt.inForce);
    expect(receipts.filter((receipt) => receipt.inForce)).toHaveLength(1);
    expect(await ratingsOf(receipts[0]?.judgmentId ?? "")).toEqual([["coherence", winner + 1], ["images", winner + 1]]);
    expect(await itemOfStudy(study)).toEqual({ held: 1, counted: 1, surplus: 0 });
  });

  it("numbers the items of one evaluator without gap or repetition, also those that were never opened", async () => {
    const study = await makeStudy({ episodes: 8, evaluators: 1 });
    const [ann] = study.evaluators as [TestPerson];
    const { assignments } = await queueOf(study, ann, 7);
    await Promise.all(assignments.map(({ id }, index) => (index % 2 ? receiptOf(submit(ann, makeSubmission(id))) : openItem(ann, id))));
    const positions = (await prisma().assignment.findMany({ where: { studyId: study.id } })).map((assignment) => assignment.position ?? 0);
    expect(positions.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe("a late submission", () => {
  it("takes the place up again while it is free", async () => {
    const { study, ann, bob, assignment } = await claimed();
    await letLeasesRunOut(study);
    await prisma().$executeRaw`update "Assignment" set state = 'expired' where id = ${assignment}::uuid`;
    await prisma().item.updateMany({ where: { studyId: study.id }, data: { held: 0 } });
    expect(await receiptOf(submit(ann, makeSubmission(assignment)))).toMatchObject({ counted: true, inForce: true });
    expect(await itemOfStudy(study)).toEqual({ held: 1, counted: 1, surplus: 0 });
    expect((await queueOf(study, bob)).assignments).toEqual([]);
  });

  it("is kept as surplus when the place went to somebody else", async () => {
    const { study, ann, bob, assignment } = await claimed();
    await letLeasesRunOut(study);
    const other = await firstAssignment(study, bob);
    const [late, onTime] = [await receiptOf(submit(ann, makeSubmission(assignment))), await receiptOf(submit(bob, makeSubmission(other)))];
    expect([late.counted, onTime.counted]).toEqual([false, true]);
    expect(await ratingsOf(late.judgmentId)).toHaveLength(2);
    expect(await itemOfStudy(study)).toEqual({ held: 1, counted: 1, surplus: 1 });
  });

  it("and one on time, racing for one place, are both kept and one is counted", async () => {
    for (let round = 0; round < 10; round += 1) {
      const study = await makeStudy({ episodes: 1, evaluators: 4, protocol: { evaluatorsPerItem: 2 } });
      const assignments: string[] = [];
      for (const person of study.evaluators) {
        assignments.push(await firstAssignment(study, person));
        await letLeasesRunOut(study);
      }
      const receipts = await Promise.all(study.evaluators.map((person, index) => receiptOf(submit(person, makeSubmission(assignments[index] ?? "")))));
      expect(receipts.filter((receipt) => receipt.counted)).toHaveLength(2);
      expect(await itemOfStudy(study)).toEqual({ held: 2, counted: 2, surplus: 2 });
    }
  });

  it("is kept as surplus after the study has closed, and closing gives back what was held", async () => {
    const { study, ann, assignment } = await claimed(2);
    await closeStudy(null, study.id);
    expect(await itemOfStudy(study)).toEqual({ held: 0, counted: 0, surplus: 0 });
    expect(await receiptOf(submit(ann, makeSubmission(assignment)))).toMatchObject({ counted: false, inForce: true });
    expect(await itemOfStudy(study)).toEqual({ held: 0, counted: 0, surplus: 1 });
    expect(await queueOf(study, ann)).toMatchObject({ studyState: "closed", assignments: [], remaining: 0, submitted: 1 });
  });

  it("is judged by the protocol that its assignment was claimed under", async () => {
    const { study, ann, assignment } = await claimed();
    const protocol = protocolSchema.parse(makeProtocol({ evaluatorsPerItem: 1, instructions: "# Other words" }));
    await updateStudy(null, study.id, { protocol });
    const receipt = await receiptOf(submit(ann, makeSubmission(assignment)));
    expect((await revisionsOf(receipt.judgmentId))[0]).toMatchObject({ protocolVersion: 1 });
    expect(await queueOf(study, ann)).toMatchObject({ instructionsVersion: 2, instructionsRead: false });
  });
});

describe("revision", () => {
  const revise = (assignment: string, base: number, value: number) => makeSubmission(assignment, { baseRevision: base, answers: makeAnswers(value, value) });

  it("puts new answers in force and keeps the old ones", async () => {
    const { study, ann, assignment } = await claimed();
    const first = await receiptOf(submit(ann, makeSubmission(assignment)));
    expect((await itemOf(getItem(ann, assignment))).saved).toMatchObject({ revision: 1, answers: makeAnswers() });
    const second = await receiptOf(submit(ann, revise(assignment, 1, 1)));
    expect(second).toMatchObject({ judgmentId: first.judgmentId, revision: 2, currentRevision: 2, inForce: true, counted: true });
    expect(await ratingsOf(first.judgmentId)).toEqual([["coherence", 1], ["images", 1]]);
    expect((await revisionsOf(first.judgmentId)).map((revision) => revision.revision)).toEqual([1, 2]);
    expect((await itemOf(getItem(ann, assignment))).saved).toMatchObject({ revision: 2, answers: makeAnswers(1, 1) });
    expect(await itemOfStudy(study)).toEqual({ held: 1, counted: 1, surplus: 0 });
  });

  it("on top of an older revision is kept and not put in force", async () => {
    const { ann, assignment } = await claimed();
    await receiptOf(submit(ann, makeSubmission(assignment)));
    await receiptOf(submit(ann, revise(assignment, 1, 2)));
    const stale = await receiptOf(submit(ann, revise(assignment, 1, 4)));
    expect(stale).toMatchObject({ revision: 3, currentRevision: 2, inForce: false });
    expect(await receiptOf(submit(ann, revise(assignment, 2, 3)))).toMatchObject({ revision: 4, currentRevision: 4, inForce: true });
    expect(await ratingsOf(stale.judgmentId)).toEqual([["coherence", 3], ["images", 3]]);
  });

  it("needs something to revise", async () => {
    const { ann, assignment } = await claimed();
    expect(await refusalOf(await submit(ann, revise(assignment, 1, 2)))).toMatchObject({ status: 422, problems: [{ path: "baseRevision" }] });
  });

  it("is open for the last ten items only", async () => {
    const study = await makeStudy({ episodes: 11, evaluators: 1 });
    const [ann] = study.evaluators as [TestPerson];
    const done: string[] = [];
    for (let round = 0; round < 11; round += 1) {
      const assignment = await firstAssignment(study, ann);
      await openItem(ann, assignment);
      await receiptOf(submit(ann, makeSubmission(assignment)));
      done.push(assignment);
    }
    const queue = await queueOf(study, ann);
    expect(queue.recent.map((entry) => entry.id)).toEqual(done.slice(1).reverse());
    expect(queue.recent.map((entry) => entry.position)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect(queue).toMatchObject({ submitted: 11, medianActiveMs: 11_000, remaining: 0 });
    expect((await submit(ann, revise(done[1] ?? "", 1, 2))).status).toBe(200);
    expect(await refusalOf(await submit(ann, revise(done[0] ?? "", 1, 2)))).toMatchObject({ status: 409, code: "conflict" });
  });

  it("ends with the study, but one that was delivered before still gets its receipt", async () => {
    const { study, ann, assignment } = await claimed();
    await receiptOf(submit(ann, makeSubmission(assignment)));
    const delivered = revise(assignment, 1, 2);
    const receipt = await receiptOf(submit(ann, delivered));
    await closeStudy(null, study.id);
    expect((await submit(ann, revise(assignment, 2, 3))).status).toBe(409);
    expect(await receiptOf(submit(ann, delivered))).toEqual({ ...receipt, replayed: true });
  });

  it("is written once", async () => {
    const { ann, assignment } = await claimed();
    const { judgmentId } = await receiptOf(submit(ann, makeSubmission(assignment)));
    await expect(prisma().judgmentRevision.updateMany({ where: { judgmentId }, data: { sha256: "other" } })).rejects.toThrow("append-only");
  });
});

describe("a refused submission", () => {
  it("changes nothing and names the place", async () => {
    const { study, ann, assignment } = await claimed();
    const wrong: [object, string][] = [
      [{ answers: makeAnswers(5) }, "answers.0.value"],
      [{ answers: [...makeAnswers(), makeAnswers()[0]] }, "answers.2.criterion"],
      [{ answers: makeAnswers().slice(0, 1) }, "answers"],
      [{ answers: [{ ...makeAnswers()[0], comment: "a\u0000b" }, makeAnswers()[1]] }, "answers.0.comment"],
      [{ answers: [{ ...makeAnswers()[0], value: 2.5 }, makeAnswers()[1]] }, "answers.0.value"],
      [{ comment: "half of an emoji: \ud83d" }, "comment"],
    ];
    for (const [change, path] of wrong) {
      const refusal = await refusalOf(await submit(ann, { ...makeSubmission(assignment), ...change }));
      expect([refusal.status, refusal.problems[0]?.path]).toEqual([422, path]);
    }
    expect(await prisma().judgment.count({ where: { assignmentId: assignment } })).toBe(0);
    expect(await itemOfStudy(study)).toEqual({ held: 1, counted: 0, surplus: 0 });
  });

  it("for an assignment that is not one's own says that there is nothing", async () => {
    const { bob, assignment } = await claimed();
    for (const id of [assignment, randomUUID()]) {
      const statuses = [
        (await submit(bob, makeSubmission(id))).status, (await openItem(bob, id)).status, (await getItem(bob, id)).status,
        (await putDraft(bob, id, { answers: [], sequence: 1 })).status,
      ];
      expect(statuses).toEqual([404, 404, 404, 404]);
    }
    expect(await prisma().judgment.count({ where: { assignmentId: assignment } })).toBe(0);
    expect(await prisma().draft.count({ where: { assignmentId: assignment } })).toBe(0);
    expect(await prisma().assignment.findUnique({ where: { id: assignment } })).toMatchObject({ state: "reserved", position: null });
  });
});
