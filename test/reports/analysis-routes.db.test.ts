import { beforeAll, describe, expect, it } from "vitest";
import { GET as agreementRoute } from "@/app/api/v1/studies/[studyId]/agreement/route";
import { GET as partRoute } from "@/app/api/v1/studies/[studyId]/agreement/part/route";
import { GET as pairRoute } from "@/app/api/v1/studies/[studyId]/agreement/pair/route";
import { GET as itemsRoute } from "@/app/api/v1/studies/[studyId]/items/route";
import { GET as itemRoute } from "@/app/api/v1/studies/[studyId]/items/[item]/route";
import { GET as evaluatorsRoute } from "@/app/api/v1/studies/[studyId]/evaluators/diagnostics/route";
import { GET as meansRoute } from "@/app/api/v1/studies/[studyId]/means/route";
import { GET as planningRoute } from "@/app/api/v1/studies/[studyId]/planning/route";
import { GET as pulseRoute } from "@/app/api/v1/studies/[studyId]/pulse/route";
import { pool } from "@/lib/db/client";
import { handlerOf } from "@/lib/jobs/registry";
import { runJob } from "@/lib/jobs/run";
import { partAgreementSchema, readPart } from "@/lib/reports/agreement/part";
import { agreementAnalysisSchema } from "@/lib/reports/analysis/agreement-schema";
import { analysed, analyse, AT_ONCE_RATINGS, computeNow, studyPulse } from "@/lib/reports/analysis/data";
import { keepSnapshot } from "@/lib/reports/analysis/mutations";
import { evaluatorsAnalysisSchema } from "@/lib/reports/analysis/evaluators-schema";
import { itemsAnalysisSchema } from "@/lib/reports/analysis/items-schema";
import { meansAnalysisSchema } from "@/lib/reports/analysis/means-schema";
import { pairItemsSchema } from "@/lib/reports/analysis/pair-schema";
import { planningAnalysisSchema } from "@/lib/reports/analysis/planning-schema";
import { readResults } from "@/lib/reports/data";
import { itemAnswersSchema } from "@/lib/reports/item/schema";
import { closeStudy } from "@/lib/studies/mutations";
import { useTestDatabase } from "../database";
import { judgeAll } from "../judgments/judge-all";
import { makeAnswers, makeChoices } from "../studies/made-protocol";
import { makeComparison, makeStudy, type MadeComparison, type MadeStudy } from "../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();

let rating: MadeStudy;
let comparison: MadeComparison;
let researcher: TestPerson;

beforeAll(async () => {
  researcher = await makePerson("researcher");
  rating = await makeStudy({ episodes: 5, sessions: 1, evaluators: 3, protocol: { unit: "session", evaluatorsPerItem: 3 } });
  await judgeAll(rating, (place) => makeAnswers(1 + (place % 4), place % 5 === 0 ? null : 1 + ((place * 3) % 4)));
  comparison = await makeComparison({ episodes: 3, evaluators: 3, protocol: { evaluatorsPerItem: 2 } });
  await judgeAll(comparison, (place) => makeChoices((["left", "tie", "right"] as const)[place % 3] ?? "tie", "left"));
});

const ask = (route: typeof agreementRoute, person: TestPerson | undefined, studyId: string, path: string) => route(requestBy(person, "GET", `/api/v1/studies/${studyId}/${path}`), context({ studyId }));
const askItem = (person: TestPerson | undefined, studyId: string, item: string) => itemRoute(requestBy(person, "GET", `/api/v1/studies/${studyId}/items/${item}`), context({ studyId, item }));

