import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { operator } from "@/lib/datasets/access";
import { runImport } from "@/lib/datasets/job.handler";
import type { EpisodeInput } from "@/lib/datasets/model";
import { findNeighbours, getFacets, listEpisodes } from "@/lib/datasets/search/data";
import { takeMissingWords } from "@/lib/datasets/search/mutations";
import { episodeQuerySchema } from "@/lib/datasets/search/query";
import { EPISODE_SORTS } from "@/lib/datasets/search/sorts";
import type { FoundEpisode } from "@/lib/datasets/search/types";
import { pool } from "@/lib/db/client";
import { previewSample } from "@/lib/studies/design/data";
import { protocolSchema } from "@/lib/studies/protocol";
import type { Slice } from "@/lib/studies/slice";
import { starkTemplate } from "@/lib/studies/template";
import { useTestDatabase } from "../../database";
import { jsonLines, testFolder, write } from "../../fixtures/files";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const made = mkdtempSync(`${tmpdir()}/concord-explorer-`);
  vi.stubEnv("CONCORD_HOME", made);
  return made;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();
const folder = testFolder();

let files = 0;
async function bringIn(slug: string, episodes: readonly EpisodeInput[]): Promise<void> {
  files += 1;
  await runImport({ slug, paths: [write(folder, `episodes-${files}.jsonl`, jsonLines(episodes))], images: [] });
}

const COUNTRIES = ["Peru", "Norway", "Japan"];
/** A hundred and twenty people of whom many share a sort key. */
const many: EpisodeInput[] = Array.from({ length: 120 }, (_, index) => ({
  id: `m-${index}`,
  persona: index % 10 === 0 ? undefined : { name: `Name ${index % 7}`, age: 20 + (index % 5), gender: index % 2 ? "Female" : "male", residence: COUNTRIES[index % 3], category: index % 4 ? "Work" : "Food" },
  sessions: Array.from({ length: 1 + (index % 3) }, (_, session) => ({
    ...(index % 6 !== 0 && { date: `2024-0${1 + session}-1${index % 4}` }),
    turns: Array.from({ length: 1 + (index % 4) }, (_, turn) => ({ speaker: "A", text: `turn ${turn}`, images: index % 5 === 0 && turn === 0 ? [{ candidates: [{ url: "https://example.org/a.jpg" }] }] : [] })),
  })),
}));

const few: EpisodeInput[] = [
  {
    id: "ana", origin: "synthetic", persona: { name: "Ana", age: 41, gender: "female", residence: "Peru", category: "Hobby", relation: "routine", sentence: "I restore old radios." },
    sessions: [
      { date: "2024-03-02", turns: [{ speaker: "Bo", text: "Did the café reopen?" }, { speaker: "Ana", text: "It did, and the radio <b>played</b> on.", images: [{ candidates: [{ url: "https://example.org/1.jpg" }], source: "internet", module: "web", description: "a walnut cabinet" }] }] },
      { date: "2024-04-01", event: "A fair in the harbour", turns: [{ speaker: "Ana", text: "Radios everywhere!" }] },
    ],
  },
  { id: "mei", persona: { name: "美玲", age: 30, gender: "Female", residence: "China" }, sessions: [{ date: "2024-03-10", turns: [{ speaker: "A", text: "你只拍出了你十分之一的美" }, { speaker: "B", text: "학교에 갔어요" }] }] },
  { id: "zoe", persona: { name: "Zoë", age: 22, gender: "female", residence: "Peru", relation: "goal" }, sessions: [{ turns: [{ speaker: "A", text: "No radio here, only a market.", images: [{ source: "device", module: "t2i" }] }] }] },
];

beforeAll(async () => {
  await bringIn("many", many);
  await bringIn("few", few);
});

const list = async (slug: string, asked: Record<string, unknown> = {}) => {
  const page = await listEpisodes(operator, slug, episodeQuerySchema.parse(asked));
  if (!page) throw new Error("no such dataset");
  return page;
};
const idsOf = async (asked: Record<string, unknown>, slug = "few") => (await list(slug, asked)).episodes.map((episode) => episode.externalId);

