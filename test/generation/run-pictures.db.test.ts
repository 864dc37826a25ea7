import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getEpisode } from "@/lib/generation/data";
import { grownParts, shownChecks } from "@/lib/generation/grown-parts";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun, publishAs } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { imageStore, pictureName, storeAt } from "@/lib/images/store";
import { claimJob } from "@/lib/jobs/lease";
import { runClaimed } from "@/lib/jobs/run";
import type { ChatBody } from "../fixtures/stand-in-chat";
import { startStandInEngine, type StandInOptions } from "../fixtures/stand-in-engine";
import type { AskedPicture } from "../fixtures/stand-in-images";
import { png } from "../fixtures/pictures";
import { createFixedAnswers } from "../mcu/fixed-answers";
import { useTestDatabase } from "../database";

useTestDatabase();

const PORTS = { chat: {}, images: { licence: "Apache-2.0", prices: { currency: "EUR", perImage: 0.5 } }, clip: {}, nsfw: {} } as const;

beforeEach(async () => {
  for (const table of ["GenerationRun", "Engine", "Dataset", "Job"]) await pool().query(`delete from "${table}"`);
});

/** The device's first picture shows the person; the rest is as the fixed answers have it. */
function answers(name: string | null, request: ChatBody): unknown {
  if (name !== "plan") return createFixedAnswers()(name, request);
  const description = /Picture: (.+)/.exec(request.messages.map(({ content }) => content).join("\n"))?.[1] ?? "";
  const way = description.includes("ferry") ? "p-t2i" : "t2i";
  return { reason: "As the test says.", module: way, description: way === "p-t2i" ? `A ${/Class word: (.+)/.exec(request.messages.at(-1)?.content ?? "")?.[1]} on a ferry` : description };
}

