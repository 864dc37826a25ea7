import { describe, expect, it } from "vitest";
import { POST as addRoute } from "@/app/api/v1/studies/[studyId]/evaluators/route";
import { GET as designRoute } from "@/app/api/v1/studies/[studyId]/design/route";
import { POST as revealRoute } from "@/app/api/v1/studies/[studyId]/reveal/route";
import { GET as studyRoute, PATCH as updateRoute } from "@/app/api/v1/studies/[studyId]/route";
import { POST as startRoute } from "@/app/api/v1/studies/[studyId]/start/route";
import { POST as createRoute } from "@/app/api/v1/studies/route";
import { POST as previewRoute } from "@/app/api/v1/studies/sample-preview/route";
import { datasetReader } from "@/lib/datasets/access";
import { prisma } from "@/lib/db/client";
import { sliceValues } from "@/lib/reports/slice-values/data";
import type { DesignAudit, DesignPreview } from "@/lib/studies/design/schema";
import type { StudyDetail, StudyStateAnswer } from "@/lib/studies/types";
import { useTestDatabase } from "../database";
import { receiptOf, refusalOf, submit } from "../judgments/desk-api";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";
import { makeChoices, makeComparisonProtocol, makeProtocol, makeSubmission } from "./made-protocol";
import { firstAssignment, makeComparison, makeDataset, makeStudy } from "./made-study";

useTestDatabase();

type StudyRoute = (request: Request, context: { params: Promise<{ studyId: string }> }) => Promise<Response>;
const call = (route: StudyRoute, person: TestPerson, studyId: string, method = "POST", body?: unknown) =>
  route(requestBy(person, method, `/api/v1/studies/${studyId}`, body), context({ studyId }));
const json = async <Body>(response: Response | Promise<Response>): Promise<Body> => (await (await response).json()) as Body;
const preview = (person: TestPerson, body: unknown) => previewRoute(requestBy(person, "POST", "/api/v1/studies/sample-preview", body), context());
const sourcesOf = (datasets: readonly { slug: string }[]) => datasets.map(({ slug }) => ({ dataset: slug }));
const anyImages = (datasetId: string, state: "stored" | "missing") =>
  prisma().$executeRaw`
    with shared as (update "Session" session set "imageCount" = 1 from "Episode" episode where episode.id = session."episodeId" and episode."datasetId" = ${datasetId}::uuid returning session.id, session."episodeId")
    insert into "EpisodeImage" (id, "episodeId", "sessionId", place, "turnIndex", position, candidates, keys, keywords, module, state)
    select gen_random_uuid(), "episodeId", id, 'turn', 0, 0, '[]', '{}', '{}', 'retrieval', ${state}::"ImageState" from shared`;

