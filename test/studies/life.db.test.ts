import { describe, expect, it } from "vitest";
import { GET as instructionsRoute } from "@/app/api/v1/studies/[studyId]/instructions/route";
import { POST as instructionsReadRoute } from "@/app/api/v1/studies/[studyId]/instructions-read/route";
import { GET as evaluatorsRoute, POST as addRoute } from "@/app/api/v1/studies/[studyId]/evaluators/route";
import { POST as closeRoute } from "@/app/api/v1/studies/[studyId]/close/route";
import { GET as progressRoute } from "@/app/api/v1/studies/[studyId]/progress/route";
import { GET as studyRoute, PATCH as updateRoute } from "@/app/api/v1/studies/[studyId]/route";
import { POST as startRoute } from "@/app/api/v1/studies/[studyId]/start/route";
import { GET as listRoute, POST as createRoute } from "@/app/api/v1/studies/route";
import { prisma } from "@/lib/db/client";
import { digestOf } from "@/lib/studies/digest";
import { protocolSchema, type RatingProtocolInput } from "@/lib/studies/protocol";
import type { StudyDetail, StudyList, StudyProgress, StudyStateAnswer } from "@/lib/studies/types";
import { useTestDatabase } from "../database";
import { receiptOf, refusalOf, submit } from "../judgments/desk-api";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";
import { makeProtocol, makeSubmission } from "./made-protocol";
import { firstAssignment, makeDataset, makeStudy, queueOf } from "./made-study";

useTestDatabase();

type StudyRoute = (request: Request, context: { params: Promise<{ studyId: string }> }) => Promise<Response>;
const call = (route: StudyRoute, person: TestPerson, studyId: string, method = "POST", body?: unknown) =>
  route(requestBy(person, method, `/api/v1/studies/${studyId}`, body), context({ studyId }));
const create = (person: TestPerson, body: unknown) => createRoute(requestBy(person, "POST", "/api/v1/studies", body), context());
const json = async <Body>(response: Response | Promise<Response>): Promise<Body> => (await (await response).json()) as Body;
const actions = async (subject: string) => (await prisma().auditEvent.findMany({ where: { subject }, orderBy: { id: "asc" } })).map((event) => event.action);

async function draft(protocol: Partial<RatingProtocolInput> = {}, shape: Parameters<typeof makeDataset>[0] = { episodes: 4 }) {
  const researcher = await makePerson("researcher");
  const dataset = await makeDataset(shape);
  const { id } = await json<StudyStateAnswer>(create(researcher, { name: "Spring", dataset: dataset.slug, protocol: makeProtocol(protocol) }));
  return { researcher, dataset, id };
}

const drawn = async (studyId: string) =>
  (await prisma().item.findMany({ where: { studyId }, orderBy: { position: "asc" }, select: { parts: { select: { episode: { select: { externalId: true } }, session: { select: { number: true } } } } } })).map(
    (item) => item.parts.map((part) => `${part.episode.externalId}/${part.session?.number ?? "all"}`).join(" "),
  );

