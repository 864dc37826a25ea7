import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as exportRoute } from "@/app/api/v1/studies/[studyId]/export/route";
import { GET as resultsRoute } from "@/app/api/v1/studies/[studyId]/results/route";
import { POST as revealRoute } from "@/app/api/v1/studies/[studyId]/reveal/route";
import { registerCompare } from "@/cli/commands/compare";
import { prisma } from "@/lib/db/client";
import { comparisonResultsSchema, type ComparisonResults, preferencesSchema, type Preferences } from "@/lib/reports/comparison/schema";
import { resultsText } from "@/lib/reports/results-text";
import { closeStudy } from "@/lib/studies/mutations";
import { CHOICE_VALUES, type Choice } from "@/lib/studies/preference";
import { useTestDatabase } from "../database";
import { openItem, receiptOf, sendGuess, submit } from "../judgments/desk-api";
import { makeChoices, makeSubmission } from "../studies/made-protocol";
import { firstAssignment, makeComparison, type MadeComparison, queueOf } from "../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();

let folder = "";
let researcher: TestPerson;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-comparison-"));
  researcher = await makePerson("researcher");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (study: { id: string }, person: TestPerson | undefined, what: string) => [requestBy(person, what === "reveal" ? "POST" : "GET", `/api/v1/studies/${study.id}/${what}`), context({ studyId: study.id })] as const;
const read = async (study: { id: string }, query = ""): Promise<ComparisonResults> => comparisonResultsSchema.parse(await (await resultsRoute(...at(study, researcher, `results${query}`))).json());
const download = async (study: { id: string }, query: string) => (await exportRoute(...at(study, researcher, `export?${query}`))).text();
const rowsOf = async (study: { id: string }, query = "format=csv") => parse(await download(study, query), { columns: true }) as Record<string, string>[];

/** What the command computes from a file that the page gives. */
async function compareFile(study: { id: string }, query: string): Promise<Preferences> {
  const file = join(folder, "preferences.csv");
  writeFileSync(file, await download(study, query));
  let printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const program = new Command();
  registerCompare(program);
  await program.parseAsync(["node", "concord", "compare", file, "--json"]);
  vi.restoreAllMocks();
  return preferencesSchema.parse(JSON.parse(printed.trimEnd().split("\n").at(-1) ?? ""));
}

const statisticsOf = ({ level, sources, contrasts, criteria, position }: Preferences) => ({ level, sources, contrasts, criteria, position });

/** Answers that differ by item and evaluator; some are ties, both bad, or not given. */
function answersFor(place: number) {
  const flow = (["left", "tie", "right", "left", "both_bad", "right", "left"] as const)[place % 7] ?? "tie";
  const [first, images] = makeChoices("left", place % 5 === 3 ? null : (["left", "tie", "right"] as const)[place % 3]);
  if (!first || !images) throw new Error("no answers");
  return [{ ...first, value: CHOICE_VALUES[flow satisfies Choice] }, images];
}

async function judgeAll(study: MadeComparison, people: readonly TestPerson[]): Promise<string[]> {
  const judged: string[] = [];
  let place = 0;
  for (const person of people) {
    for (;;) {
      const [next] = (await queueOf(study, person)).assignments;
      if (!next) break;
      await openItem(person, next.id);
      await receiptOf(submit(person, makeSubmission(next.id, { answers: answersFor(place) })));
      place += 1;
      judged.push(next.id);
    }
  }
  return judged;
}

/** What must not be found anywhere before sources are named. */
async function canaries(study: MadeComparison): Promise<string[]> {
  const parts = await prisma().itemPart.findMany({ where: { studyId: study.id }, select: { episodeId: true, sessionId: true, episode: { select: { externalId: true } } } });
  return [
    ...study.datasets.flatMap(({ id, slug }) => [id, slug, `Title of ${slug}`]),
    ...new Set(parts.flatMap(({ episodeId, sessionId, episode }) => [episodeId, sessionId ?? episodeId, episode.externalId])),
  ];
}

async function everythingSaid(study: MadeComparison): Promise<string> {
  const results = await read(study);
  const queries = ["format=csv", "format=jsonl", "format=csv&scope=all", "format=jsonl&scope=all"];
  return [JSON.stringify(results), resultsText(results), ...(await Promise.all(queries.map((query) => download(study, query))))].join("\n");
}

