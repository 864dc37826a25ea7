import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as analysisRoute from "@/app/api/v1/datasets/[slug]/analysis/route";
import * as figureRoute from "@/app/api/v1/datasets/[slug]/figures/[figure]/route";
import * as problemRoute from "@/app/api/v1/datasets/[slug]/quality/[problem]/route";
import * as qualityRoute from "@/app/api/v1/datasets/[slug]/quality/route";
import * as tableRoute from "@/app/api/v1/datasets/analysis/route";
import { operator } from "@/lib/datasets/access";
import { analysisNow, getAnalysis, getQuality, listAnalyses, readPlaces } from "@/lib/datasets/analysis/data";
import { DATASET_ANALYSIS_JOB } from "@/lib/datasets/analysis/job";
import { FOUND_KEYS, type ProblemKey } from "@/lib/datasets/analysis/problems";
import { PAPER_SESSIONS } from "@/lib/datasets/analysis/query";
import { tableOneRow } from "@/lib/datasets/analysis/table-one";
import type { AnalysisView, ProblemPlace, QualityView } from "@/lib/datasets/analysis/types";
import { getDataset, getEpisode } from "@/lib/datasets/data";
import { runImport } from "@/lib/datasets/job.handler";
import { listEpisodes } from "@/lib/datasets/search/data";
import { episodeQuerySchema } from "@/lib/datasets/search/query";
import type { EpisodeDetail } from "@/lib/datasets/types";
import { pool } from "@/lib/db/client";
import { handlerOf } from "@/lib/jobs/registry";
import { runJob } from "@/lib/jobs/run";
import { useTestDatabase } from "../../database";
import { jsonLines, testFolder, write } from "../../fixtures/files";
import { context, makePerson, requestBy, type TestPerson } from "../../users/people";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-analysis-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

const talk = (...lines: string[]) => lines.map((line, index) => ({ speaker: index % 2 === 0 ? "AI Assistant" : "Ana", text: line }));
const ROWS = [
  {
    id: "ana", origin: "synthetic", persona: { name: "Ana", age: 41, gender: "female", residence: "Peru", sentence: "I restore radios.", relation: "routine" }, face: { key: "ana-face" },
    sessions: [
      { date: "2024-03-02", device: [{ key: "album-0" }], turns: [...talk("Hello", "Look"), { speaker: "Ana", images: [{ candidates: [{ key: "shared" }], source: "device", module: "p-t2i", deviceReference: "3" }] }] },
      { date: "2024-03-01", interval: "2 weeks", operation: "add", turns: talk("And now?", "") },
    ],
  },
  {
    id: "=ben", persona: { name: "Ben", age: 23, sentence: "I restore radios.", relation: "routine" },
    sessions: [{ dateText: "soon", turns: [...talk("Hi", "caf\\u00e9"), { speaker: "Ben", images: [{ candidates: [{ key: "shared" }, { url: "https://pictures.example/1.jpg" }] }] }] }],
  },
  ...["one", "two", "three", "four", "five"].map((word) => ({ id: `plain-${word}`, sessions: Array.from({ length: 4 }, () => ({ turns: talk(word, "yes") })) })),
];

let researcher: TestPerson;
let evaluator: TestPerson;
beforeAll(async () => {
  [researcher, evaluator] = await Promise.all([makePerson("researcher"), makePerson("evaluator")]);
  await runImport({ slug: "made", paths: [write(folder, "made.jsonl", jsonLines(ROWS))], images: [] });
});

async function waiting(): Promise<string[]> {
  const found = await pool().query<{ id: string }>(`select "id" from "Job" where "kind" = $1 and "state" = 'queued' order by "createdAt"`, [DATASET_ANALYSIS_JOB]);
  return found.rows.map(({ id }) => id);
}

async function listed(slug: string, problem: ProblemKey, limits = PAPER_SESSIONS): Promise<ProblemPlace[]> {
  const view = await getAnalysis(operator, slug);
  if (!view) throw new Error("no such dataset");
  const all: ProblemPlace[] = [];
  for await (const batch of readPlaces(operator, view.dataset, problem, limits)) all.push(...batch);
  return all;
}

async function episodesOf(slug: string): Promise<EpisodeDetail[]> {
  const all: EpisodeDetail[] = [];
  let after: string | undefined;
  do {
    const found = await listEpisodes(operator, slug, episodeQuerySchema.parse({ after }));
    for (const { id } of found?.episodes ?? []) {
      const episode = await getEpisode(operator, slug, id);
      if (episode) all.push(episode);
    }
    after = found?.next ?? undefined;
  } while (after !== undefined);
  return all;
}

