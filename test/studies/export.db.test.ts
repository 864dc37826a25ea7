import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as exportRoute } from "@/app/api/v1/studies/[studyId]/export/route";
import { prisma } from "@/lib/db/client";
import { inOneMoment, type Queries } from "@/lib/db/snapshot";
import { streamRatings, streamRevisions } from "@/lib/judgments/data";
import type { RatingRow } from "@/lib/judgments/types";
import { useTestDatabase } from "../database";
import { openItem, receiptOf, submit } from "../judgments/desk-api";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";
import { makeAnswers, makeSubmission } from "./made-protocol";
import { firstAssignment, letLeasesRunOut, type MadeStudy, makeStudy } from "./made-study";

useTestDatabase();

let study: MadeStudy;
let researcher: TestPerson;

const download = (person: TestPerson, query: string) =>
  exportRoute(requestBy(person, "GET", `/api/v1/studies/${study.id}/export?${query}`), context({ studyId: study.id }));
const csv = async (query = "format=csv") => parse(await (await download(researcher, query)).text(), { columns: true }) as Record<string, string>[];

async function allRatings(queries: Queries): Promise<RatingRow[]> {
  const rows: RatingRow[] = [];
  for await (const batch of streamRatings(study.id, queries)) rows.push(...batch);
  return rows;
}

/** Ann judges both items and revises one; Bob comes late to the second, after Cleo took his place. */
beforeAll(async () => {
  researcher = await makePerson("researcher");
  study = await makeStudy({ episodes: 2, sessions: 1, evaluators: 3, protocol: { unit: "session", evaluatorsPerItem: 2, sample: { size: "all", seed: "x" } } });
  const [ann, bob, cleo] = study.evaluators as [TestPerson, TestPerson, TestPerson];
  for (let round = 0; round < 2; round += 1) {
    const assignment = await firstAssignment(study, ann);
    await openItem(ann, assignment);
    await receiptOf(submit(ann, makeSubmission(assignment, { answers: makeAnswers(3, null), comment: "@SUM(1)" })));
    if (round === 0) await receiptOf(submit(ann, makeSubmission(assignment, { baseRevision: 1, answers: makeAnswers(2, 1) })));
  }
  const late = await firstAssignment(study, bob);
  await letLeasesRunOut(study);
  const { itemId } = await prisma().assignment.findUniqueOrThrow({ where: { id: late } });
  await prisma().item.updateMany({ where: { studyId: study.id, id: { not: itemId } }, data: { overlap: 1 } });
  await receiptOf(submit(cleo, makeSubmission(await firstAssignment(study, cleo))));
  await receiptOf(submit(bob, makeSubmission(late)));
});

describe("export", () => {
  it("has by default exactly the ratings that results are computed from", async () => {
    const rows = (await csv()).map(({ evaluator, item, criterion, value }) => ({ evaluator, item, criterion, value: value === "" ? null : Number(value) }));
    const ratings = (await inOneMoment((queries) => allRatings(queries))).map(({ evaluator, item, criterion, value }) => ({ evaluator, item, criterion, value }));
    const order = (row: { evaluator?: string; item?: string; criterion?: string }) => `${row.item} ${row.evaluator} ${row.criterion}`;
    expect(rows.sort((a, b) => order(a).localeCompare(order(b)))).toEqual(ratings.sort((a, b) => order(a).localeCompare(order(b))));
    expect(rows).toHaveLength(6);
  });

  it("has every revision and the surplus on demand, marked", async () => {
    const rows = await csv("format=csv&scope=all");
    expect(rows).toHaveLength(10);
    expect(rows.filter((row) => row.counted === "false").map((row) => row.evaluator)).toEqual(["E02", "E02"]);
    expect(rows.filter((row) => row.in_force === "false").map((row) => [row.evaluator, row.criterion, row.value, row.revision])).toEqual([
      ["E01", "coherence", "3", "1"], ["E01", "images", "", "1"],
    ]);
  });

  it("tells when and how each answer was given, what was judged, and no name of a person", async () => {
    const [row] = (await csv()).filter(({ evaluator, revision, criterion }) => evaluator === "E01" && revision === "2" && criterion === "images");
    expect(row).toMatchObject({
      study: study.id, value: "1", non_response: "", unit: "session", session: "1", origin: "collected", position: "1", criterion_position: "2",
      first_answer_ms: "4000", answered_ms: "9000", submitted_ms: "12000", active_ms: "11000", sessions_read: "1 2", device_kind: "desktop", protocol_version: "1", program_version: "0.1.0",
    });
    expect(row?.episode).toMatch(/^external-[12]$/);
    expect(Date.parse(row?.shown_at ?? "")).toBeLessThanOrEqual(Date.parse(row?.submitted_at ?? ""));
    const text = await (await download(researcher, "format=jsonl&scope=all")).text();
    for (const person of study.evaluators) expect(text).not.toMatch(new RegExp(`${person.id}|${person.email}`));
  });

  it("lets no comment run as a formula in a spreadsheet, and keeps it whole in JSONL", async () => {
    expect(new Set((await csv()).map((row) => row.comment))).toEqual(new Set(["", "'=look"]));
    expect((await csv()).some((row) => row.judgment_comment === "'@SUM(1)")).toBe(true);
    const lines = (await (await download(researcher, "format=jsonl")).text()).trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(6);
    expect(lines.find((line) => line.non_response === "image_missing")).toMatchObject({ value: null, comment: "=look", judgment_comment: "@SUM(1)", in_force: true });
  });

  it("is the same bytes twice", async () => {
    const twice = [await (await download(researcher, "format=csv&scope=all")).text(), await (await download(researcher, "format=csv&scope=all")).text()];
    expect(twice[0]).toBe(twice[1]);
  });

  it("is for those who run studies, and says what it cannot do", async () => {
    const [ann] = study.evaluators as [TestPerson];
    expect((await download(ann, "format=csv")).status).toBe(404);
    expect((await download(researcher, "format=xls")).status).toBe(400);
  });

  it("lets go of its connection when a download is broken off", async () => {
    const cursors = () => prisma().$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`;
    const batches = streamRevisions(study.id, "all");
    await batches.next();
    expect(await cursors()).toEqual([{ count: 1 }]);
    await batches.return(undefined);
    await expect.poll(cursors).toEqual([{ count: 0 }]);
  });
});
