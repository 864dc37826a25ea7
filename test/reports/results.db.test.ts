import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as exportRoute } from "@/app/api/v1/studies/[studyId]/export/route";
import { GET as resultsRoute } from "@/app/api/v1/studies/[studyId]/results/route";
import { datasetReader } from "@/lib/datasets/access";
import { prisma } from "@/lib/db/client";
import { eligibleItems, readResults } from "@/lib/reports/data";
import { studyResultsSchema } from "@/lib/reports/schema";
import { computeAgreement } from "@/lib/stats/agreement";
import { clusteredMean } from "@/lib/stats/clustered-mean";
import { METRICS } from "@/lib/stats/metric";
import { useTestDatabase } from "../database";
import { openItem, receiptOf, submit } from "../judgments/desk-api";
import { makeAnswers, makeSubmission } from "../studies/made-protocol";
import { firstAssignment, letLeasesRunOut, makeDataset, makeStudy, type MadeStudy } from "../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();

const ITEMS = 5;
let study: MadeStudy;
let researcher: TestPerson;

const results = (person: TestPerson | undefined, id: string, query = "") =>
  resultsRoute(requestBy(person, "GET", `/api/v1/studies/${id}/results${query}`), context({ studyId: id }));
const readBy = async (query = "") => studyResultsSchema.parse(await (await results(researcher, study.id, query)).json());

/** Three evaluators judge five sessions; the third leaves images out twice, the first revises once, and a fourth comes too late. */
beforeAll(async () => {
  researcher = await makePerson("researcher");
  study = await makeStudy({ episodes: ITEMS, sessions: 1, evaluators: 4, protocol: { unit: "session", evaluatorsPerItem: 3 } });
  const [first, second, third, fourth] = study.evaluators as [TestPerson, TestPerson, TestPerson, TestPerson];
  const late = await firstAssignment(study, fourth);
  await letLeasesRunOut(study);
  for (const [who, person] of [first, second, third].entries()) {
    for (let item = 0; item < ITEMS; item += 1) {
      const assignment = await firstAssignment(study, person);
      await openItem(person, assignment);
      const { position } = await prisma().item.findFirstOrThrow({ where: { assignments: { some: { id: assignment } } } });
      const images = who === 2 && position <= 2 ? null : 1 + ((position * 2 + who) % 4);
      await receiptOf(submit(person, makeSubmission(assignment, { answers: makeAnswers(1 + ((position + (who === 1 ? 1 : 0)) % 4), images) })));
      if (who === 0 && position === 1) {
        await receiptOf(submit(person, makeSubmission(assignment, { baseRevision: 1, answers: makeAnswers(4, 4) })));
      }
    }
  }
  const receipt = await receiptOf(submit(fourth, makeSubmission(late, { answers: makeAnswers(1, 1) })));
  expect(receipt.counted).toBe(false);
});