describe("results of a comparison", () => {
  let study: MadeComparison;
  let late: { person: TestPerson; assignment: string };

  beforeAll(async () => {
    study = await makeComparison({ episodes: 6, evaluators: 4, protocol: { evaluatorsPerItem: 3, allowBothBad: true, askMachineMade: true } });
    const [first, second, third, fourth] = study.evaluators as [TestPerson, TestPerson, TestPerson, TestPerson];
    late = { person: fourth, assignment: await firstAssignment(study, fourth) };
    const judged = await judgeAll(study, [first, second, third]);
    // The newest item of the third is changed afterwards: the revision in force counts.
    await receiptOf(submit(third, makeSubmission(judged.at(-1) ?? "", { baseRevision: 1, answers: makeChoices("right", "right") })));
    const own = await prisma().assignment.findMany({ where: { studyId: study.id, evaluatorId: first.id, state: "submitted" }, select: { id: true, flipped: true } });
    // Source 1 is the synthetic one: it stands left unless the pair is flipped. One is right, one wrong, the others cannot tell.
    for (const [index, { id, flipped }] of own.entries()) {
      await sendGuess(first, id, index === 0 ? (flipped ? "right" : "left") : index === 1 ? (flipped ? "left" : "right") : "unsure");
    }
  });

  it("are those of `concord compare` on the exported CSV, also on the export of everything", async () => {
    const results = await read(study);
    expect(results.contrasts[0]?.criteria.every((cell) => cell.n > 0)).toBe(true);
    expect(results.contrasts[0]?.criteria.some((cell) => cell.missing > 0)).toBe(true);
    expect(statisticsOf(results)).toEqual(await compareFile(study, "format=csv"));
    expect(statisticsOf(results)).toEqual(await compareFile(study, "format=csv&scope=all"));
  });

  it("take sides back: what was chosen on a side is a vote for what stood there", async () => {
    const rows = await rowsOf(study);
    const results = await read(study);
    const [contrast] = results.contrasts;
    for (const { criterion, wins, losses, ties, n } of contrast?.criteria ?? []) {
      const own = rows.filter((row) => row.criterion === criterion && row.choice !== "");
      const votes = (name: string | undefined) => own.filter((row) => row.value === name).length;
      expect([n, wins.count, losses.count, ties.count]).toEqual([own.length, votes(contrast?.first), votes(contrast?.second), votes("")]);
    }
    const stored = await prisma().assignment.findMany({
      where: { studyId: study.id, judgment: { counted: true } },
      select: { flipped: true, judgment: { select: { ratings: { where: { criterion: "flow" }, select: { value: true } } } } },
    });
    const aliases = await prisma().studySource.findMany({ where: { studyId: study.id }, orderBy: { number: "asc" } });
    const forFirst = stored.filter(({ flipped, judgment }) => judgment?.ratings[0]?.value === (flipped ? CHOICE_VALUES.right : CHOICE_VALUES.left)).length;
    const cell = contrast?.criteria.find((own) => own.criterion === "flow");
    expect(aliases[0]?.alias === contrast?.first ? cell?.wins.count : cell?.losses.count).toBe(forFirst);
  });

  it("hide every source behind its alias until it is named, on screen, in files and in the terminal", async () => {
    const said = await everythingSaid(study);
    for (const canary of await canaries(study)) expect(said.includes(canary), canary).toBe(false);
    expect((await read(study)).study).toMatchObject({
      isNamed: false, revealedAt: null, designDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      sources: ["Source 1", "Source 2"].map((name) => ({ name, dataset: null, slice: null, aliases: [] })),
    });
    const rows = await rowsOf(study);
    expect(new Set(rows.map((row) => [row.left_episode, row.right_session, row.left_origin, row.sources_revealed_at, row.guess].join("")))).toEqual(new Set([""]));
    expect(new Set(rows.map((row) => row.sources_named))).toEqual(new Set(["false"]));
    for (const query of ["format=csv&scope=all", "format=jsonl&scope=all"]) expect(await download(study, query)).not.toMatch(/synthetic|collected/);
  });

  it("say how far it is, and what of the guesses may be said while sources have no names", async () => {
    const results = await read(study);
    expect(results.progress).toMatchObject({ items: 6, wanted: 18, surplus: 0, evaluators: 4 });
    expect(results.warnings.join(" ")).toMatch(/Interim: \d+ of 18 judgments/);
    // One guess and two looks at the index would tell which alias is machine-made; what was read and opened, which is longer.
    expect(results).toMatchObject({ blinding: null, isBlindingWithheld: true });
    const exported = await (await exportRoute(...at(study, researcher, "export?format=jsonl&scope=all"))).text();
    for (const line of exported.trim().split("\n")) expect(JSON.parse(line)).toMatchObject({ guess: null, sessions_read: null, images_opened: null, left_origin: null });
    expect(results.study.criteria.map(({ key }) => key)).toEqual(["flow", "images"]);
  });

  it("are for those who run studies, and nobody learns whether a study exists", async () => {
    const [evaluator] = study.evaluators;
    for (const what of ["results", "export?format=csv"]) {
      const route = what === "results" ? resultsRoute : exportRoute;
      expect((await route(...at(study, evaluator, what))).status).toBe(404);
      expect((await route(...at(study, undefined, what))).status).toBe(401);
    }
    expect((await revealRoute(...at(study, evaluator, "reveal"))).status).toBe(404);
    expect((await read(study)).study.isNamed).toBe(false);
  });

  it("name sources once somebody has them named, and say so in every later export; no number changes but by its sign", async () => {
    const before = await read(study);
    const aliases = await prisma().studySource.findMany({ where: { studyId: study.id }, include: { dataset: true }, orderBy: { number: "asc" } });
    expect((await revealRoute(...at(study, researcher, "reveal"))).status).toBe(200);
    expect((await read(study)).blinding).toMatchObject({ correct: 1, incorrect: 1, value: 0, evaluators: 1 });
    const { revealedAt } = await prisma().study.findUniqueOrThrow({ where: { id: study.id } });
    const after = await read(study);
    expect(after.study).toMatchObject({ isNamed: true, revealedAt: revealedAt?.toISOString() });
    expect(after.study.sources).toEqual(aliases.map(({ alias, dataset }) => ({ name: dataset.slug, dataset: { slug: dataset.slug, title: dataset.title }, slice: null, aliases: [alias] })));
    expect(after.warnings.join(" ")).toMatch(/Sources were named on/);

    const slugOf = new Map(aliases.map(({ alias, dataset }) => [alias, dataset.slug]));
    const told = await read(study, `?first=${slugOf.get(before.sources[0] ?? "")}`);
    expect(told.contrasts[0]?.criteria).toEqual(before.contrasts[0]?.criteria);
    expect(told.position).toEqual(before.position);

    const rows = await rowsOf(study);
    expect(new Set(rows.map((row) => `${row.sources_named} ${row.sources_revealed_at}`))).toEqual(new Set([`true ${revealedAt?.toISOString()}`]));
    for (const row of rows) {
      expect(study.datasets.map(({ slug }) => slug)).toContain(row.left);
      expect(row.left_episode).not.toBe("");
      expect(row.left_origin === "synthetic").toBe(row.left === study.datasets[0]?.slug);
      expect(row.right_origin === "synthetic").toBe(row.right === study.datasets[0]?.slug);
    }
    expect(rows.some((row) => row.guess === "unsure")).toBe(true);
    expect(statisticsOf(after)).toEqual(await compareFile(study, "format=csv&scope=all"));
  });

  it("leave out what comes after the end, and count it apart", async () => {
    await closeStudy(null, study.id);
    const before = await read(study);
    expect((await receiptOf(submit(late.person, makeSubmission(late.assignment, { answers: makeChoices() })))).counted).toBe(false);
    const after = await read(study);
    expect(statisticsOf(after)).toEqual(statisticsOf(before));
    expect(after.progress.surplus).toBe(1);
    expect(after.caveats.join(" ")).toMatch(/1 surplus judgment/);
    expect(statisticsOf(after)).toEqual(await compareFile(study, "format=csv&scope=all"));
    expect(resultsText(after)).toMatch(/was Source [12]/);
  });
});