describe("words", () => {
  it("are found everywhere in an episode, by their beginning, whatever their case and accents", async () => {
    expect(await idsOf({ q: "RADIO" })).toEqual(["ana", "zoe"]);
    expect(await idsOf({ q: '"radios"' })).toEqual(["ana"]);
    expect(await idsOf({ q: "radio -market" })).toEqual(["ana"]);
    expect(await idsOf({ q: "-radio" })).toEqual(["mei"]);
    expect(await idsOf({ q: "cafe harbour walnut" })).toEqual(["ana"]);
    expect(await idsOf({ q: "zoe" })).toEqual(["zoe"]);
    expect(await idsOf({ q: "radio trombone" })).toEqual([]);
  });

  it("of scripts without spaces are found within a run", async () => {
    for (const q of ["只拍出", "美", "十分之一", "학교", "교에", "美玲"]) expect(await idsOf({ q }), q).toEqual(["mei"]);
    for (const q of ["拍只", "학에"]) expect(await idsOf({ q }), q).toEqual([]);
  });

  it("that are none find nothing, and no sign of PostgreSQL's is one", async () => {
    for (const q of ["…", "😀", "<->", "'", "\\", ":*"]) expect(await idsOf({ q }), q).toEqual([]);
    expect(await idsOf({ q: "radio'):* | !('" })).toEqual(["ana", "zoe"]);
  });

  it("stay within their dataset", async () => {
    expect(await idsOf({ q: "radio" }, "many")).toEqual([]);
  });

  it("are shown where they stand, as text", async () => {
    const [ana] = (await list("few", { q: "radio played" })).episodes;
    expect(ana?.snippet).toMatchObject({ place: "Session 1, turn 2", session: 1, speaker: "Ana" });
    expect(ana?.snippet?.parts).toEqual([
      { text: "It did, and the ", isMatch: false }, { text: "radio", isMatch: true }, { text: " <b>", isMatch: false }, { text: "played", isMatch: true }, { text: "</b> on.", isMatch: false },
    ]);
    const [mei] = (await list("few", { q: "只拍出" })).episodes;
    expect(mei?.snippet?.parts.filter((part) => part.isMatch)).toEqual([{ text: "只拍出", isMatch: true }]);
  });
});

describe("conditions", () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ["country, without regard to case", { country: "peru" }, ["ana", "zoe"]],
    ["several countries", { country: ["China", "Peru"] }, ["ana", "mei", "zoe"]],
    ["age", { ageFrom: 25, ageTo: 40 }, ["mei"]],
    ["gender", { gender: "FEMALE" }, ["ana", "mei", "zoe"]],
    ["category", { category: "hobby" }, ["ana"]],
    ["relation", { relation: ["goal", "none"] }, ["zoe"]],
    ["sessions", { sessionsFrom: 2 }, ["ana"]],
    ["turns", { turnsTo: 1 }, ["zoe"]],
    ["no images", { imagesTo: 0 }, ["mei"]],
    ["state of an image", { state: "remote" }, ["ana"]],
    ["states", { state: ["remote", "missing"] }, ["ana", "zoe"]],
    ["source", { source: "device" }, ["zoe"]],
    ["module", { module: ["web", "p-t2i"] }, ["ana"]],
    ["origin", { origin: "synthetic" }, ["ana"]],
    ["dates", { dateFrom: "2024-03-05" }, ["mei"]],
    ["dates to a day", { dateTo: "2024-03-10" }, ["mei"]],
    ["span", { spanFrom: 1 }, ["ana"]],
    ["span of a day", { spanTo: 0 }, ["mei"]],
    ["id", { id: "z" }, ["zoe"]],
    ["all of them together", { country: "Peru", q: "radio", origin: "collected" }, ["zoe"]],
    ["empty fields of a form", { country: "", ageFrom: "", q: "", dateTo: "", sort: "position" }, ["ana", "mei", "zoe"]],
  ])("%s", async (_name, asked, expected) => {
    expect(await idsOf(asked)).toEqual(expected);
    expect((await list("few", asked)).total).toBe(expected.length);
  });
});

describe("a list", () => {
  const keys: Record<(typeof EPISODE_SORTS)[number], (episode: FoundEpisode) => string | number | null> = {
    position: (episode) => episode.position, name: (episode) => episode.name?.toLowerCase() ?? "\u{10fffd}", age: (episode) => episode.age ?? -1, sessions: (episode) => episode.sessionCount,
    turns: (episode) => episode.turnCount, images: (episode) => episode.imageCount, date: (episode) => episode.lastDate ?? "",
    span: ({ firstDate, lastDate }) => (firstDate && lastDate ? (Date.parse(lastDate) - Date.parse(firstDate)) / 86_400_000 : -1),
  };
  const compare = (one: string | number | null, other: string | number | null) => (one === other ? 0 : (one ?? "") < (other ?? "") ? -1 : 1);

  it.each(EPISODE_SORTS.flatMap((sort) => [[sort, undefined], [sort, "reversed"]] as const))("by %s, %s, is walked through whole in both directions", async (sort, order) => {
    const forward: FoundEpisode[] = [];
    let page = await list("many", { sort, order });
    for (;;) {
      expect(page.first).toBe(forward.length + 1);
      forward.push(...page.episodes);
      if (page.next === null) break;
      page = await list("many", { sort, order, after: page.next });
    }
    expect(new Set(forward.map((episode) => episode.id)).size).toBe(120);
    const isAscending = (sort === "position" || sort === "name") === (order === undefined);
    for (const [index, episode] of forward.entries()) {
      const before = forward[index - 1];
      if (!before) continue;
      const difference = compare(keys[sort](before), keys[sort](episode)) || compare(before.position, episode.position);
      expect(isAscending ? difference : -difference, `${before.externalId} ${episode.externalId}`).toBe(-1);
    }
    const backward: FoundEpisode[] = [];
    page = await list("many", { sort, order, before: "end" });
    for (;;) {
      backward.unshift(...page.episodes);
      expect(page.first).toBe(Math.max(1, 121 - backward.length));
      if (page.previous === null) break;
      page = await list("many", { sort, order, before: page.previous });
    }
    expect(backward.map((episode) => episode.id)).toEqual(forward.map((episode) => episode.id));
  });

  it("knows what stands beside each of its episodes", async () => {
    const query = episodeQuerySchema.parse({ country: "Peru", sort: "age" });
    const { episodes } = await list("many", { country: "Peru", sort: "age" });
    for (const index of [0, 7, episodes.length - 1]) {
      expect(await findNeighbours(operator, "many", query, episodes[index]?.id ?? "")).toEqual({
        previous: episodes[index - 1]?.id ?? null, next: episodes[index + 1]?.id ?? null, place: index + 1, total: episodes.length, isMore: false,
      });
    }
    expect(await findNeighbours(operator, "few", query, episodes[0]?.id ?? "")).toBeUndefined();
  });

  it("follows an episode of another dataset no better than the first page", async () => {
    const [stranger] = (await list("few")).episodes;
    expect((await list("many", { after: stranger?.id })).episodes[0]?.externalId).toBe("m-0");
  });
});

