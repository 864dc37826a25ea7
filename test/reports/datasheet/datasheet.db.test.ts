import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as textRoute } from "@/app/api/v1/studies/[studyId]/datasheet/datasheet.md/route";
import { GET as hedsRoute } from "@/app/api/v1/studies/[studyId]/datasheet/heds.json/route";
import { GET as readRoute, PUT as saveRoute } from "@/app/api/v1/studies/[studyId]/datasheet/route";
import { prisma } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { type DatasheetAnswers, NO_ANSWERS } from "@/lib/reports/datasheet/answers";
import { fillDatasheet } from "@/lib/reports/datasheet/fill";
import { hedsFile } from "@/lib/reports/datasheet/heds-json";
import { type StudyDatasheet, studyDatasheetSchema } from "@/lib/reports/datasheet/schema";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { closeStudy, createStudy, revealSources } from "@/lib/studies/mutations";
import { studyInputSchema } from "@/lib/studies/protocol";
import { useTestDatabase } from "../../database";
import { openItem, receiptOf, refusalOf, submit } from "../../judgments/desk-api";
import { makeAnswers, makeChoices, makeProtocol, makeSubmission } from "../../studies/made-protocol";
import { firstAssignment, makeComparison, makeDataset, makeStudy, type MadeStudy } from "../../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../../users/people";

useTestDatabase();

let researcher: TestPerson;
let study: MadeStudy;

const path = (id: string, file = "") => `/api/v1/studies/${id}/datasheet${file}`;
const read = (person: TestPerson | undefined, id: string) => readRoute(requestBy(person, "GET", path(id)), context({ studyId: id }));
const save = (person: TestPerson | undefined, id: string, body: unknown) => saveRoute(requestBy(person, "PUT", path(id), body), context({ studyId: id }));
const datasheet = async (response: Response | Promise<Response>): Promise<StudyDatasheet> => {
  const answered = await response;
  if (answered.status !== 200) throw new Error(`${answered.status}: ${await answered.text()}`);
  return studyDatasheetSchema.parse(await answered.json());
};
const said = (text: string, options: number[] = []) => ({ text, options });
const ofStudy = (answers: DatasheetAnswers["study"]): DatasheetAnswers => ({ ...NO_ANSWERS, study: answers });
const answerOf = ({ sheet }: StudyDatasheet, number: string) => sheet.questions.find((question) => question.number === number)?.answers[0];

async function judge(of: { id: string }, person: TestPerson, answers = makeAnswers()): Promise<void> {
  const assignment = await firstAssignment(of, person);
  await openItem(person, assignment);
  const submission = makeSubmission(assignment, { answers });
  await receiptOf(submit(person, { ...submission, telemetry: { ...submission.telemetry, criterionOrder: answers.map((answer) => answer.criterion) } }));
}

/** Two evaluators and a researcher take part; one evaluator and the researcher judge. */
beforeAll(async () => {
  researcher = await makePerson("researcher");
  study = await makeStudy({ episodes: 3, sessions: 1, evaluators: 2, protocol: { unit: "session" } });
  await prisma().study.update({ where: { id: study.id }, data: { createdById: researcher.id } });
  await prisma().studyEvaluator.create({ data: { studyId: study.id, userId: researcher.id, pseudonym: "E03", instructionsVersion: 1 } });
  const [ann] = study.evaluators as [TestPerson];
  await judge(study, ann, makeAnswers(2, 3));
  await judge(study, ann, makeAnswers(4, 4));
  await judge(study, researcher, makeAnswers(2, 3));
});