/** One episode whose pictures are drawn by a stand-in; `asked` are the pictures that it was asked for. */
async function grow(people: object, options: StandInOptions = {}) {
  const asked: AskedPicture[] = [];
  const engine = await startStandInEngine({
    answers, pictures: (picture) => { asked.push(picture); return png(96, 64, asked.length); }, embeds: () => [1, 0], classifies: () => [{ label: "normal", score: 1 }], ...options,
  });
  try {
    for (const [port, more] of Object.entries(PORTS)) {
      await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), $1, $2)`, [port, JSON.stringify({ port, name: port, baseUrl: engine.origin, model: `${port}-1`, timeoutSeconds: 10, ...more })]);
    }
    const request = generationRequestSchema.parse({ provider: "engines", episodes: 1, seed: "seed", people });
    const { runId, job } = await createClaimedRun(operatorGenerator, request);
    const outcome = await runClaimed(job, generationHandler);
    const id = await authorizeRun(operatorGenerator, runId);
    const episode = id && (await getEpisode(id, 1));
    if (!id || !episode) throw new Error("no such episode");
    return { id, outcome, episode, asked, parts: grownParts(episode.steps) };
  } finally {
    await engine.close();
  }
}

describe("pictures of a run", () => {
  it("has the face drawn first, puts it into the pictures of the person, and keeps who made each and what it cost", async () => {
    const { outcome, episode, asked, parts } = await grow({ minAge: 30, maxAge: 39 });
    expect(outcome?.state).toBe("done");
    expect(episode.state).toBe("done");
    expect(asked[0]?.face).toBeUndefined();
    const personal = asked.filter(({ face }) => face !== undefined);
    expect(personal).toHaveLength(1);
    expect(pictureName(personal[0]?.face ?? Buffer.alloc(0))).toBe(parts.pictures.face?.candidates[0]?.sha256);
    expect(asked).toHaveLength(6); // the face and five pictures on the device

    const first = parts.pictures.album.get(1);
    expect(first).toMatchObject({ status: "aligned", plan: { module: "p-t2i", planner: "llm" }, chosen: 0 });
    expect(first?.candidates[0]).toMatchObject({ engine: { name: "images", model: "images-1", licence: "Apache-2.0" }, scores: { clip: 1, nsfw: 0 }, refusals: [] });
    const step = episode.steps.find(({ path }) => path === "album/1/picture");
    // The plan, the picture, the filter, and the likeness of picture and description, of picture and face.
    expect(step?.calls.map(({ engine, cost }) => [engine, cost])).toEqual([["chat", null], ["images", 0.5], ["nsfw", null], ...Array.from({ length: 4 }, () => ["clip", null])]);
    expect(step?.calls.map(({ seed }) => seed === null)).toEqual([false, false, ...Array.from({ length: 5 }, () => true)]);
    const store = await storeAt(imageStore());
    for (const { candidates } of parts.pictures.album.values()) expect(await store.read(candidates[0]?.sha256 ?? "")).toBeDefined();
    expect(shownChecks(episode.report).find(({ check }) => check === "pictures")).toMatchObject({ passed: true });
  });

  it("puts no face of a child into a picture, and keeps what the filter for unsuitable pictures refused nowhere", async () => {
    const { episode, asked, parts } = await grow({ minAge: 12, maxAge: 17 }, { classifies: () => [{ label: "nsfw", score: 0.9 }, { label: "normal", score: 0.1 }] });
    expect(asked.filter(({ face }) => face !== undefined)).toEqual([]);
    expect(asked.filter(({ fields }) => /portrait/i.test(fields.prompt ?? ""))).toEqual([]);
    expect(parts.pictures.face).toMatchObject({ chosen: null, candidates: [], tried: [{ outcome: "not-allowed", reason: expect.stringMatching(/under 18/) as string }] });
    expect(shownChecks(episode.report).find(({ check }) => check === "age-guard")).toMatchObject({ passed: true });
    expect(episode.state).toBe("unfit");
    const all = [...parts.pictures.album.values()].flatMap(({ candidates }) => candidates);
    expect(all.length).toBeGreaterThan(0);
    expect(all.every(({ sha256, refusals }) => sha256 === null && refusals.some(({ filter }) => filter === "nsfw"))).toBe(true);
    expect((await pool().query(`select 1 from "GenerationPicture"`)).rows).toEqual([]);
  });

  it("an image server that gives no pictures costs the pictures, not the words", async () => {
    const { episode, parts } = await grow({ minAge: 30, maxAge: 39 }, { faults: ({ path }) => (path.startsWith("/v1/images") ? { kind: "not-a-picture" } : undefined) });
    expect(episode).toMatchObject({ state: "unfit", reason: expect.stringMatching(/A picture for every share/) as string });
    expect(parts.sessions).toHaveLength(4);
    expect(parts.pictures.album.get(2)).toMatchObject({ status: "unavailable", chosen: null, candidates: [] });
  });

  it("a dataset made of it says where each picture is from", async () => {
    const { id } = await grow({ minAge: 30, maxAge: 39 });
    await publishAs(operatorGenerator, id, { slug: "pictured" });
    const [job] = (await pool().query<{ id: string }>(`select "jobId" as "id" from "GenerationRun"`)).rows;
    const claimed = await claimJob(job?.id ?? "");
    if (!claimed) throw new Error("not claimed");
    expect(await runClaimed(claimed, generationHandler)).toMatchObject({ state: "done" });
    const [row] = (await pool().query<{ origin: string; extra: { generation: { steps: { step: string; picture?: object }[] } } }>(`select "origin", "extra" from "Episode"`)).rows;
    expect(row?.origin).toBe("synthetic");
    expect(row?.extra.generation.steps.find(({ step }) => step === "album/1/picture")?.picture).toMatchObject({ module: "p-t2i", licence: "Apache-2.0" });
    const states = await pool().query<{ place: string; state: string; module: string | null }>(`select distinct "place", "state", "module" from "EpisodeImage" order by "place"`);
    expect(states.rows).toContainEqual({ place: "turn", state: "stored", module: "p-t2i" });
    expect(states.rows).toContainEqual(expect.objectContaining({ place: "face", state: "stored" }));
  });
});