describe("agreement of a study", () => {
  it("has the alpha of the results, and the items behind two evaluators", async () => {
    const analysis = agreementAnalysisSchema.parse(await (await ask(agreementRoute, researcher, rating.id, "agreement")).json());
    const results = await readResults(rating.id, { metric: "ordinal" });
    if (!("metric" in results)) throw new Error("another kind");
    expect(analysis.criteria.map(({ alpha }) => [alpha.value, alpha.ci?.low, alpha.units, alpha.raters])).toEqual(results.criteria.map(({ agreement }) => [agreement.alpha, agreement.ci?.low, agreement.items, agreement.raters]));
    const [flow] = analysis.criteria;
    const [cell] = flow?.raterPairs ?? [];
    const pair = pairItemsSchema.parse(await (await ask(pairRoute, researcher, rating.id, `agreement/pair?key=${flow?.key}&one=${cell?.other}&other=${cell?.one}`)).json());
    expect(pair.pair).toEqual(cell);
    expect(pair.items).toHaveLength(cell?.shared ?? -1);
    expect(pair.items.filter(({ one, other }) => one === other).length / pair.items.length).toBeCloseTo(cell?.agreement ?? -1, 12);
    expect((await ask(pairRoute, researcher, rating.id, `agreement/pair?key=${flow?.key}&one=E01&other=E77`)).status).toBe(404);
  });

  it("of a comparison stands for each two sources", async () => {
    const analysis = agreementAnalysisSchema.parse(await (await ask(agreementRoute, researcher, comparison.id, "agreement")).json());
    const results = await readResults(comparison.id, { metric: "ordinal" });
    if ("metric" in results) throw new Error("another kind");
    expect(analysis.criteria.map(({ contrast, criterion, alpha }) => ({ contrast, criterion, alpha: alpha.value }))).toEqual(
      results.contrasts.flatMap(({ first, second, criteria }) => criteria.map(({ criterion, agreement }) => ({ contrast: { first, second }, criterion, alpha: agreement.ordinal.alpha }))),
    );
  });
});

describe("agreement in a part of the answers", () => {
  const part = async (query: string) => partAgreementSchema.parse(await (await ask(partRoute as typeof agreementRoute, researcher, rating.id, `agreement/part${query}`)).json());

  it("is that of the whole where nothing is left out, and says how many ratings were read", async () => {
    const whole = agreementAnalysisSchema.parse(await (await ask(agreementRoute, researcher, rating.id, "agreement")).json());
    const { blocks, cost } = await part("");
    expect(blocks[0]?.criteria.map(({ key, alpha, ci }) => [key, alpha, ci?.low])).toEqual(whole.criteria.map(({ key, alpha }) => [key, alpha.value, alpha.ci?.low]));
    expect(cost.ratingsRead).toBe(27);
  });

  it("takes evaluators, days and versions alone", async () => {
    const two = await part("?evaluators=E01,%20E03");
    expect(two.blocks[0]?.criteria.map(({ raters }) => raters)).toEqual([2, 2]);
    expect((await part("?from=2100-01-01")).cost.ratingsRead).toBe(0);
    expect((await part("?before=2100-01-01&version=1")).cost.ratingsRead).toBe(27);
    expect((await part("?version=2")).blocks[0]?.criteria[0]).toMatchObject({ alpha: null, reason: "no_pairable" });
    for (const query of ["?from=yesterday", "?version=0", "?other=1"]) expect((await ask(partRoute as typeof agreementRoute, researcher, rating.id, `agreement/part${query}`)).status).toBe(400);
  });

  it("leaves out of an address what cannot be understood, and names it", () => {
    expect(readPart({ evaluators: "E01;E02", from: "soon", version: "", metric: "nominal" })).toEqual({ part: { evaluators: ["E01", "E02"] }, problems: ["from"] });
    expect(readPart({ from: "2026-01-02", before: ["a", "b"] })).toEqual({ part: { from: "2026-01-02" }, problems: [] });
  });
});