describe("what would be drawn", () => {
  it("is told for every contrast, with what the rule about images leaves out", async () => {
    const researcher = await makePerson("researcher");
    const [first, second, third] = [await makeDataset({ episodes: 5, sessions: 1 }), await makeDataset({ episodes: 3, sessions: 1 }), await makeDataset({ episodes: 4, sessions: 1 })];
    await anyImages(first.id, "stored");
    await anyImages(second.id, "stored");
    await anyImages(third.id, "missing");
    const told = await json<DesignPreview>(preview(researcher, { sources: sourcesOf([first, second, third]), protocol: makeComparisonProtocol({ images: "stored" }) }));
    expect(told.contrasts.map(({ first, second, units, withoutImages, pairs }) => ({ first, second, units, withoutImages, pairs }))).toEqual([
      { first: 1, second: 2, units: [5, 3], withoutImages: [0, 0], pairs: { possible: 3, leftOut: 0, drawn: 3 } },
      { first: 1, second: 3, units: [5, 4], withoutImages: [0, 4], pairs: { possible: 4, leftOut: 4, drawn: 0 } },
      { first: 2, second: 3, units: [3, 4], withoutImages: [0, 4], pairs: { possible: 3, leftOut: 3, drawn: 0 } },
    ]);
    expect(told.problems).toEqual(["Sources 1 and 3 have no pair to compare.", "Sources 2 and 3 have no pair to compare."]);
    expect(told.medians).toEqual({ turns: 2, images: 1 });
    expect(told.contrasts[0]?.balance.map((row) => [row.feature, row.after.first.mean])).toEqual([["turns", 2], ["images", 1], ["length", 0]]);
  });

  it("is what the start draws", async () => {
    const researcher = await makePerson("researcher");
    const [one, two] = [await makeDataset({ episodes: 5, sessions: 2 }), await makeDataset({ episodes: 4, sessions: 1 })];
    const sources = [{ dataset: one.slug, slice: { idPrefix: "external-1" } }, { dataset: two.slug }];
    const protocol = makeComparisonProtocol({ sample: { size: 2, seed: "nine" } });
    const told = await json<DesignPreview>(preview(researcher, { sources, protocol }));
    const { id } = await json<StudyStateAnswer>(createRoute(requestBy(researcher, "POST", "/api/v1/studies", { name: "x", sources, protocol }), context()));
    await call(startRoute, researcher, id);
    const audit = await json<DesignAudit>(call(designRoute, researcher, id, "GET"));
    expect(audit.contrasts).toEqual(told.contrasts);
    expect(audit.contrasts[0]?.units).toEqual([2, 4]);
  });

  it("is a number for a rating study, and so is a part of a dataset", async () => {
    const researcher = await makePerson("researcher");
    const { slug } = await makeDataset({ episodes: 3, sessions: 2 });
    expect(await json(preview(researcher, { sources: [{ dataset: slug }], protocol: makeProtocol({ unit: "session" }) }))).toEqual({ kind: "rating", eligible: 6, bySource: [6] });
    expect(await json(preview(researcher, { sources: [{ dataset: slug, slice: { countries: ["sweden"] } }], protocol: makeProtocol() }))).toEqual({ kind: "rating", eligible: 0, bySource: [0] });
    expect(await json(preview(researcher, { sources: [{ dataset: slug, slice: { countries: ["norway"], age: { from: 41, to: 41 } } }], protocol: makeProtocol() }))).toEqual({ kind: "rating", eligible: 3, bySource: [3] });
  });

  it("names what is wrong", async () => {
    const researcher = await makePerson("researcher");
    const { slug } = await makeDataset({ episodes: 1 });
    const protocol = makeComparisonProtocol();
    const wrong: [object, string][] = [
      [{ sources: [{ dataset: slug }, { dataset: "no-such-dataset" }], protocol }, "sources.1.dataset"],
      [{ sources: [{ dataset: slug }, { dataset: slug, slice: { turns: { from: "many" } } }], protocol }, "sources.1.slice.turns.from"],
      [{ sources: [{ dataset: slug }, { dataset: slug, slice: { turns: { from: 9, to: 1 } } }], protocol }, "sources.1.slice.turns"],
      [{ sources: [{ dataset: slug }, { dataset: slug }], protocol: { ...protocol, sample: { size: 0, seed: "1" } } }, "protocol.sample.size"],
      [{ sources: [{ dataset: slug }, { dataset: slug }], protocol: { ...protocol, contrasts: [[2, 1]] } }, "protocol.contrasts.0"],
    ];
    for (const [body, path] of wrong) {
      const refusal = await refusalOf(await preview(researcher, body));
      expect([refusal.status, refusal.problems[0]?.path]).toEqual([422, path]);
    }
    const same = await json<DesignPreview>(preview(researcher, { sources: [{ dataset: slug }, { dataset: slug }], protocol: makeComparisonProtocol({ sample: { size: 1, seed: "1" } }) }));
    expect(same.problems[0]).toContain("in common");
  });

  it("is for those who manage studies", async () => {
    const { slug } = await makeDataset({ episodes: 1 });
    const body = { sources: [{ dataset: slug }], protocol: makeProtocol() };
    expect((await preview(await makePerson("evaluator"), body)).status).toBe(404);
    expect((await previewRoute(requestBy(undefined, "POST", "/api/v1/studies/sample-preview", body), context())).status).toBe(401);
  });
});

describe("the design audit", () => {
  it("holds the plan against what was judged, and says when it was made anew", async () => {
    const researcher = await makePerson("researcher");
    const study = await makeComparison({ episodes: 4, evaluators: 2 });
    const [ann] = study.evaluators as [TestPerson];
    const before = await json<DesignAudit>(call(designRoute, researcher, study.id, "GET"));
    expect(before).toMatchObject({ seed: "seven", items: { count: 4, evaluatorsPerItem: 2, largestDifference: { planned: 0, counted: 0 } }, replans: [] });
    expect(before.evaluators.map(({ evaluator, planned, judged }) => [evaluator, planned, judged])).toEqual([["E01", 4, 0], ["E02", 4, 0]]);
    for (const { sides, largestDifference } of before.evaluators) expect({ sides, largestDifference }).toEqual({ sides: null, largestDifference: { planned: 0, judged: 0 } });

    await receiptOf(submit(ann, makeSubmission(await firstAssignment(study, ann), { answers: makeChoices(), telemetry: { ...makeSubmission("x").telemetry, criterionOrder: ["flow", "images"] } })));
    const carl = await makePerson("evaluator");
    await call(addRoute, researcher, study.id, "POST", { evaluators: [carl.email] });
    const after = await json<DesignAudit>(call(designRoute, researcher, study.id, "GET"));
    expect(after.evaluators[0]).toMatchObject({ evaluator: "E01", judged: 1 });
    expect(after.evaluators.reduce((sum, evaluator) => sum + evaluator.planned, 0)).toBe(8);
    expect(after.items.largestDifference).toEqual({ planned: 0, counted: 1 });
    expect(after.replans).toMatchObject([{ reason: "E03 joined" }]);
    expect([after.digest, after.contrasts]).toEqual([before.digest, before.contrasts]);
  });

  it("is there for a started comparison alone, and for those who manage it", async () => {
    const researcher = await makePerson("researcher");
    const study = await makeComparison({ episodes: 2 });
    const [ann] = study.evaluators as [TestPerson];
    expect((await call(designRoute, ann, study.id, "GET")).status).toBe(404);
    expect((await call(designRoute, await makePerson("researcher"), study.id, "GET")).status).toBe(200);
    const rating = await makeStudy({ episodes: 1 });
    expect((await call(designRoute, researcher, rating.id, "GET")).status).toBe(404);
  });

  it("never tells the alias that stands for a source in live results", async () => {
    const study = await makeComparison({ episodes: 2 });
    const text = await (await call(designRoute, await makePerson("researcher"), study.id, "GET")).text();
    expect(text).not.toContain("Source ");
    expect(text).not.toContain("alias");
  });
});