describe("the life of a study", () => {
  it("goes from draft to running to closed, and every step is on record", async () => {
    const { researcher, id } = await draft();
    expect(await json(call(studyRoute, researcher, id, "GET"))).toMatchObject({ state: "draft", items: 0, protocolVersion: 0, sources: [{ number: 1, version: null, slice: {} }], protocolVersions: [] });
    expect(await json(call(startRoute, researcher, id))).toEqual({ id, state: "running" });
    const running = await json<StudyDetail>(call(studyRoute, researcher, id, "GET"));
    expect(running).toMatchObject({ state: "running", items: 4, wanted: 8, counted: 0, kind: "rating", sources: [{ number: 1, version: 1 }], designDigest: null, protocolVersion: 1 });
    expect(running.protocolVersions).toMatchObject([{ version: 1, digest: digestOf(protocolSchema.parse(makeProtocol())) }]);
    expect(await refusalOf(await call(startRoute, researcher, id))).toMatchObject({ status: 409, message: "The study is running already." });
    expect(await json(call(closeRoute, researcher, id))).toEqual({ id, state: "closed" });
    expect(await json(call(closeRoute, researcher, id))).toEqual({ id, state: "closed" });
    expect(await actions(id)).toEqual(["study.create", "study.start", "study.close"]);
  });

  it("starts once, however often the button is pressed", async () => {
    const { researcher, id } = await draft();
    const statuses = (await Promise.all([1, 2, 3].map(() => call(startRoute, researcher, id)))).map((response) => response.status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
    expect(await drawn(id)).toHaveLength(4);
  });

  it("draws the same items from the same version of a dataset by the same seed", async () => {
    const shape = { episodes: 12, sessions: 3 };
    const sample = async (seed: string) => {
      const { researcher, id } = await draft({ unit: "session", sample: { size: 5, seed } }, shape);
      await call(startRoute, researcher, id);
      return drawn(id);
    };
    const first = await sample("a");
    expect(first).toHaveLength(5);
    expect(await sample("a")).toEqual(first);
    expect(await sample("b")).not.toEqual(first);
  });

  it("leaves out what has no turns, what was replaced, and what was made unless asked for", async () => {
    const { researcher, id, dataset } = await draft({ unit: "session", includeScripted: false }, { episodes: 4, sessions: 2 });
    const episodes = await prisma().episode.findMany({ where: { datasetId: dataset.id }, orderBy: { position: "asc" } });
    const [replaced, scripted, halfEmpty] = episodes.map((episode) => episode.id);
    await prisma().episode.update({ where: { id: replaced }, data: { untilVersion: 1 } });
    await prisma().episode.update({ where: { id: scripted }, data: { origin: "scripted" } });
    await prisma().session.updateMany({ where: { episodeId: halfEmpty, number: 2 }, data: { turnCount: 0 } });
    await call(startRoute, researcher, id);
    expect((await drawn(id)).sort()).toEqual(["external-3/1", "external-4/1", "external-4/2"]);
  });

  it("does not start with too few items, and says how many there are", async () => {
    const { researcher, id } = await draft({ sample: { size: 9, seed: "1" } });
    expect(await refusalOf(await call(startRoute, researcher, id))).toMatchObject({ status: 409, problems: [{ path: "protocol.sample.size", message: "at most 4" }] });
    const scripted = await draft({}, { episodes: 2, origin: "synthetic" });
    expect((await refusalOf(await call(startRoute, scripted.researcher, scripted.id))).message).toContain("no episodes");
    expect(await json(call(studyRoute, researcher, id, "GET"))).toMatchObject({ state: "draft", items: 0, protocolVersions: [] });
  });
});

describe("changes", () => {
  const patch = (person: TestPerson, id: string, body: unknown) => call(updateRoute, person, id, "PATCH", body);

  it("of a draft are free", async () => {
    const { researcher, id } = await draft();
    const changed = await json<StudyDetail>(patch(researcher, id, { name: "Summer", protocol: makeProtocol({ unit: "session", evaluatorsPerItem: 7 }) }));
    expect(changed).toMatchObject({ name: "Summer", unit: "session", protocol: { evaluatorsPerItem: 7 } });
  });

  it("of a running study are words, in a new version; the old one stays", async () => {
    const { researcher, id } = await draft();
    await call(startRoute, researcher, id);
    const changed = await json<StudyDetail>(patch(researcher, id, { protocol: makeProtocol({ instructions: "# Read this instead" }) }));
    expect(changed.protocolVersions.map((version) => version.version)).toEqual([1, 2]);
    expect((await json<StudyDetail>(patch(researcher, id, { protocol: changed.protocol }))).protocolVersion).toBe(2);
    const refusal = await refusalOf(await patch(researcher, id, { protocol: makeProtocol({ evaluatorsPerItem: 5, sample: { size: 1, seed: "other" } }) }));
    expect([refusal.status, refusal.problems.map((problem) => problem.path)]).toEqual([422, ["protocol.sample", "protocol.evaluatorsPerItem"]]);
    expect(await prisma().protocolVersion.findMany({ where: { studyId: id }, select: { version: true, digest: true }, orderBy: { version: "asc" } })).toEqual(
      changed.protocolVersions.map(({ version, digest }) => ({ version, digest })),
    );
  });
});

describe("evaluators", () => {
  const add = (person: TestPerson, id: string, evaluators: string[]) => call(addRoute, person, id, "POST", { evaluators });

  it("get pseudonyms in turn, once each, at any time before the close", async () => {
    const { researcher, id } = await draft();
    const [ann, bob] = [await makePerson("evaluator"), await makePerson("researcher")];
    await add(researcher, id, [ann.email]);
    await call(startRoute, researcher, id);
    const list = await json<{ evaluators: { pseudonym: string; email: string }[] }>(add(researcher, id, [ann.email.toUpperCase(), bob.email]));
    expect(list.evaluators.map(({ pseudonym, email }) => [pseudonym, email])).toEqual([["E01", ann.email], ["E02", bob.email]]);
    expect((await queueOf({ id }, bob)).assignments).toHaveLength(1);
    await call(closeRoute, researcher, id);
    expect((await add(researcher, id, [researcher.email])).status).toBe(409);
  });

  it("must be known, and then all of them are added or none", async () => {
    const { researcher, id } = await draft();
    const ann = await makePerson("evaluator");
    const refusal = await refusalOf(await add(researcher, id, [ann.email, "nobody@example.org"]));
    expect(refusal).toMatchObject({ status: 422, problems: [{ path: "evaluators.1", message: "nobody has the address nobody@example.org" }] });
    expect(await json(call(evaluatorsRoute, researcher, id, "GET"))).toEqual({ evaluators: [] });
  });

  it("see of a study its title and their own work, and nothing of a draft", async () => {
    const study = await makeStudy({ episodes: 3, evaluators: 2 });
    const [ann, bob] = study.evaluators as [TestPerson, TestPerson];
    await draft();
    await receiptOf(submit(bob, makeSubmission(await firstAssignment(study, bob))));
    const list = await json<StudyList>(listRoute(requestBy(ann, "GET", "/api/v1/studies"), context()));
    expect(list).toEqual({ studies: [], assigned: [{ id: study.id, title: "Conversations", submitted: 0, remaining: 3, hasLastQuestion: false }] });
    expect((await json<StudyList>(listRoute(requestBy(bob, "GET", "/api/v1/studies"), context()))).assigned).toMatchObject([{ submitted: 1, remaining: 2 }]);
    for (const route of [studyRoute, progressRoute, evaluatorsRoute]) expect((await call(route, ann, study.id, "GET")).status).toBe(404);
    for (const route of [startRoute, closeRoute]) expect((await call(route, ann, study.id)).status).toBe(404);
    expect((await add(ann, study.id, [ann.email])).status).toBe(404);
    expect((await create(ann, { name: "x", dataset: study.dataset.slug, protocol: makeProtocol() })).status).toBe(404);
  });

  it("read the instructions of their own study and confirm the version they read", async () => {
    const study = await makeStudy({ episodes: 1, evaluators: 1 });
    const [ann] = study.evaluators as [TestPerson];
    const stranger = await makePerson("researcher");
    expect(await json(call(instructionsRoute, ann, study.id, "GET"))).toMatchObject({ version: 1, instructions: "# Read first", read: false });
    expect((await call(instructionsRoute, stranger, study.id, "GET")).status).toBe(404);
    expect((await call(instructionsReadRoute, stranger, study.id, "POST", { version: 1 })).status).toBe(404);
    expect((await call(instructionsReadRoute, ann, study.id, "POST", { version: 2 })).status).toBe(409);
    expect(await json(call(instructionsReadRoute, ann, study.id, "POST", { version: 1 }))).toMatchObject({ read: true });
    expect(await queueOf(study, ann)).toMatchObject({ instructionsRead: true });
  });
});

describe("progress", () => {
  it("counts by item and by evaluator", async () => {
    const study = await makeStudy({ episodes: 2, evaluators: 2 });
    const researcher = await makePerson("researcher");
    const [ann] = study.evaluators as [TestPerson];
    await receiptOf(submit(ann, makeSubmission(await firstAssignment(study, ann))));
    await firstAssignment(study, ann);
    const progress = await json<StudyProgress>(call(progressRoute, researcher, study.id, "GET"));
    expect(progress).toMatchObject({ state: "running", wanted: 4, counted: 1, surplus: 0, complete: 0 });
    expect(progress.items.map((item) => item.code)).toEqual(["I0001", "I0002"]);
    expect(progress.evaluators).toMatchObject([
      { pseudonym: "E01", submitted: 1, counted: 1, open: 1 },
      { pseudonym: "E02", submitted: 0, counted: 0, open: 0, lastSubmittedAt: null },
    ]);
  });
});

describe("a study that cannot be made", () => {
  it("names what is wrong", async () => {
    const researcher = await makePerson("researcher");
    const { slug } = await makeDataset({ episodes: 1 });
    const wrong: [object, string][] = [
      [{ dataset: "no-such-dataset" }, "sources.0.dataset"],
      [{ protocol: { ...makeProtocol(), criteria: [] } }, "protocol.criteria"],
      [{ protocol: { ...makeProtocol(), sample: { size: 0, seed: "1" } } }, "protocol.sample.size"],
      [{ evaluators: ["not an address"] }, "evaluators.0"],
    ];
    for (const [change, path] of wrong) {
      const refusal = await refusalOf(await create(researcher, { name: "x", dataset: slug, protocol: makeProtocol(), ...change }));
      expect([refusal.status, refusal.problems[0]?.path]).toEqual([422, path]);
    }
    expect(await prisma().study.count({ where: { createdById: researcher.id } })).toBe(0);
  });
});
