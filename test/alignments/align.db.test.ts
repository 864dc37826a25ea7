import { beforeEach, describe, expect, it } from "vitest";
import { GET as listOwnRoute, POST as alignRoute } from "@/app/api/v1/align/route";
import { DELETE as removeRoute, GET as readRoute } from "@/app/api/v1/align/[alignmentId]/route";
import { POST as shareRoute } from "@/app/api/v1/image-shares/[imageId]/align/route";
import { GET as listRoute } from "@/app/api/v1/image-shares/[imageId]/alignments/route";
import { countAlignments } from "@/lib/alignments/data";
import { alignmentHandler } from "@/lib/alignments/job.handler";
import type { AlignmentView } from "@/lib/alignments/types";
import { operator } from "@/lib/datasets/access";
import { runImport } from "@/lib/datasets/job.handler";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { readRates } from "@/lib/generation/rates/data";
import { collectPictures } from "@/lib/images/collect/mutations";
import { openImage } from "@/lib/images/open-image";
import { claimJob, JobStopped } from "@/lib/jobs/lease";
import { runClaimed } from "@/lib/jobs/run";
import type { Role } from "@/lib/users/types";
import { useTestDatabase } from "../database";
import { jsonLines, tarBuffer, testFolder, write } from "../fixtures/files";
import { jpeg, png } from "../fixtures/pictures";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../fixtures/stand-in-engine";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();
const folder = testFolder();
const people = new Map<Role, TestPerson>();

async function by(role: Role): Promise<TestPerson> {
  const person = people.get(role) ?? (await makePerson(role));
  people.set(role, person);
  return person;
}

beforeEach(async () => {
  for (const table of ["Dataset", "Alignment", "Engine", "Job", "ImageAsset"]) await pool().query(`delete from "${table}"`);
});

async function jobOf(alignmentId: string): Promise<string> {
  return (await pool().query<{ jobId: string }>(`select "jobId" from "Alignment" where "id" = $1`, [alignmentId])).rows[0]?.jobId ?? "";
}

/** As a worker does with it. */
async function work(alignmentId: string) {
  const job = await claimJob(await jobOf(alignmentId));
  if (!job) throw new Error("not claimed");
  return runClaimed(job, alignmentHandler);
}

async function read(alignmentId: string): Promise<AlignmentView> {
  const response = await readRoute(requestBy(await by("researcher"), "GET", `/api/v1/align/${alignmentId}`), context({ alignmentId }));
  expect(response.status).toBe(200);
  return (await response.json()) as AlignmentView;
}

async function ask(body: object, role: Role = "researcher") {
  const response = await alignRoute(requestBy(await by(role), "POST", "/api/v1/align", body), context());
  return { status: response.status, body: (await response.json()) as { alignmentId: string; error?: { message: string; problems: { path: string }[] } } };
}

async function done(body: object): Promise<AlignmentView> {
  const { status, body: { alignmentId } } = await ask(body);
  expect(status).toBe(202);
  expect(await work(alignmentId)).toMatchObject({ state: "done" });
  return read(alignmentId);
}