describe("naming the sources early", () => {
  it("is done once, on record, and cannot be done to what hides nothing", async () => {
    const researcher = await makePerson("researcher");
    const study = await makeComparison({ episodes: 2 });
    expect(await json<StudyDetail>(call(studyRoute, researcher, study.id, "GET"))).toMatchObject({ revealedAt: null });
    const revealed = await json<StudyDetail>(call(revealRoute, researcher, study.id));
    expect(revealed.revealedAt).not.toBeNull();
    expect((await json<StudyDetail>(call(revealRoute, researcher, study.id))).revealedAt).toBe(revealed.revealedAt);
    expect(await prisma().auditEvent.findMany({ where: { subject: study.id, action: "study.reveal" }, select: { actorId: true } })).toEqual([{ actorId: researcher.id }]);
    expect((await call(revealRoute, researcher, (await makeStudy({ episodes: 1 })).id)).status).toBe(409);
  });

  it("is for those who manage the study", async () => {
    const study = await makeComparison({ episodes: 2 });
    const [ann] = study.evaluators as [TestPerson];
    expect((await call(revealRoute, ann, study.id)).status).toBe(404);
    expect(await prisma().study.findUniqueOrThrow({ where: { id: study.id }, select: { revealedAt: true } })).toEqual({ revealedAt: null });
  });
});

describe("sources of a draft", () => {
  it("can be changed until it starts, and fit the protocol they come with", async () => {
    const researcher = await makePerson("researcher");
    const [one, two, three] = [await makeDataset({ episodes: 2 }), await makeDataset({ episodes: 2 }), await makeDataset({ episodes: 2 })];
    const { id } = await json<StudyStateAnswer>(createRoute(requestBy(researcher, "POST", "/api/v1/studies", { name: "x", sources: sourcesOf([one, two]), protocol: makeComparisonProtocol() }), context()));
    const patch = (body: unknown) => call(updateRoute, researcher, id, "PATCH", body);
    const changed = await json<StudyDetail>(patch({ sources: [{ dataset: one.slug, slice: { sessions: { from: 2 } } }, { dataset: three.slug }, { dataset: two.slug }] }));
    expect(changed.sources.map((source) => [source.number, source.dataset.slug, source.slice])).toEqual([[1, one.slug, { sessions: { from: 2 } }], [2, three.slug, {}], [3, two.slug, {}]]);
    expect((await refusalOf(await patch({ protocol: makeComparisonProtocol({ contrasts: [[1, 2]] }) }))).problems).toEqual([{ path: "protocol.contrasts", message: "source 3 meets no other one" }]);
    await call(startRoute, researcher, id);
    expect(await refusalOf(await patch({ sources: sourcesOf([one, two]) }))).toMatchObject({ status: 409, problems: [{ path: "sources" }] });
  });
});

describe("values to choose a part of a dataset by", () => {
  it("are those of its episodes as they are now", async () => {
    const { id, slug } = await makeDataset({ episodes: 3 });
    await anyImages(id, "stored");
    const [gone, other] = await prisma().episode.findMany({ where: { datasetId: id }, orderBy: { position: "asc" }, select: { id: true } });
    await prisma().episode.update({ where: { id: gone?.id }, data: { untilVersion: 1, country: "Atlantis" } });
    await prisma().episode.update({ where: { id: other?.id }, data: { country: "Kenya", gender: "" } });
    expect((await sliceValues(datasetReader(await makePerson("researcher")))).get(slug)).toEqual({ countries: ["Kenya", "Norway"], genders: ["woman"], modules: ["retrieval"], categories: [], relations: [], sources: [] });
  });
});