/** What an analysis must agree with: the counts of the version, and a plain recount of the episodes as they are read one by one. */
async function expectSums(slug: string): Promise<void> {
  const [view, dataset, episodes] = [await analysisNow(operator, slug), await getDataset(operator, slug), await episodesOf(slug)];
  const body = view?.analysis?.body;
  if (!body || !dataset) throw new Error("nothing was computed");
  const { counts } = dataset;
  const sessions = episodes.flatMap((episode) => episode.sessions);
  const turns = sessions.flatMap((session) => session.turns);
  expect(body.size).toMatchObject({ episodes: counts.episodes, sessions: counts.sessions, turns: counts.turns, imageShares: counts.imageShares, images: counts.images, origins: counts.origins });
  expect([body.size.episodes, body.size.sessions, body.size.turns, body.size.imageShares]).toEqual([episodes.length, sessions.length, turns.length, turns.reduce((sum, turn) => sum + turn.images.length, 0)]);
  expect(body.size.utterances).toBe(turns.filter((turn) => turn.text.trim() !== "").length);
  expect(body.turnsPerSession.summary?.median).toBe(counts.turnsPerSession?.median);
  expect(body.sessionsPerEpisode.summary).toMatchObject({ min: counts.sessionsPerEpisode?.min, max: counts.sessionsPerEpisode?.max });
  const sum = (values: readonly (readonly [number, number])[]) => values.reduce((total, [, times]) => total + times, 0);
  expect([sum(body.sessionsPerEpisode.values), sum(body.imagesPerEpisode.values), sum(body.turnsPerSession.values), sum(body.imagesPerSession.values)]).toEqual([counts.episodes, counts.episodes, counts.sessions, counts.sessions]);
  expect(sum(body.age.values) + body.age.missing).toBe(counts.episodes);
  for (const names of [body.gender, body.birthplace, body.residence, body.entityKey, body.relation]) expect(names.n + names.missing).toBe(counts.episodes);
  for (const names of [body.imageSource, body.imageModule]) expect(names.n + names.missing).toBe(counts.imageShares);
  for (const names of [body.gender, body.imageSource, body.entityValue]) expect(names.top.reduce((total, { count }) => total + count, 0) + names.other).toBe(names.n);
  expect(body.sharePosition.reduce((total, times) => total + times, 0)).toBe(counts.imageShares);
  expect(body.intervals.byDate.bins.reduce((total, { count }) => total + count, 0) + body.intervals.undated).toBe(counts.sessions - counts.episodes);
  expect(body.utteranceCharacters.bins.reduce((total, { count }) => total + count, 0)).toBe(body.size.utterances);
  expect(body.problems["picture-missing"].places).toBe(counts.images.missing + counts.images.refused);
  for (const key of FOUND_KEYS) {
    const list = await listed(slug, key);
    expect([list.length, new Set(list.map(({ episodeId }) => episodeId)).size], key).toEqual([body.problems[key].places, body.problems[key].episodes]);
    expect(body.problems[key].places, key).toBeLessThanOrEqual(key === "encoding" || key === "speaker-run" ? Number.MAX_SAFE_INTEGER : body.problems[key].n);
  }
}