describe("one source that meets all others", () => {
  it("is not given away by that: each pair has names of its own, until the study is closed", async () => {
    const study = await makeComparison({ sources: 3, episodes: 3, evaluators: 2, protocol: { contrasts: [[1, 2], [1, 3]], allowBothBad: true } });
    await judgeAll(study, study.evaluators);
    const hidden = await read(study);
    expect(hidden.sources).toEqual(["Source 1a", "Source 1b", "Source 2a", "Source 2b"]);
    expect(hidden.caveats.join(" ")).toMatch(/names of their own/);
    expect(statisticsOf(hidden)).toEqual(await compareFile(study, "format=csv"));
    const said = await everythingSaid(study);
    for (const canary of await canaries(study)) expect(said.includes(canary), canary).toBe(false);

    await closeStudy(null, study.id);
    const named = await read(study);
    const [ours, theirs, others] = study.datasets.map(({ slug }) => slug);
    expect(named.study).toMatchObject({ isNamed: true, revealedAt: null });
    expect(named.contrasts.map(({ first }) => first)).toEqual([ours, ours]);
    expect(named.contrasts.map(({ second }) => second).sort()).toEqual([theirs, others].sort());
    expect(named.study.sources[0]?.aliases).toHaveLength(2);
    expect((await rowsOf(study)).every((row) => row.sources_named === "true" && row.sources_revealed_at === "")).toBe(true);
    expect(named.criteria[0]?.worths).toMatchObject({ reason: "not_cyclic", fit: null });
    expect(statisticsOf(named)).toEqual(await compareFile(study, "format=csv"));
  });
});

describe("before the first judgment", () => {
  it("there are reasons instead of numbers, and an export with its header", async () => {
    const study = await makeComparison({ episodes: 2, evaluators: 2 });
    const results = await read(study);
    expect(results).toMatchObject({ sources: [], contrasts: [], blinding: null, progress: { counted: 0, wanted: 4 }, study: { sources: [{ name: "Source 1" }, { name: "Source 2" }] } });
    expect(await download(study, "format=csv")).toMatch(/^study,evaluator,item,criterion,left,right,choice,value,/);
  });
});