/** One that draws, and one that finds a picture as near to its description as it is told. */
async function withEngines(likeness: number, use: (engine: StandInEngine) => Promise<void>, faults?: StandInOptions["faults"]): Promise<void> {
  let drawn = 0;
  const engine = await startStandInEngine({ faults, pictures: () => png(64, 48, (drawn += 1)), embeds: (input) => (typeof input === "string" ? [1, 0] : [likeness, Math.sqrt(1 - likeness * likeness)]) });
  try {
    for (const port of ["images", "clip"]) {
      const config = { port, name: `Stand-in ${port}`, baseUrl: engine.origin, model: `${port}-1`, revision: "r7", licence: "CC0", timeoutSeconds: 10 };
      await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), $1, $2)`, [config.name, JSON.stringify(config)]);
    }
    await use(engine);
  } finally {
    await engine.close();
  }
}

describe("one description", () => {
  it("gets a scripted card without an engine, marked as such, the same for the same seed", async () => {
    const asked = { description: "A red kite over the harbour", provider: "scripted", seed: "7" };
    const [first, second] = [await done(asked), await done(asked)];
    expect(first).toMatchObject({ state: "done", isScripted: true, share: null, request: { seed: "7", person: null } });
    expect(first.result).toMatchObject({ status: "aligned", chosen: 0, plan: { module: "retrieval", planner: "rule" }, calls: [], face: null, original: null });
    expect(first.result?.outcome).toMatch(/scripted card/);
    expect(first.result?.tried.map(({ outcome }) => outcome)).toEqual(["no-engine", "no-engine", "no-engine"]);
    const card = first.result?.candidates[0];
    expect(card).toMatchObject({ module: "card", engine: null, sha256: second.result?.candidates[0]?.sha256 });
    expect(card?.verdicts.map(({ score, passed }) => [score, passed])).toEqual([["clip", null], ["pick", null], ["nsfw", null]]);
    expect(await openImage(card?.sha256 ?? "", 800)).toMatchObject({ mime: "image/jpeg" });
  });

  it("begins with the module that is asked for, and draws a seed where none is given", async () => {
    const view = await done({ description: "A red kite", provider: "scripted", module: "web" });
    expect(view.result?.plan).toMatchObject({ module: "web", planner: "forced" });
    expect(view.request.seed).toMatch(/^[0-9a-f]{12}$/);
  });

  it("asks the engines: a face first, then the person in the picture, each candidate with its scores against thresholds", async () => {
    await withEngines(0.3, async (engine) => {
      const view = await done({ description: "Mia on a pier", provider: "engines", module: "p-t2i", seed: "s", person: { name: "Mia", age: 30, gender: "female", face: "short black hair, freckles" } });
      expect(view.isScripted).toBe(false);
      const candidate = view.result?.candidates[view.result.chosen ?? -1];
      expect(candidate).toMatchObject({ module: "p-t2i", engine: { name: "Stand-in images", model: "images-1", revision: "r7", licence: "CC0" } });
      expect(candidate?.prompt).not.toContain("Mia");
      expect(candidate?.verdicts[0]).toMatchObject({ score: "clip", threshold: 0.2, passed: true, calibrated: false });
      expect(candidate?.scores.clip).toBeCloseTo(0.3);
      expect(view.result?.scorers).toMatchObject({ clip: { model: "clip-1" }, pick: null });
      expect(view.result?.face).toMatchObject({ status: "aligned", description: "short black hair, freckles" });
      // The face and its scores, the picture and its; each scorer reads a description or a face once.
      const drawn = ["Stand-in images", null];
      const scored = ["Stand-in clip", "score"];
      expect(view.result?.calls.map(({ engine: name, asked }) => [name, asked])).toEqual([drawn, scored, scored, drawn, scored, scored, scored, scored]);
      expect(engine.calls).toMatchObject({ "/v1/images/generations": 1, "/v1/images/edits": 1 });
      const { engines } = await readRates(operatorGenerator, { engine: "Stand-in images" });
      expect(engines).toMatchObject([{ model: "images-1", total: { calls: 2, steps: 1, outcomes: { made: 2 } }, kinds: [{ kind: "picture", calls: 2 }] }]);
      const { engines: [clip] } = await readRates(operatorGenerator, { engine: "Stand-in clip" });
      expect(clip).toMatchObject({ total: { calls: 6, outcomes: { answered: 6 } }, kinds: [{ kind: "picture-score" }] });
    });
  });

  it.each(["nul", "half-surrogate"] as const)("is kept also where an engine's words have a %s", async (kind) => {
    await withEngines(0.3, async () => {
      const { result } = await done({ description: "A red kite", provider: "engines", module: "t2i" });
      expect(result).toMatchObject({ status: "aligned", candidates: [{ parameters: { revisedPrompt: "A picture.\uFFFD" } }] });
    }, ({ path }) => (path.startsWith("/v1/images") ? { kind } : undefined));
  });

  it("says why none was chosen, and keeps what was refused", async () => {
    await withEngines(0.1, async () => {
      const { result } = await done({ description: "A red kite", provider: "engines", module: "t2i" });
      expect(result).toMatchObject({ status: "rejected", chosen: null });
      expect(result?.outcome).toMatch(/^None of 1 passed every filter\. Made from the description: Each of 1 was refused\./);
      expect(result?.candidates[0]).toMatchObject({ refusals: [{ filter: "clip", threshold: 0.2 }] });
      expect(result?.candidates[0]?.verdicts[0]).toMatchObject({ passed: false });
      expect(await openImage(result?.candidates[0]?.sha256 ?? "", null)).toBeDefined();
    });
  });

  it("makes no face and no personalised picture of a minor", async () => {
    await withEngines(0.3, async (engine) => {
      const { result } = await done({ description: "Tom on a swing", provider: "engines", module: "p-t2i", person: { name: "Tom", age: 12, gender: "male", face: "freckles" } });
      expect(result?.face).toBeNull();
      expect(result?.tried[0]).toMatchObject({ module: "p-t2i", outcome: "not-allowed" });
      expect(engine.calls).not.toHaveProperty("/v1/images/edits");
    });
  });

  it("makes nothing again that was made before its process was lost", async () => {
    await withEngines(0.3, async (engine) => {
      const { body: { alignmentId } } = await ask({ description: "Mia on a pier", provider: "engines", module: "p-t2i", person: { name: "Mia", age: 30, gender: "female", face: "freckles" } });
      const job = await claimJob(await jobOf(alignmentId));
      if (!job) throw new Error("not claimed");
      const lost = new AbortController();
      const running = alignmentHandler.run({ job, signal: lost.signal });
      await expect.poll(async () => (await pool().query(`select 1 from "Alignment" where "face" is not null`)).rows.length, { interval: 2, timeout: 20_000 }).toBe(1);
      lost.abort("shutdown");
      await running.catch(() => undefined); // stopped, or quicker than we were
      await pool().query(`update "Job" set "state" = 'queued', "leaseUntil" = null where "id" = $1`, [job.id]);
      await work(alignmentId);
      expect((await read(alignmentId)).result?.status).toBe("aligned");
      expect(engine.calls["/v1/images/generations"]).toBe(1);
    });
  });

  it("writes nothing once another process has it", async () => {
    const { body: { alignmentId } } = await ask({ description: "A red kite", provider: "scripted" });
    const job = await claimJob(await jobOf(alignmentId));
    if (!job) throw new Error("not claimed");
    await pool().query(`update "Job" set "attempt" = "attempt" + 1 where "id" = $1`, [job.id]);
    await expect(alignmentHandler.run({ job, signal: new AbortController().signal })).rejects.toThrow(JobStopped);
    expect((await pool().query(`select 1 from "AlignmentPicture"`)).rows).toEqual([]);
    expect((await read(alignmentId)).result).toBeNull();
  });

  it("refuses what cannot be done, and says why", async () => {
    const description = "A red kite";
    expect(await ask({ description, provider: "engines" })).toMatchObject({ status: 409, body: { error: { message: expect.stringMatching(/^No engine that gives pictures is set up/) as string } } });
    const problems = async (body: object) => (await ask(body)).body.error?.problems.map(({ path }) => path);
    expect(await problems({ description: "  ", provider: "scripted" })).toEqual(["description"]);
    expect(await problems({ description: "x".repeat(2_001), provider: "scripted" })).toEqual(["description"]);
    expect(await problems({ description: "a\u0000b", provider: "scripted" })).toEqual(["description"]);
    expect(await problems({ description, provider: "dall-e" })).toEqual(["provider"]);
    expect(await problems({ description, provider: "scripted", module: "p-t2i" })).toEqual(["person"]);
    expect(await problems({ description, provider: "scripted", person: { age: 30, gender: "female", picture: "0".repeat(64) } })).toEqual(["person.picture"]);
    expect((await pool().query(`select 1 from "Alignment"`)).rows).toEqual([]);
  });

  it("is nobody's who only evaluates", async () => {
    const { body: { alignmentId } } = await ask({ description: "A red kite", provider: "scripted" });
    expect((await ask({ description: "A red kite", provider: "scripted" }, "evaluator")).status).toBe(404);
    const evaluator = await by("evaluator");
    expect((await listOwnRoute(requestBy(evaluator, "GET", "/"), context())).status).toBe(404);
    const listed = (await (await listOwnRoute(requestBy(await by("researcher"), "GET", "/"), context())).json()) as { alignments: AlignmentView[] };
    expect(listed.alignments.map(({ id, share }) => [id, share])).toEqual([[alignmentId, null]]);
    expect((await readRoute(requestBy(evaluator, "GET", "/"), context({ alignmentId }))).status).toBe(404);
    expect((await removeRoute(requestBy(evaluator, "DELETE", "/"), context({ alignmentId }))).status).toBe(404);
    expect((await pool().query(`select 1 from "Alignment"`)).rows).toHaveLength(1);
  });
});

describe("an image share of a dataset", () => {
  async function imported(image: object = { candidates: [{ key: "radio" }], description: "Jonna beside an old radio", source: "device" }) {
    const episode = {
      id: "a", origin: "collected", persona: { name: "Jonna", age: 41, gender: "Female" }, face: { description: "grey eyes, round glasses" },
      sessions: [{ turns: [{ speaker: "Jonna", text: "Look", images: [image] }] }],
    };
    const rows = write(folder, "rows.jsonl", jsonLines([episode]));
    const shard = write(folder, "shard.tar", await tarBuffer([{ header: { name: "radio.jpg" }, content: await jpeg(96, 64, 1) }]));
    await runImport({ slug: "set", paths: [rows, shard], images: [] });
    const found = await pool().query<{ id: string; episodeId: string }>(`select "id", "episodeId" from "EpisodeImage" where "place" = 'turn'`);
    return found.rows[0] ?? { id: "", episodeId: "" };
  }

  async function again(imageId: string, body: object, role: Role = "researcher") {
    const response = await shareRoute(requestBy(await by(role), "POST", "/", body), context({ imageId }));
    return { status: response.status, body: (await response.json()) as { alignmentId: string; error?: { message: string } } };
  }

  async function listed(imageId: string): Promise<AlignmentView[]> {
    const response = await listRoute(requestBy(await by("researcher"), "GET", "/"), context({ imageId }));
    return ((await response.json()) as { alignments: AlignmentView[] }).alignments;
  }

  const whole = async () => (await pool().query(`select (select json_agg(i order by i."id") from "EpisodeImage" i) as "images", (select json_agg(v) from "DatasetVersion" v) as "versions", (select json_agg(d) from "DatasetImage" d) as "pictures"`)).rows[0] as unknown;

  it("is aligned again with what it describes and who shares it; the dataset stays as it was", async () => {
    const { id, episodeId } = await imported();
    const before = await whole();
    await withEngines(0.3, async (engine) => {
      const { status, body: { alignmentId } } = await again(id, { provider: "engines", module: "p-t2i", seed: "s" });
      expect(status).toBe(202);
      expect(await work(alignmentId)).toMatchObject({ state: "done" });
      const [view] = await listed(id);
      expect(view).toMatchObject({ id: alignmentId, share: { imageId: id, dataset: "set", episodeId }, createdBy: "Test researcher", request: { description: "Jonna beside an old radio", source: "device" } });
      expect(view?.request.person).toEqual({ name: "Jonna", age: 41, gender: "female", face: "grey eyes, round glasses" });
      expect(view?.result?.original?.verdicts.map(({ score, passed }) => [score, passed])).toEqual([["clip", true], ["pick", null]]);
      expect(engine.calls["/v1/images/edits"]).toBe(1);
    });
    expect(await countAlignments(operator, episodeId)).toEqual({ [id]: 1 });
    expect(await whole()).toEqual(before);
  });

  it("that is the face of a child is not made anew", async () => {
    const rows = write(folder, "child.jsonl", jsonLines([{
      id: "a", origin: "collected", persona: { name: "Tom", age: 12, gender: "Male" }, face: { key: "tom", description: "A portrait photo of a boy" }, sessions: [{ turns: [{ speaker: "Tom", text: "Look" }] }],
    }]));
    await runImport({ slug: "set", paths: [rows], images: [] });
    const { rows: [face] } = await pool().query<{ id: string }>(`select "id" from "EpisodeImage" where "place" = 'face'`);
    await withEngines(0.3, async (engine) => {
      const { status, body: { alignmentId } } = await again(face?.id ?? "", { provider: "engines", module: "t2i" });
      expect(status).toBe(202);
      await work(alignmentId);
      const { result } = await read(alignmentId);
      expect(result).toMatchObject({ chosen: null, candidates: [], outcome: expect.stringMatching(/^No picture may be made\. .*12 years old/) as string });
      expect(engine.calls).not.toHaveProperty("/v1/images/generations");
    });
  });

  it("says so where there is nothing to go by", async () => {
    const bare = await imported({ candidates: [{ key: "radio" }] });
    expect(await again(bare.id, { provider: "scripted" })).toMatchObject({ status: 409, body: { error: { message: expect.stringMatching(/no description/) as string } } });
    expect((await again("7d2f7c60-55f3-4c0e-8a07-2d3c2a8d2d11", { provider: "scripted" })).status).toBe(404);
    expect((await again(bare.id, { provider: "scripted" }, "evaluator")).status).toBe(404);
  });

  it("keeps its alignments' pictures from being collected until they are removed, and goes with its dataset", async () => {
    const { id } = await imported();
    const never = new AbortController().signal;
    const { body: { alignmentId } } = await again(id, { provider: "scripted" });
    await work(alignmentId);
    const collect = async () => {
      await pool().query(`update "ImageAsset" set "createdAt" = now() - interval '9 days'`);
      return (await collectPictures({ dryRun: false, graceHours: 72 }, never)).rows;
    };
    expect(await collect()).toBe(0);
    const removed = await removeRoute(requestBy(await by("researcher"), "DELETE", "/"), context({ alignmentId }));
    expect(await removed.json()).toEqual({ ok: true });
    expect(await collect()).toBe(1);

    const another = await again(id, { provider: "scripted" });
    await pool().query(`delete from "Dataset"`);
    expect((await pool().query(`select 1 from "Alignment"`)).rows).toEqual([]);
    expect(another.status).toBe(202);
  });
});
