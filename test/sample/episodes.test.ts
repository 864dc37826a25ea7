import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { episodeSchema, type Episode } from "@/lib/datasets/model";
import { sampleEpisodes, writeSampleDataset } from "@/prisma/sample/episodes";
import { pictures } from "@/prisma/sample/pictures";

let folder = "";
let episodes: Episode[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-sample-"));
  await writeSampleDataset(folder);
  const lines = (await readFile(join(folder, "episodes.jsonl"), "utf8")).trimEnd().split("\n");
  episodes = lines.map((line) => episodeSchema.parse(JSON.parse(line)));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const shares = (episode: Episode) => episode.sessions.flatMap((session) => session.turns.flatMap((turn) => turn.images));
const keys = (episode: Episode) => [
  episode.face?.key,
  ...shares(episode).flatMap((share) => share.candidates.map((candidate) => candidate.key)),
  ...episode.sessions.flatMap((session) => session.device.map((image) => image.key)),
];

describe("the sample dataset as it is written", () => {
  it("reads back as what sampleEpisodes gives", async () => {
    expect(episodes).toEqual((await sampleEpisodes()).map((episode) => episodeSchema.parse(JSON.parse(JSON.stringify(episode)))));
  });

  it("has at least eight synthetic episodes of 4 to 6 sessions, each told apart by its id", () => {
    expect(episodes.length).toBeGreaterThanOrEqual(8);
    expect(new Set(episodes.map(({ id }) => id)).size).toBe(episodes.length);
    for (const { origin, sessions } of episodes) {
      expect(origin).toBe("synthetic");
      expect(sessions.length).toBeGreaterThanOrEqual(4);
      expect(sessions.length).toBeLessThanOrEqual(6);
    }
  });

  it("has one file for every key, and uses every picture", async () => {
    const files = (await readdir(join(folder, "images"))).map((name) => name.replace(/\.jpg$/, ""));
    const used = new Set(episodes.flatMap(keys));
    expect([...used].sort()).toEqual([...files].sort());
    expect(used.size).toBeGreaterThanOrEqual(40);
  });

  it("leaves files alone that are already right, and replaces a damaged one", async () => {
    const file = (name: string) => join(folder, "images", `${name}.jpg`);
    const before = (await stat(file("kwame-01"))).mtimeMs;
    const whole = await readFile(file("kwame-02"));
    await rm(file("kwame-02"));
    await writeSampleDataset(folder);
    expect((await stat(file("kwame-01"))).mtimeMs).toBe(before);
    expect((await readFile(file("kwame-02"))).equals(whole)).toBe(true);
  });
});

describe("every sample episode", () => {
  it("moves forward in time, and says how far from the second session on", () => {
    for (const { sessions } of episodes) {
      const dates = sessions.map(({ date }) => Date.parse(date ?? ""));
      expect(dates.every(Number.isFinite)).toBe(true);
      expect([...dates].sort((a, b) => a - b)).toEqual(dates);
      expect(new Set(dates).size).toBe(dates.length);
      expect(sessions[0]).not.toHaveProperty("interval");
      expect(sessions[0]).not.toHaveProperty("experience");
      for (const { interval, experience, operation } of sessions.slice(1)) expect([interval, experience, operation].every(Boolean)).toBe(true);
    }
  });

  it("has as many events as sessions, each caused by an earlier one", () => {
    for (const { events, sessions } of episodes) {
      expect(events.map(({ date }) => date)).toEqual(sessions.map(({ date }) => date));
      expect(events[0]?.causedBy).toBeUndefined();
      events.slice(1).forEach(({ causedBy }, i) => expect(events.slice(0, i + 1).map(({ id }) => id)).toContain(causedBy));
    }
  });

  it("is spoken by the assistant and the persona in 8 to 14 turns a session", () => {
    for (const { persona, sessions } of episodes) {
      for (const { turns } of sessions) {
        expect(turns.length).toBeGreaterThanOrEqual(8);
        expect(turns.length).toBeLessThanOrEqual(14);
        expect(new Set(turns.map(({ speaker }) => speaker))).toEqual(new Set(["AI Assistant", persona?.name]));
        expect(turns.every(({ text }) => text.length > 0)).toBe(true);
      }
    }
  });

  it("shares two pictures or more in most sessions", () => {
    const counts = episodes.flatMap(({ sessions }) => sessions.map(({ turns }) => turns.reduce((sum, { images }) => sum + images.length, 0)));
    expect(counts.filter((count) => count >= 2).length / counts.length).toBeGreaterThan(0.75);
  });

  it("has an album of at least four pictures that only grows, and refers into it rightly", () => {
    for (const { sessions } of episodes) {
      let known: (string | undefined)[] = [];
      for (const { device, turns } of sessions) {
        const album = device.map(({ key }) => key);
        expect(album.length).toBeGreaterThanOrEqual(4);
        expect(album.slice(0, known.length)).toEqual(known);
        known = album;
        for (const { candidates, source, deviceReference } of turns.flatMap(({ images }) => images)) {
          const position = album.indexOf(candidates[0]?.key) + 1;
          if (source === "internet") expect(deviceReference).toBeUndefined();
          else expect(deviceReference).toBe(position === 0 ? "new picture" : `${position}`);
        }
      }
    }
  });

  it("differs from the others in person, country and age", () => {
    const ages = episodes.map(({ persona }) => persona?.age ?? 0);
    expect(Math.min(...ages)).toBeLessThan(20);
    expect(Math.max(...ages)).toBeGreaterThan(75);
    expect(new Set(episodes.map(({ persona }) => persona?.residence)).size).toBe(episodes.length);
    expect(new Set(episodes.map(({ persona }) => persona?.relation))).toEqual(new Set(["routine", "characteristic", "experience", "goal", "relationship"]));
  });
});

describe("what an evaluator should find", () => {
  const told = (id: string, session: number) =>
    episodes.find((episode) => episode.id === id)?.sessions[session - 1]?.turns.map(({ text }) => text).join("\n") ?? "";

  it("sample-solveig: must not eat nuts, eats walnut bread", () => {
    expect(told("sample-solveig", 1)).toMatch(/Nuts\. All of them/);
    expect(told("sample-solveig", 4)).toMatch(/walnut/);
    expect(told("sample-solveig", 4)).not.toMatch(/allerg/i);
  });

  it("sample-amara: the picture of the new kitchen is of something else, and only that one", () => {
    const wrong = episodes.flatMap((episode) =>
      shares(episode)
        .filter(({ candidates, description }) => pictures.get(candidates[0]?.key ?? "")?.description !== description)
        .map(({ description }) => [episode.id, description]),
    );
    expect(wrong).toEqual([["sample-amara", expect.stringContaining("kitchen")]]);
    expect(pictures.get("amara-05")?.description).toMatch(/mountain/);
  });

  it("sample-tomasz: 14 months pass, they speak of last week", () => {
    const sessions = episodes.find(({ id }) => id === "sample-tomasz")?.sessions ?? [];
    const days = (Date.parse(sessions[3]?.date ?? "") - Date.parse(sessions[2]?.date ?? "")) / 86_400_000;
    expect(days).toBeGreaterThan(14 * 30);
    expect(told("sample-tomasz", 4)).toMatch(/Thirteen days/);
    expect(told("sample-tomasz", 4)).toMatch(/last week/);
  });
});