describe("the datasheet of a study", () => {
  it("is filled from what is in the database", async () => {
    const made = await datasheet(read(researcher, study.id));
    expect(made.facts).toMatchObject({
      person: { name: "Test researcher", email: researcher.email }, sources: [{ version: 1, part: null }],
      evaluators: { counted: 2, simulated: 0, researchers: 1, members: 3, instructionsRead: 1, instructionWords: 2 },
      judgments: { counted: 3, wanted: 6, surplus: 0, devices: { phone: 0, tablet: 0, desktop: 3 } },
    });
    expect(made.facts.sample.judgedItems).toBe(made.facts.sources[0]?.judged);
    expect([answerOf(made, "3.2.1")?.answer?.text, answerOf(made, "3.2.2.4")?.answer?.options]).toEqual(["2", [1]]);
    expect(made.sheet).toEqual(fillDatasheet(made.facts, made.answers));
    expect([made.updatedAt, made.offers]).toEqual([null, []]);
  });

  it("keeps answers, says who changed what, and writes no line for no change", async () => {
    const before = await datasheet(read(researcher, study.id));
    const other = await makePerson("admin");
    const answers = { study: { "5.1": said("Board of the faculty"), "3.2.2.1": said("", [2]) }, criteria: { images: { "4.1.2": said("", [2]) } } };
    const saved = await datasheet(save(other, study.id, { answers, replaces: before.updatedAt }));
    expect(saved.answers).toEqual(answers);
    expect(saved.sheet.answered).toBe(before.sheet.answered + 2);
    expect(saved.facts.person?.email).toBe(other.email);
    await datasheet(save(researcher, study.id, { answers, replaces: saved.updatedAt }));
    const lines = await prisma().auditEvent.findMany({ where: { subject: study.id, action: "study.datasheet" }, select: { actorId: true, detail: true } });
    expect(lines).toEqual([{ actorId: other.id, detail: { changed: "5.1, 3.2.2.1, 4.1.2 images" } }]);
    expect((await datasheet(read(researcher, study.id))).updatedAt).toBe(saved.updatedAt);
  });

  it("never overwrites what somebody else changed in between", async () => {
    const { answers, updatedAt } = await datasheet(read(researcher, study.id));
    const first = await datasheet(save(researcher, study.id, { answers: { ...answers, study: { ...answers.study, "5.4": said("None was made.") } }, replaces: updatedAt }));
    const late = await refusalOf(await save(researcher, study.id, { answers, replaces: updatedAt }));
    expect(late).toMatchObject({ status: 409, code: "conflict" });
    expect((await datasheet(read(researcher, study.id))).answers).toEqual(first.answers);
    // Two that start from the same sheet: one is taken.
    const both = await Promise.all(["a", "b"].map((word) => save(researcher, study.id, { answers: ofStudy({ "3.2.3": said(word) }), replaces: first.updatedAt })));
    expect(both.map((response) => response.status).sort()).toEqual([200, 409]);
  });

  it("refuses what cannot be an answer, with its place, and stores nothing of it", async () => {
    const { answers, updatedAt } = await datasheet(read(researcher, study.id));
    const wrong = await refusalOf(await save(researcher, study.id, { answers: { study: { "5.1": said("x"), "3.2.1": said("900") }, criteria: { gone: { "4.1.1": said("", [1]) } } } }));
    expect(wrong).toMatchObject({ status: 422, problems: [{ path: "criteria.gone" }, { path: "study.3.2.1" }] });
    for (const body of [{}, { answers: { study: { "5.1": { text: "\u0000" } } } }, { answers: NO_ANSWERS, more: 1 }, { answers: { study: { "__proto__x": said("x") } } }]) {
      expect((await save(researcher, study.id, body)).status).toBe(422);
    }
    expect(await datasheet(read(researcher, study.id))).toMatchObject({ answers, updatedAt });
  });

  it("is for those who manage studies", async () => {
    const [ann] = study.evaluators as [TestPerson];
    const { updatedAt } = await datasheet(read(researcher, study.id));
    for (const route of [hedsRoute, textRoute]) {
      expect((await route(requestBy(ann, "GET", path(study.id, "/x")), context({ studyId: study.id }))).status).toBe(404);
      expect((await route(requestBy(undefined, "GET", path(study.id, "/x")), context({ studyId: study.id }))).status).toBe(401);
    }
    expect([(await read(ann, study.id)).status, (await read(undefined, study.id)).status]).toEqual([404, 401]);
    expect([(await save(ann, study.id, { answers: NO_ANSWERS })).status, (await save(undefined, study.id, { answers: NO_ANSWERS })).status]).toEqual([404, 401]);
    expect((await datasheet(read(await makePerson("researcher"), study.id))).updatedAt).toBe(updatedAt);
  });

  it("goes out as the form's file and as Markdown, with words that are no markup", async () => {
    await datasheet(save(researcher, study.id, { answers: ofStudy({ "5.1": said("<script>alert(1)</script>") }) }));
    const heds = await hedsRoute(requestBy(researcher, "GET", path(study.id, "/heds.json")), context({ studyId: study.id }));
    expect([heds.headers.get("content-type"), heds.headers.get("content-disposition"), heds.headers.get("x-content-type-options")]).toEqual([
      "application/json; charset=utf-8", `attachment; filename="heds-${study.id.slice(0, 8)}.json"`, "nosniff",
    ]);
    const file = await heds.text();
    expect(file).toBe(hedsFile((await datasheet(read(researcher, study.id))).sheet));
    expect(JSON.parse(file)).toMatchObject({ "heds-ethics-review_body": { data: { "": "<script>alert(1)</script>" }, control: {} } });
    const text = await textRoute(requestBy(researcher, "GET", path(study.id, "/datasheet.md")), context({ studyId: study.id }));
    expect(text.headers.get("content-disposition")).toContain("attachment");
    expect(await text.text()).toContain("> \\<script\\>alert(1)\\</script\\>");
  });
});

