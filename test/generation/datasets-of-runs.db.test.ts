/** Runs add to datasets that runs have made, and to no other: whatever the runs say of themselves, and whoever asks. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as createOverApi } from "@/app/api/v1/generations/route";
import { POST as publishOverApi } from "@/app/api/v1/generations/[runId]/dataset/route";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { generator, operatorGenerator, type AuthorizedRunId } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun, publishAs } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { handlerOf } from "@/lib/jobs/registry";
import { runClaimed, runJob } from "@/lib/jobs/run";
import { useTestDatabase } from "../database";
import { jsonLines, testFolder, write } from "../fixtures/files";
import { context, makePerson, requestBy } from "../users/people";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-of-runs-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

beforeEach(async () => {
  for (const table of ["GenerationRun", "Dataset", "Job"]) await pool().query(`delete from "${table}"`);
});

const asked = (slug?: string) => generationRequestSchema.parse({ provider: "scripted", episodes: 1, seed: "origin", ...(slug && { dataset: { slug, title: `Title of ${slug}` } }) });

async function grown(slug?: string, by = operatorGenerator): Promise<AuthorizedRunId> {
  const { runId, job } = await createClaimedRun(by, asked(slug));
  await runClaimed(job, generationHandler);
  return authorized(runId);
}

async function authorized(runId: string): Promise<AuthorizedRunId> {
  const id = await authorizeRun(operatorGenerator, runId);
  if (!id) throw new Error("no such run");
  return id;
}

async function work(runId: AuthorizedRunId) {
  const found = await pool().query<{ jobId: string }>(`select "jobId" from "GenerationRun" where "id" = $1`, [runId]);
  return runJob(found.rows[0]?.jobId ?? "", handlerOf);
}

const people = (...ids: string[]) => write(folder, `${ids.join("-")}.jsonl`, jsonLines(ids.map((id) => ({ id, sessions: [{ turns: [{ speaker: "A", text: "Hello" }] }] }))));
const imported = (slug: string, ...ids: string[]) => runImport({ slug, paths: [people(...ids)], images: [] });
const versions = async () => (await pool().query<{ slug: string; currentVersion: number; ofRuns: boolean }>(`select "slug", "currentVersion", "ofRuns" from "Dataset" order by "slug"`)).rows.map(({ slug, currentVersion, ofRuns }) => [slug, currentVersion, ofRuns]);

describe("a dataset that a run has made", () => {
  it("stays one when the run is published under another name: later runs add to both", async () => {
    const first = await grown("a");
    await publishAs(operatorGenerator, first, { slug: "b" });
    expect(await work(first)).toMatchObject({ state: "done" });
    expect((await getRun(first))?.dataset).toEqual({ slug: "b", version: 1 });
    for (const slug of ["a", "b"]) expect((await getRun(await grown(slug)))?.dataset).toMatchObject({ slug, version: 2 });
    expect(await versions()).toEqual([["a", 2, true], ["b", 2, true]]);
  });

  it("stays one when an admin has imported more into it", async () => {
    await grown("a");
    await imported("a", "more");
    expect((await getRun(await grown("a")))?.dataset).toMatchObject({ slug: "a", version: 3 });
  });

  it("is said of the run while the next version is asked for, and when that comes to nothing", async () => {
    const run = await grown("a");
    const before = (await getRun(run))?.dataset;
    expect(before).toEqual({ slug: "a", title: "Title of a", version: 1 });
    await publishAs(operatorGenerator, run, { slug: "b", licence: "CC0" });
    expect((await getRun(run))?.dataset).toEqual({ ...before, next: { slug: "b", licence: "CC0" } });
    await imported("b", "other");
    expect(await work(run)).toMatchObject({ state: "failed", error: expect.stringMatching(/“b” that was imported/) as string });
    expect((await getRun(run))?.dataset).toEqual({ ...before, next: { slug: "b", licence: "CC0" } });
    await publishAs(operatorGenerator, run, { slug: "a" });
    expect(await work(run)).toMatchObject({ state: "done" });
    // Nothing of it has changed: it is the version that it was.
    expect((await getRun(run))?.dataset).toEqual({ slug: "a", version: 1 });
  });

  it("is asked for with its job, or not at all", async () => {
    const run = await grown();
    const both = await Promise.allSettled([publishAs(operatorGenerator, run, { slug: "a" }), publishAs(operatorGenerator, run, { slug: "b" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const slug = both[0].status === "fulfilled" ? "a" : "b";
    expect((await getRun(run))?.dataset).toEqual({ slug, version: null });
    await work(run);
    expect(await versions()).toEqual([[slug, 1, true]]);
  });
});

describe("a dataset that was imported", () => {
  it("gets nothing of a run that was asked for before it was there", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, asked("taken"));
    await imported("taken", "first");
    expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "failed", error: expect.stringMatching(/could not become a dataset: There is a dataset “taken” that was imported/) as string });
    expect(await versions()).toEqual([["taken", 1, false]]);
    const run = await authorized(runId);
    expect(await getRun(run)).toMatchObject({ state: "failed", progress: { done: 1 }, dataset: { slug: "taken", version: null } });
    await publishAs(operatorGenerator, run, { slug: "free" });
    expect(await work(run)).toMatchObject({ state: "done" });
    expect((await getRun(run))?.dataset).toEqual({ slug: "free", version: 1 });
    expect(await versions()).toEqual([["free", 1, true], ["taken", 1, false]]);
    // What was refused has left nothing in it.
    expect((await pool().query(`select 1 from "Episode" e join "Dataset" d on d."id" = e."datasetId" where d."slug" = 'taken'`)).rows).toHaveLength(1);
  });

  it("is closed to runs of everybody who may generate, also to an admin's, and not there for others", async () => {
    await imported("imported", "first");
    const [owner, other, admin, evaluator] = await Promise.all((["researcher", "researcher", "admin", "evaluator"] as const).map((role) => makePerson(role)));
    const run = await grown("a", generator(owner as NonNullable<typeof owner>));
    const publish = async (person: typeof owner, slug: string) => {
      const response = await publishOverApi(requestBy(person, "POST", `/api/v1/generations/${run}/dataset`, { slug }), context({ runId: run }));
      return [response.status, JSON.stringify(await response.json())] as const;
    };
    for (const person of [owner, other, admin]) expect(await publish(person, "imported")).toEqual([409, expect.stringContaining("that was imported")]);
    for (const slug of ["imported", "a"]) expect((await publish(evaluator, slug))[0]).toBe(404);
    const create = (person: typeof owner) => createOverApi(requestBy(person, "POST", "/api/v1/generations", { provider: "scripted", episodes: 1, dataset: { slug: "imported" } }), context());
    expect((await Promise.all([other, admin, evaluator].map(create))).map(({ status }) => status)).toEqual([409, 409, 404]);
    expect((await getRun(run))?.dataset).toEqual({ slug: "a", title: "Title of a", version: 1 });
    // Every researcher may steer every run.
    expect((await publish(other, "a"))[0]).toBe(200);
    expect(await work(run)).toMatchObject({ state: "done" });
    expect(await versions()).toEqual([["a", 1, true], ["imported", 1, false]]);
  });
});

it("from before the column was there is known by the import of its first version", async () => {
  const run = await grown("a");
  await imported("b", "first");
  await pool().query(`update "Dataset" set "ofRuns" = false`);
  await pool().query(`update "Job" set "payload" = jsonb_set("payload" - 'run', '{paths}', jsonb_build_array('/data/generated/' || $1::text || '.jsonl')) where "payload" ->> 'dataset' = 'a'`, [run]);
  const sql = readFileSync(join(import.meta.dirname, "../../prisma/migrations/20261128002200_datasets_of_runs/migration.sql"), "utf8");
  await pool().query(sql.slice(sql.indexOf("UPDATE")));
  expect(await versions()).toEqual([["a", 1, true], ["b", 1, false]]);
});