describe("an analysis", () => {
  it("waits for the worker from the moment a version is published, and is computed beside it", async () => {
    expect(await getAnalysis(operator, "made")).toMatchObject({ analysis: null, underWay: { episodes: 0, workerSeen: false }, failed: null });
    const [job, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(await runJob(job ?? "", handlerOf)).toMatchObject({ state: "done" });
    const view = await getAnalysis(operator, "made");
    expect(view).toMatchObject({ dataset: { slug: "made", version: 1 }, underWay: null, failed: null });
    expect(view?.analysis?.body.size).toMatchObject({ episodes: 7, sessions: 23, turns: 48, utterances: 45, imageShares: 2, withFace: 1, withAlbum: 1, withPersonaText: 2 });
    expect((await pool().query<{ progress: unknown }>(`select "progress" from "Job" where "id" = $1`, [job])).rows[0]?.progress).toEqual({ episodes: 7 });
  });

  it("agrees with the counts of the version and with a recount", () => expectSums("made"));

  it("lists every place of every problem", async () => {
    expect(await listed("made", "date-order")).toMatchObject([{ episode: "ana", session: 2, turn: null, detail: "2024-03-01 after 2024-03-02" }]);
    expect(await listed("made", "interval")).toMatchObject([{ episode: "ana", session: 2 }]);
    expect(await listed("made", "device-reference")).toMatchObject([{ episode: "ana", session: 1, turn: 3, detail: "place 3 of an album of 1" }]);
    expect((await listed("made", "picture-shared")).map(({ episode, turn, detail }) => [episode, turn, detail])).toEqual([["ana", 3, "“shared” in 2 episodes"], ["=ben", 3, "“shared” in 2 episodes"]]);
    expect((await listed("made", "persona-repeated")).map(({ episode, detail }) => [episode, detail])).toEqual([["ana", "also in =ben"], ["=ben", "also in ana"]]);
    expect(await listed("made", "turn-empty")).toMatchObject([{ episode: "ana", session: 2, turn: 2 }]);
    expect(await listed("made", "encoding")).toMatchObject([{ episode: "=ben", session: 1, turn: 2 }]);
    expect(await listed("made", "date-text")).toMatchObject([{ episode: "=ben", detail: "“soon”" }]);
  });

  it("counts episodes outside limits that whoever looks has chosen", async () => {
    const count = async (minSessions: number, maxSessions: number) => (await getQuality(operator, "made", { minSessions, maxSessions }))?.problems.find(({ problem }) => problem === "session-count");
    expect(await count(4, 6)).toMatchObject({ count: 2, n: 7, episodes: 2, examples: [{ externalId: "ana", places: [{ detail: "2 sessions" }] }, { externalId: "=ben", places: [{ detail: "1 session" }] }] });
    expect(await count(1, 3)).toMatchObject({ count: 5, what: "The episode has fewer than 1 session or more than 3." });
    expect((await listed("made", "session-count", { minSessions: 2, maxSessions: 3 })).map(({ episode }) => episode)).toEqual(["=ben", ...ROWS.slice(2).map(({ id }) => id)]);
  });

  it("of one version stays when another is published", async () => {
    await runImport({ slug: "made", paths: [write(folder, "more.jsonl", jsonLines([{ id: "ana", sessions: [{ turns: talk("Changed", "Yes") }] }]))], images: [] });
    expect(await analysisNow(operator, "made")).toMatchObject({ dataset: { version: 2 }, analysis: { body: { size: { episodes: 7, sessions: 22, withFace: 0 } } }, underWay: null });
    expect(await getAnalysis(operator, "made", 1)).toMatchObject({ dataset: { version: 1, currentVersion: 2 }, analysis: { body: { size: { sessions: 23 } } } });
    expect(await waiting()).toEqual([]);
    await expectSums("made");
  });

  it("made by other definitions is computed anew, and what a failure left is told", async () => {
    await pool().query(`update "DatasetAnalysis" set "body" = jsonb_set("body", '{format}', '0') where "version" = 2`);
    expect(await getAnalysis(operator, "made")).toMatchObject({ analysis: null, underWay: { episodes: 0 } });
    const [job] = await waiting();
    expect(await runJob(job ?? "", () => ({ kind: DATASET_ANALYSIS_JOB, run: async () => ({ state: "failed", error: "The disk is full." }) }))).toMatchObject({ state: "failed" });
    expect(await getAnalysis(operator, "made")).toMatchObject({ analysis: null, underWay: null, failed: "The disk is full." });
    expect(await waiting()).toEqual([]);
    expect((await analysisRoute.POST(requestBy(researcher, "POST", "/x", {}, { origin: "http://127.0.0.1:3000" }), context({ slug: "made" }))).status).toBe(200);
    expect(await waiting()).toHaveLength(1);
    expect(await analysisNow(operator, "made")).toMatchObject({ analysis: { body: { format: 1 } }, underWay: null, failed: null });
  });

  it("keeps what was found in the same moment: a pass that is broken off changes nothing", async () => {
    const before = await listed("made", "picture-shared");
    const kept = (await getAnalysis(operator, "made"))?.analysis?.computedAt;
    await pool().query(`alter table "DatasetFinding" add constraint "broken" check ("problem" <> 'encoding') not valid`);
    const { computeAnalysis } = await import("@/lib/datasets/analysis/mutations");
    const id = (await pool().query<{ id: string }>(`select "id" from "Dataset" where "slug" = 'made'`)).rows[0]?.id ?? "";
    await expect(computeAnalysis({ datasetId: id, version: 2 })).rejects.toThrow(/broken/);
    await pool().query(`alter table "DatasetFinding" drop constraint "broken"`);
    expect(await listed("made", "picture-shared")).toEqual(before);
    expect((await getAnalysis(operator, "made"))?.analysis?.computedAt).toBe(kept);
  });
});

describe("the routes", () => {
  const get = (person: TestPerson, route: { GET: (request: Request, params: { params: Promise<Record<string, string>> }) => Promise<Response> }, params: Record<string, string>, query = "") =>
    route.GET(requestBy(person, "GET", `/x${query}`), context(params));

  it("give an analysis, its tables and its problems to a researcher", async () => {
    const view = (await (await get(researcher, analysisRoute, { slug: "made" })).json()) as AnalysisView & { latex: string; tableOne: unknown };
    expect(view.analysis?.body.size.episodes).toBe(7);
    expect(view.tableOne).toMatchObject({ slug: "made", episodes: 7, imagesPerEpisode: { value: 1 / 7, n: 7 } });
    expect(view.latex).toContain("\\begin{tabular}");
    const quality = (await (await get(researcher, qualityRoute, { slug: "made" }, "?version=1&minSessions=1")).json()) as QualityView;
    expect(quality).toMatchObject({ dataset: { version: 1 }, limits: { minSessions: 1, maxSessions: 6 } });
    expect(quality.problems[0]).toMatchObject({ severity: "serious", count: 1 });
    const table = (await (await get(researcher, tableRoute, {})).json()) as { rows: { slug: string }[]; waiting: string[] };
    expect(table).toMatchObject({ rows: [{ slug: "made" }], waiting: [] });
  });

  it("give the list of a problem as files that no spreadsheet calculates", async () => {
    const csv = await get(researcher, problemRoute, { slug: "made", problem: "picture-shared" }, "?version=1");
    expect(csv.headers.get("content-disposition")).toBe('attachment; filename="made-1-picture-shared.csv"');
    expect((await csv.text()).replaceAll(/[0-9a-f-]{36}/g, "ID")).toBe("episode,session,turn,detail,episodeId\nana,1,3,“shared” in 2 episodes,ID\n'=ben,1,3,“shared” in 2 episodes,ID\n");
    const lines = (await (await get(researcher, problemRoute, { slug: "made", problem: "session-count" }, "?format=ndjson&minSessions=2&maxSessions=9")).text()).trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as ProblemPlace).episode)).toEqual(["ana", "=ben"]);
  });

  it("draw every chart, also those that have nothing to show", async () => {
    for (const figure of ["age.svg", "operations.svg", "intervals-written.svg", "residence.pdf"]) {
      const drawn = await get(researcher, figureRoute, { slug: "made", figure }, "?version=2&width=column");
      expect(drawn.status, figure).toBe(200);
      expect((await drawn.arrayBuffer()).byteLength).toBeGreaterThan(500);
    }
    expect((await get(researcher, figureRoute, { slug: "made", figure: "nothing.svg" })).status).toBe(404);
  });

  it("know no dataset, version or problem that is not there, and refuse what cannot be asked", async () => {
    for (const route of [analysisRoute, qualityRoute]) {
      expect((await get(researcher, route, { slug: "other" })).status).toBe(404);
      expect((await get(researcher, route, { slug: "made" }, "?version=9")).status).toBe(404);
      expect((await get(researcher, route, { slug: "made" }, "?version=x")).status).toBe(400);
    }
    expect((await get(researcher, problemRoute, { slug: "made", problem: "nothing" })).status).toBe(404);
    expect((await analysisRoute.POST(requestBy(researcher, "POST", "/x", {}, { origin: "http://127.0.0.1:3000" }), context({ slug: "other" }))).status).toBe(404);
  });

  it("are not there for an evaluator, who learns no dataset's name", async () => {
    const params = { slug: "made", problem: "encoding", figure: "age.svg" };
    for (const route of [analysisRoute, qualityRoute, problemRoute, figureRoute, tableRoute]) {
      const answer = await get(evaluator, route, params);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain("made");
    }
    expect((await analysisRoute.POST(requestBy(evaluator, "POST", "/x", {}, { origin: "http://127.0.0.1:3000" }), context(params))).status).toBe(404);
    expect(await waiting()).toEqual([]);
  });
});

const shared = join(import.meta.dirname, "..", "..", "..", "..", "shared", "data");
describe.skipIf(!existsSync(shared))("the real dialogues at hand", () => {
  it.each([["stark", "stark/stark_dialogue.reconstructed.parquet"], ["locomo", "locomo"], ["dialogcc", "dialogcc"], ["photochat", "photochat/photochat_from_mdseval.json"]])("%s agree with their recount", async (slug, path) => {
    await runImport({ slug, paths: [join(shared, path)], images: [] });
    await expectSums(slug);
  });

  it("stand side by side in Table 1 with what the paper says of LoCoMo's modalities", async () => {
    const rows = (await listAnalyses(operator)).map(tableOneRow);
    expect(rows.find((row) => row?.slug === "locomo")).toMatchObject({ dialogueModality: { value: "text and image" }, personaModality: { value: "text" }, severalSessions: { value: true }, episodes: 4 });
    expect(rows.find((row) => row?.slug === "stark")).toMatchObject({ personaModality: { value: "text and image" } });
    expect(rows.find((row) => row?.slug === "photochat")).toMatchObject({ severalSessions: { value: false }, personaModality: { value: "none" }, imagesPerSession: { value: 1 } });
  });
});