describe("the sheet of a comparison", () => {
  it("tells nothing about single sources until they are named, and then everything", async () => {
    const comparison = await makeComparison({ episodes: 3 });
    const [ann] = comparison.evaluators as [TestPerson];
    await judge(comparison, ann, makeChoices());
    await judge(comparison, ann, makeChoices("right"));
    const hidden = await datasheet(read(researcher, comparison.id));
    expect(hidden.facts.sources.map((source) => source.judged)).toEqual([null, null]);
    expect(answerOf(hidden, "3.1.1")?.answer?.text).toMatch(/^2 pairs of 3 drawn/);
    expect(hidden.facts.criteria[0]?.agreement?.[0]?.between).toMatch(/^Source [AB12]\w* against Source/);
    await revealSources(null, comparison.id);
    const named = await datasheet(read(researcher, comparison.id));
    expect(named.facts.sources.map((source) => source.judged)).toEqual([2, 2]);
    expect(named.facts.criteria[0]?.agreement?.[0]?.between).toContain(comparison.datasets[0]?.slug);
  });
});

describe("in other states", () => {
  it("a draft has a sheet, and a closed study still takes answers", async () => {
    const dataset = await makeDataset({ episodes: 1 });
    const draft = await createStudy(researcher, studyInputSchema.parse({ name: "Draft", dataset: dataset.slug, protocol: makeProtocol() }));
    const made = await datasheet(save(researcher, draft.id, { answers: ofStudy({ "2.2": said("", [8, 11]) }) }));
    expect(made.facts).toMatchObject({ study: { state: "draft", protocolDigest: null }, person: { email: researcher.email }, sample: { items: 0 } });
    expect(answerOf(made, "3.1.1")?.source).toBe("missing");

    const running = await makeStudy({ episodes: 1 });
    await closeStudy(null, running.id);
    expect((await datasheet(save(researcher, running.id, { answers: ofStudy({ "5.4": said("None.") }) }))).facts.study.state).toBe("closed");
    expect(await prisma().protocolVersion.count({ where: { studyId: running.id } })).toBe(1);
  });
});

describe("earlier answers", () => {
  it("are offered to the same person, and stored only when taken", async () => {
    const person = await makePerson("researcher");
    const [first, second] = [await makeStudy({ episodes: 1 }), await makeStudy({ episodes: 1 })];
    await datasheet(save(person, first.id, { answers: { study: { "1.3.1.2": said("University of X"), "5.1": said("Board") }, criteria: { coherence: { "4.1.1": said("", [2]) } } } }));
    const offered = await datasheet(read(person, second.id));
    expect(offered.offers).toEqual(expect.arrayContaining([
      { number: "1.3.1.2", criterion: null, answer: said("University of X"), from: "A study" },
      { number: "4.1.1", criterion: "coherence", answer: said("", [2]), from: "A study" },
    ]));
    expect([offered.answers, offered.updatedAt]).toEqual([NO_ANSWERS, null]);
    const someoneElse = await datasheet(read(await makePerson("researcher"), second.id));
    expect(someoneElse.offers.filter((offer) => offer.criterion === null)).toEqual([]);
  });
});

describe("concord study datasheet", () => {
  const root = join(import.meta.dirname, "..", "..", "..");
  const folder = mkdtempSync(join(tmpdir(), "concord-datasheet-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const concord = (...words: string[]) => new Promise<{ code: number; out: string; err: string }>((done) => {
    const env = childEnvironment({ DATABASE_URL: databaseUrl(), CONCORD_HOME: folder });
    execFile(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), "study", "datasheet", ...words], { cwd: root, env }, (error, out, err) => {
      done({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err });
    });
  });
  const write = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };

  it("prints the sheet, and adds answers from a file to those that are there", async () => {
    const own = await makeStudy({ episodes: 1 });
    const id = await authorizeStudyLocally(own.id);
    await datasheet(save(researcher, id, { answers: ofStudy({ "5.1": said("Board"), "5.4": said("None.") }) }));
    expect((await concord(id)).out).toMatch(/^# Datasheet: Conversations\n/);
    const answers = write("answers.json", { study: { "5.4": { text: "A report." }, "2.2": { options: [8] } } });
    const printed = await concord(id, "--answers", answers, "--json");
    const made = studyDatasheetSchema.parse(JSON.parse(printed.out.trimEnd().split("\n").at(-1) ?? ""));
    expect(made.answers.study).toEqual({ "5.1": said("Board"), "5.4": said("A report."), "2.2": said("", [8]) });
    expect(JSON.parse((await concord(id, "--heds")).out)).toHaveProperty("heds-criteria-criterion.control.Coherence", true);

    const refused = await concord(id, "--answers", write("wrong.json", { study: { "3.2.1": { text: "9" } } }));
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("question 3.2.1 is answered by what was counted")]);
    expect((await concord(id, "--answers", join(folder, "gone.json"))).code).toBe(2);
  }, 120_000);
});