describe("items of a study", () => {
  it("are ranked, and open with what everybody said", async () => {
    const { items } = itemsAnalysisSchema.parse(await (await ask(itemsRoute, researcher, rating.id, "items")).json());
    expect(items).toHaveLength(5);
    const answers = itemAnswersSchema.parse(await (await askItem(researcher, rating.id, items[0]?.item ?? "")).json());
    expect(answers.judgments.map(({ evaluator }) => evaluator)).toEqual(["E01", "E02", "E03"]);
    expect(answers.episodes).toHaveLength(1);
    for (const code of ["I0099", "x", "I1"]) expect((await askItem(researcher, rating.id, code)).status).toBeGreaterThanOrEqual(404);
  });

  it("of a comparison do not say which conversations they are before sources are named", async () => {
    const blind = await (await askItem(researcher, comparison.id, "I0001")).text();
    expect(itemAnswersSchema.parse(JSON.parse(blind)).episodes).toEqual([]);
    for (const { slug } of comparison.datasets) expect(blind).not.toContain(slug);
    await closeStudy(null, comparison.id);
    const named = itemAnswersSchema.parse(await (await askItem(researcher, comparison.id, "I0001")).json());
    expect(named.episodes.map(({ dataset }) => dataset)).toEqual(comparison.datasets.map(({ slug }) => slug));
  });
});

it("evaluators have diagnostics, times and days", async () => {
  const analysis = evaluatorsAnalysisSchema.parse(await (await ask(evaluatorsRoute, researcher, rating.id, "evaluators/diagnostics")).json());
  expect(analysis.evaluators.map(({ evaluator, judgments, byCriterion }) => [evaluator, judgments, byCriterion.length])).toEqual([["E01", 5, 2], ["E02", 5, 2], ["E03", 5, 2]]);
  expect(analysis.positions.map(({ bins }) => bins.reduce((sum, bin) => sum + bin.n, 0))).toEqual([15, 12]);
});

describe("means and planning of a study", () => {
  it("have the means of the results, and groups where items are of several origins", async () => {
    const study = await makeStudy({ episodes: 4, sessions: 1, evaluators: 3, protocol: { unit: "session", evaluatorsPerItem: 3 } });
    await judgeAll(study, (place) => makeAnswers(1 + (place % 4), 1 + ((place * 3) % 4)));
    const results = await readResults(study.id, { metric: "ordinal" });
    if (!("metric" in results)) throw new Error("another kind");
    const ofOne = meansAnalysisSchema.parse(await (await ask(meansRoute, researcher, study.id, "means")).json());
    expect(ofOne.criteria.map(({ mean }) => [mean?.value, mean?.ci?.low])).toEqual(results.criteria.map(({ mean }) => [mean.value, mean.ci?.low]));
    expect(ofOne).toMatchObject({ grouping: null, groups: [] });

    await pool().query(
      `update "Episode" set origin = 'synthetic' where id in (select part."episodeId" from "ItemPart" part join "Item" item on item.id = part."itemId" where item."studyId" = $1 and item.position > 2)`, [study.id],
    );
    const { criteria, groups, grouping } = meansAnalysisSchema.parse(await computeNow(study.id, { kind: "means", first: null }));
    expect({ groups, grouping }).toEqual({ groups: ["collected", "synthetic"], grouping: "origin" });
    expect(criteria.map((criterion) => criterion.groups.map(({ items }) => items))).toEqual([[2, 2], [2, 2]]);
    expect(JSON.stringify(criteria)).not.toMatch(/I000/);
  });

  it("of a comparison are net preferences of each two sources, without origins", async () => {
    const analysis = meansAnalysisSchema.parse(await (await ask(meansRoute, researcher, comparison.id, "means")).json());
    const results = await readResults(comparison.id, { metric: "ordinal" });
    if ("metric" in results) throw new Error("another kind");
    expect(analysis.criteria.map(({ mean }) => mean?.value)).toEqual(results.contrasts.flatMap(({ criteria }) => criteria.map(({ netPreference }) => netPreference.value)));
    expect(analysis.grouping).toBeNull();
    const plan = planningAnalysisSchema.parse(await (await ask(planningRoute, researcher, comparison.id, "planning?h=0.3")).json());
    expect(plan.criteria.map(({ preference }) => (preference ? preference.wins + preference.losses + preference.ties : 0))).toEqual(results.contrasts.flatMap(({ criteria }) => criteria.map(({ n }) => n)));
  });

  it("are planned for the half-width that is asked for, and for none that makes no sense", async () => {
    const plan = planningAnalysisSchema.parse(await (await ask(planningRoute, researcher, rating.id, "planning?h=0.25")).json());
    expect(plan).toMatchObject({ kind: "rating", drawn: 5, halfWidths: { alpha: [0.25], mean: [0.25] } });
    for (const h of ["0", "-1", "wide", "NaN", "Infinity", ""]) expect((await ask(planningRoute, researcher, rating.id, `planning?h=${h}`)).status).toBe(400);
  });
});