describe("results of a study", () => {
  it.each(METRICS)("equal a recomputation from the exported CSV, %s", async (metric) => {
    const file = await exportRoute(requestBy(researcher, "GET", `/api/v1/studies/${study.id}/export?format=csv`), context({ studyId: study.id }));
    const rows = (parse(await file.text(), { columns: true }) as Record<string, string>[]).map(({ evaluator = "", item = "", criterion = "", value }) => ({
      evaluator, item, criterion, value: value === "" ? null : Number(value),
    }));
    const shown = await readBy(`?metric=${metric}`);
    expect(shown.criteria.map((criterion) => criterion.key)).toEqual(["coherence", "images"]);
    for (const criterion of shown.criteria) {
      const own = rows.filter((row) => row.criterion === criterion.key);
      const agreement = computeAgreement(own, { metric, interval: "jackknife" });
      const mean = clusteredMean(own, 0.95);
      expect(agreement.alpha).not.toBeNull();
      expect(criterion.agreement).toMatchObject({
        alpha: agreement.alpha, percentAgreement: agreement.percentAgreement, items: agreement.units, raters: agreement.raters, pairs: agreement.pairs,
      });
      expect(criterion.agreement.ci).toEqual(agreement.ci);
      expect([criterion.mean.value, criterion.mean.ci]).toEqual([mean.value, mean.ci]);
      expect(criterion.n).toBe(own.filter((row) => row.value !== null).length);
      expect(criterion.distribution.map((point) => point.count)).toEqual([1, 2, 3, 4].map((value) => own.filter((row) => row.value === value).length));
    }
  });

  it("take the revision in force, leave surplus out and count it apart", async () => {
    const shown = await readBy();
    expect(shown.progress).toMatchObject({ items: ITEMS, wanted: 15, counted: 15, surplus: 1, evaluators: 4, coverage: [{ judgments: 3, items: ITEMS }] });
    expect(shown.criteria[0]?.n).toBe(15);
    expect(shown.caveats.join(" ")).toMatch(/1 surplus judgment/);
    // By hand: the first and the third gave 2 3 4 1 2, the second 3 4 1 2 3; the revision made the first 2 a 4.
    const coherence = [4, 3, 4, 1, 2, 3, 4, 1, 2, 3, 2, 3, 4, 1, 2];
    expect(shown.criteria[0]?.mean.value).toBeCloseTo(coherence.reduce((sum, value) => sum + value, 0) / 15, 12);
  });

  it("keep answers without a value apart, by their reason", async () => {
    expect((await readBy()).criteria[1]).toMatchObject({ n: 13, missing: 2, missingBy: { cannot_judge: 0, image_missing: 2, unstated: 0 } });
  });

  it("carry the protocol's version and digest", async () => {
    const { digest } = await prisma().protocolVersion.findFirstOrThrow({ where: { studyId: study.id } });
    expect((await readBy()).study).toMatchObject({ id: study.id, protocolVersion: 1, protocolDigest: digest, state: "running" });
  });

  it("are there before the first judgment, with reasons instead of numbers", async () => {
    const empty = await makeStudy({ episodes: 2, evaluators: 1, origin: "scripted", protocol: { includeScripted: true } });
    const shown = studyResultsSchema.parse(await readResults(empty.id, { metric: "ordinal" }));
    expect(shown.progress).toMatchObject({ counted: 0, wanted: 4, coverage: [{ judgments: 0, items: 2 }], origins: { collected: 0, synthetic: 0, scripted: 2 } });
    expect(shown.criteria[0]).toMatchObject({ n: 0, mean: { value: null, reason: "no_values" }, agreement: { alpha: null, reason: "no_pairable" } });
  });
});

describe("who may read results", () => {
  it("is not an evaluator of the study, nobody without a sign-in, and nobody learns whether a study exists", async () => {
    const [evaluator] = study.evaluators;
    const refused = await results(evaluator, study.id);
    const unknown = await results(evaluator, randomUUID());
    expect([refused.status, unknown.status]).toEqual([404, 404]);
    expect(await refused.json()).toEqual(await unknown.json());
    expect((await results(undefined, study.id)).status).toBe(401);
    expect((await results(researcher, randomUUID())).status).toBe(404);
    expect((await results(researcher, "not-an-id")).status).toBe(404);
  });

  it("is any researcher and admin, also of somebody else's study", async () => {
    expect((await results(await makePerson("researcher"), study.id)).status).toBe(200);
    expect((await results(await makePerson("admin"), study.id)).status).toBe(200);
  });

  it("gets told about a metric that does not exist", async () => {
    const refused = await results(researcher, study.id, "?metric=cosine");
    expect(refused.status).toBe(400);
    expect((await refused.json()) as unknown).toMatchObject({ error: { problems: [{ path: "metric" }] } });
  });
});

describe("what a study can draw from", () => {
  it("is counted as the draw counts it", async () => {
    const reader = datasetReader(researcher);
    const collected = await makeStudy({ episodes: 3, sessions: 4, protocol: { unit: "session" } });
    const drawn = await prisma().item.count({ where: { studyId: collected.id } });
    const made = await makeDataset({ episodes: 2, sessions: 3, origin: "synthetic" });
    // Neither an episode of a replaced version nor a session without turns can be drawn.
    await prisma().episode.updateMany({ where: { datasetId: made.id, position: 1 }, data: { untilVersion: 1 } });
    await prisma().session.updateMany({ where: { episode: { datasetId: made.id }, number: 1 }, data: { turnCount: 0 } });
    const eligible = await eligibleItems(reader);
    expect(eligible.get(collected.dataset.slug)).toEqual({ episode: { collected: 3, made: 0 }, session: { collected: drawn, made: 0 } });
    expect(eligible.get(made.slug)).toEqual({ episode: { collected: 0, made: 1 }, session: { collected: 0, made: 2 } });
  });
});