describe("the values to choose from", () => {
  it("are counted without regard to case and shown as they are written", async () => {
    const facets = await getFacets(operator, "few");
    expect(facets?.values.countries).toEqual([{ value: "Peru", count: 2 }, { value: "China", count: 1 }]);
    expect(facets?.values.genders?.[0]?.count).toBe(3);
    expect(facets?.values.states).toEqual([{ value: "missing", count: 1 }, { value: "remote", count: 1 }]);
    expect(facets).toMatchObject({ age: { min: 22, max: 41, known: 3 }, images: { min: 0, max: 1 }, span: { min: 0, max: 30, known: 2 } });
    expect(await getFacets(operator, "none")).toBeNull();
  });
});

describe("what is kept beside the episodes", () => {
  it("follows a picture's state, whoever changes it", async () => {
    await pool().query(`update "EpisodeImage" i set "state" = 'missing' from "Episode" e where e."id" = i."episodeId" and e."externalId" = 'ana'`);
    expect(await idsOf({ state: "remote" })).toEqual([]);
    await pool().query(`update "EpisodeImage" i set "state" = 'remote' from "Episode" e where e."id" = i."episodeId" and e."externalId" = 'ana'`);
    expect(await idsOf({ state: "remote" })).toEqual(["ana"]);
  });

  it("is of the version that is seen", async () => {
    await bringIn("changing", few.slice(0, 2));
    await bringIn("changing", [{ ...few[1], persona: { name: "Mei", residence: "Chile" } } as EpisodeInput]);
    expect(await idsOf({ country: "China" }, "changing")).toEqual([]);
    expect(await idsOf({ country: "Chile" }, "changing")).toEqual(["mei"]);
    expect(await idsOf({}, "changing")).toEqual(["ana", "mei"]);
  });

  it("is taken for what an older program imported as an import takes it", async () => {
    const vectors = async () => (await pool().query<{ words: string }>(`select "words"::text from "EpisodeWords" order by "episodeId"`)).rows;
    const before = await vectors();
    await pool().query(`delete from "EpisodeWords"`);
    expect(await takeMissingWords()).toBe(before.length);
    expect(await vectors()).toEqual(before);
    expect(await takeMissingWords()).toBe(0);
  });
});

describe("a study of what is listed", () => {
  const eligible = async (slice: Slice, unit: "episode" | "session" = "episode") => {
    const preview = await previewSample(operator, [{ dataset: "few", slice }], protocolSchema.parse({ ...starkTemplate, unit, includeScripted: true }));
    return preview.kind === "rating" ? preview.eligible : -1;
  };

  it("draws from the same episodes", async () => {
    expect(await eligible({ words: "radio" })).toBe(2);
    expect(await eligible({ words: "radio -market" })).toBe(1);
    expect(await eligible({ relations: ["Goal"] })).toBe(1);
    expect(await eligible({ categories: ["hobby"], span: { from: 1 }, dates: { from: "2024-01-01", to: "2024-12-31" } })).toBe(1);
    expect(await eligible({ imageStates: ["remote", "missing"] })).toBe(2);
    expect(await eligible({ imageSources: ["device"] })).toBe(1);
  });

  it("or from those of their sessions that have what is asked of a session", async () => {
    expect(await eligible({}, "session")).toBe(4);
    expect(await eligible({ words: "radio" }, "session")).toBe(3);
    expect(await eligible({ imageStates: ["remote"] }, "session")).toBe(1);
  });
});