it("the pulse changes with a judgment and stays while nothing happens", async () => {
  const study = await makeStudy({ episodes: 2, evaluators: 1, protocol: { evaluatorsPerItem: 1 } });
  const pulse = async () => ((await (await ask(pulseRoute, researcher, study.id, "pulse")).json()) as { pulse: string }).pulse;
  const before = await pulse();
  expect(await pulse()).toBe(before);
  await judgeAll(study, () => makeAnswers(2, 3));
  expect(await pulse()).not.toBe(before);
});

it("a large study is analysed by the worker, shown as of then, and computed once for everybody", async () => {
  const study = await makeStudy({ episodes: 3, evaluators: 2, protocol: { evaluatorsPerItem: 3 } });
  await judgeAll(study, (place) => makeAnswers(1 + (place % 4), 2));
  // As if it had that many: the counter of one item is what tells.
  await pool().query(`update "Item" set overlap = $2, held = $2, counted = $2 where "studyId" = $1 and position = 1`, [study.id, AT_ONCE_RATINGS.items]);
  const request = { kind: "items" } as const;
  expect(await analyse(study.id, request)).toBeNull();
  expect(await analyse(study.id, request)).toBeNull();
  const jobs = await pool().query<{ id: string }>(`select id from "Job" where kind = 'analysis'`);
  expect(jobs.rows).toHaveLength(1);
  const pulse = await studyPulse(study.id);
  await runJob(jobs.rows[0]?.id ?? "", handlerOf);
  // A page that waits for the numbers learns that they are there.
  expect(await studyPulse(study.id)).not.toBe(pulse);
  const kept = await analyse(study.id, request);
  expect(kept).toMatchObject({ isBehind: false, body: await computeNow(study.id, request) });
  expect(kept?.at).not.toBeNull();
  await pool().query(`update "Item" set surplus = surplus + 1 where "studyId" = $1 and position = 1`, [study.id]);
  expect(await analyse(study.id, request)).toMatchObject({ isBehind: true, body: kept?.body });
});

it("a program that asks while people rate gets what was read after its question, although more has come in since", async () => {
  const study = await makeStudy({ episodes: 1, evaluators: 1 });
  await pool().query(`update "Item" set overlap = $2, held = $2, counted = $2 where "studyId" = $1`, [study.id, AT_ONCE_RATINGS.items]);
  const request = { kind: "items" } as const;
  const asked = analysed(study.id, request);
  const body = { criteria: [], items: [] };
  await keepSnapshot(study.id, request, { pulse: "of an hour ago", at: new Date(Date.now() - 3_600_000) }, { ...body, items: ["old"] });
  await new Promise((done) => setTimeout(done, 700));
  await keepSnapshot(study.id, request, { pulse: "of a moment that has passed", at: new Date(Date.now() + 1_000) }, body);
  expect(await asked).toEqual(body);
}, 20_000);

it("none of it is told to evaluators or strangers", async () => {
  for (const [person, status] of [[rating.evaluators[0], 404], [undefined, 401]] as const) {
    for (const [route, path] of [[agreementRoute, "agreement"], [pairRoute, "agreement/pair?key=a&one=b&other=c"], [partRoute, "agreement/part"], [itemsRoute, "items"], [evaluatorsRoute, "evaluators/diagnostics"], [meansRoute, "means"], [planningRoute, "planning?h=0.1"], [pulseRoute, "pulse"]] as const) {
      expect((await ask(route as typeof agreementRoute, person, rating.id, path)).status).toBe(status);
    }
    expect((await askItem(person, rating.id, "I0001")).status).toBe(status);
  }
});
