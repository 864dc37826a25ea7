import { describe, expect, it } from "vitest";
import { Analyser } from "@/lib/datasets/analysis/analyser";
import type { EpisodeFacts } from "@/lib/datasets/analysis/facts";
import type { Finding } from "@/lib/datasets/analysis/finding";
import { analysisBodySchema, type AnalysisBody } from "@/lib/datasets/analysis/schema";
import { episode, MADE, session, share } from "./made-episodes";

function analyse(episodes: readonly EpisodeFacts[], shared: Record<string, number> = {}): { body: AnalysisBody; findings: Finding[] } {
  const analyser = new Analyser((picture) => shared[picture] ?? 1);
  const findings = episodes.flatMap((own) => analyser.add(own));
  findings.push(...analyser.repeated());
  return { body: analysisBodySchema.parse(analyser.body()), findings };
}

/** [episode, session, turn, detail] of one problem. */
function places(findings: readonly Finding[], problem: string, episodes: readonly EpisodeFacts[]): unknown[] {
  const name = new Map(episodes.map(({ id, externalId }) => [id, externalId]));
  return findings.filter((finding) => finding.problem === problem).flatMap(({ episodeId, places: found }) => found.map((place) => [name.get(episodeId), place.session, place.turn, place.detail]));
}

describe("an analysis of four episodes", () => {
  const { body, findings } = analyse(MADE);

  it("counts them", () => {
    expect(body.size).toEqual({
      episodes: 4, sessions: 7, turns: 17, utterances: 14, imageShares: 3, images: { stored: 1, remote: 1, missing: 1, refused: 0 }, origins: { collected: 2, synthetic: 2, scripted: 0 },
      withImages: 2, withPersonaText: 3, withFace: 1, withAlbum: 2, withSeveralSessions: 2,
    });
    expect(body.sessionsPerEpisode.values).toEqual([[1, 2], [2, 1], [3, 1]]);
    expect(body.sessionsPerEpisode.summary).toMatchObject({ n: 4, mean: 1.75, median: 1.5, min: 1, max: 3 });
    expect(body.turnsPerSession.values).toEqual([[2, 5], [3, 1], [4, 1]]);
    expect(body.utterancesPerSession.values).toEqual([[2, 7]]);
    expect(body.imagesPerEpisode.values).toEqual([[0, 2], [1, 1], [2, 1]]);
    expect(body.imagesPerSession.summary?.mean).toBeCloseTo(3 / 7, 12);
  });

  it("knows who they are about, whatever capitals a source uses", () => {
    expect(body.age).toMatchObject({ values: [[19, 1], [41, 2]], missing: 1 });
    expect(body.age.summary?.sd).toBeCloseTo(Math.sqrt(484 / 3), 10);
    expect(body.gender).toEqual({ n: 3, missing: 1, distinct: 2, top: [{ name: "Female", count: 2 }, { name: "male", count: 1 }], other: 0 });
    expect(body.residence).toMatchObject({ n: 3, top: [{ name: "Peru", count: 3 }] });
    expect(body.relation.top).toEqual([{ name: "goal", count: 1 }, { name: "routine", count: 1 }]);
    expect(body.entityKey).toMatchObject({ n: 2, missing: 2, top: [{ name: "hobby", count: 2 }] });
  });

  it("knows its pictures, where they stand and where they come from", () => {
    expect(body.imageSource).toMatchObject({ n: 2, missing: 1, top: [{ name: "device", count: 1 }, { name: "internet", count: 1 }] });
    expect(body.imageModule.top).toEqual([{ name: "p-t2i", count: 1 }, { name: "web", count: 1 }]);
    // Turn 3 of 3; 3 and 4 of 4.
    expect(body.sharePosition).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 2, 0]);
  });

  it("knows the time between sessions by date and as written", () => {
    expect(body.intervals.byDate.summary).toMatchObject({ n: 3, min: -1, median: 0, max: 18 });
    expect(body.intervals.byDate.bins.filter(({ count }) => count > 0)).toEqual([{ from: null, to: 0, count: 1 }, { from: 0, to: 1, count: 1 }, { from: 7, to: 31, count: 1 }]);
    expect(body.intervals.undated).toBe(0);
    expect(body.intervals.written).toMatchObject({ of: "sessions", n: 3, readable: 2, units: { day: 1, week: 1 }, days: { min: 14, max: 18 } });
    expect(body.operations).toEqual({ of: "sessions", add: 2, update: 1, missing: 4 });
  });

  it("measures utterances in characters and words", () => {
    expect(body.utteranceWords.summary).toMatchObject({ n: 14, min: 1, max: 4 });
    expect(body.utteranceCharacters.summary).toMatchObject({ n: 14, min: 2, max: 18 });
    expect(body.utteranceCharacters.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(14);
  });

  it("finds what contradicts itself, and of how much", () => {
    expect(places(findings, "date-order", MADE)).toEqual([["ana-goal", 3, null, "2023-12-31 after 2024-01-01"]]);
    expect(body.problems["date-order"]).toEqual({ places: 1, episodes: 1, n: 3 });
    expect(places(findings, "interval", MADE)).toEqual([["ana-goal", 2, null, "“2 weeks” written, 0 days from 2024-01-01 to 2024-01-01"]]);
    expect(body.problems.interval.n).toBe(2);
    expect(places(findings, "date-text", MADE)).toEqual([["nobody", 1, null, "“next Monday”"]]);
    expect(places(findings, "picture-missing", MADE)).toEqual([["ana-goal", 2, 4, "missing: “picture-3”"]]);
    expect(places(findings, "persona-relations", MADE)).toEqual([["ana-routine", null, null, "also in ana-goal"], ["ana-goal", null, null, "also in ana-routine"]]);
    expect(body.problems["persona-relations"]).toEqual({ places: 2, episodes: 2, n: 2 });
    expect(findings.map(({ problem }) => problem).sort()).toEqual(["date-order", "date-text", "interval", "persona-relations", "persona-relations", "picture-missing"]);
  });
});

describe("what is wrong with an episode", () => {
  const found = (sessions: Parameters<typeof episode>[1], problem: string, fields: Parameters<typeof episode>[2] = {}, shared: Record<string, number> = {}) => {
    const own = episode("e", sessions, fields);
    const { body, findings } = analyse([own], shared);
    return { n: body.problems[problem as "encoding"].n, places: places(findings, problem, [own]).map((place) => (place as unknown[]).slice(1)) };
  };

  it("is a reference to a place that the album has not; without any album nothing can be said", () => {
    const shares = [share(0, { deviceReference: "1" }), share(1, { deviceReference: "2" }), share(0, { deviceReference: "new added image" })];
    expect(found([session(1, ["A: x", "B: y"], { shares, albumSize: 2 })], "device-reference")).toEqual({ n: 2, places: [[1, 2, "place 2 of an album of 2"]] });
    expect(found([session(1, ["A: x", "B: y"], { shares })], "device-reference")).toEqual({ n: 0, places: [] });
    expect(found([session(1, ["A: x", "B: y"], { albumSize: 1 }), session(2, ["A: x", "B: y"], { shares })], "device-reference").n).toBe(2);
  });

  it("is a turn without anything, but not one that is a picture", () => {
    expect(found([session(1, ["A: x", "B: ", "B:  "], { shares: [share(1)] })], "turn-empty")).toEqual({ n: 3, places: [[1, 3, "of “B”"]] });
  });

  it("is a turn that says nothing, but not an emoji or a number", () => {
    expect(found([session(1, ["A: <non verbal>", "B: …", "A: 👍", "B: 42", "A: (laughs)", "B: <b>bold</b> words", "A: ;)"])], "turn-silent").places.map((place) => place[1])).toEqual([1, 2, 5]);
  });

  it("is one person alone, from two turns on", () => {
    expect(found([session(1, ["A: x"]), session(2, ["A: x", "A: y"]), session(3, ["A: x", "B: y"])], "one-speaker")).toEqual({ n: 2, places: [[2, null, "2 turns of “A”"]] });
  });

  it("is a session of no turn", () => {
    expect(found([session(1, []), session(2, ["A: x"])], "session-empty")).toEqual({ n: 2, places: [[1, null, "no turn"]] });
  });

  it("is a run of four, told at its first turn, also at the end", () => {
    expect(found([session(1, ["A: 1", "B: 2", "B: 3", "B: 4", "A: 5", "A: 6", "A: 7", "A: 8"])], "speaker-run")).toEqual({ n: 1, places: [[1, 5, "4 turns of “A”"]] });
  });

  it("is a text that was damaged on its way", () => {
    const texts = ["A: caf\\u00e9", "B: caf\uFFFD", "A: Tom &amp; Ana", "B: cafÃ© and â€™", "A: nan", "B: my nan says None of it", "A: C:\\users"];
    const { n, places: damaged } = found([session(1, texts, { event: "null" })], "encoding", { persona: { name: "Ana", notes: [] } });
    expect(n).toBe(9);
    expect(damaged).toEqual([
      [1, null, "a missing value written out in “null”"], [1, 1, "a written-out escape in “caf\\u00e9”"], [1, 2, "the replacement character in “caf\uFFFD”"],
      [1, 3, "an HTML entity in “Tom &amp; Ana”"], [1, 4, "letters of a wrong encoding in “cafÃ© and â€™”"], [1, 5, "a missing value written out in “nan”"],
    ]);
  });

  it("is a picture that other episodes have too", () => {
    const shares = [share(0, { picture: "k1" }), share(1, { picture: "k2" }), share(1, { picture: null })];
    expect(found([session(1, ["A: x", "B: y"], { shares })], "picture-shared", {}, { k2: 7 })).toEqual({ n: 2, places: [[1, 2, "“k2” in 7 episodes"]] });
  });

  it("keeps what it quotes short, and whole characters", () => {
    const { places: [place] } = found([session(1, [`A: ${"😀".repeat(200)}\uFFFD`])], "encoding");
    expect(String(place?.[2]).isWellFormed()).toBe(true);
    expect(String(place?.[2]).length).toBeLessThan(220);
  });
});

describe("episodes that repeat another", () => {
  const twin = (id: string, relation: string, text: string) => episode(id, [session(1, [`A: ${text}`])], { persona: { sentence: "I  like TEA.", relation, notes: [] } });
  const episodes = [twin("a", "goal", "x"), twin("b", "goal", "x"), twin("c", "routine", "y"), episode("d", [session(1, ["A: z"])], { persona: { sentence: "I like tea", notes: [] } })];
  const { body, findings } = analyse(episodes);

  it("are told apart by what they repeat", () => {
    expect(places(findings, "transcript-repeated", episodes)).toEqual([["a", null, null, "also in b"], ["b", null, null, "also in a"]]);
    expect(places(findings, "persona-repeated", episodes)).toEqual([["a", null, null, "also in b"], ["b", null, null, "also in a"]]);
    expect(places(findings, "persona-relations", episodes)).toEqual([["c", null, null, "also in a, b"]]);
    expect(body.problems["persona-repeated"]).toEqual({ places: 2, episodes: 2, n: 4 });
  });

  it("name a few others and say how many more there are", () => {
    const many = Array.from({ length: 6 }, (_, index) => twin(`m${index}`, "goal", String(index)));
    expect(places(analyse(many).findings, "persona-repeated", many)[5]).toEqual(["m5", null, null, "also in m0, m1, m2 and 2 more"]);
  });
});

it("of no episode at all is empty and says nothing", () => {
  const { body, findings } = analyse([]);
  expect(findings).toEqual([]);
  expect(body.turnsPerSession).toEqual({ summary: null, values: [] });
  expect(body.age.summary).toBeNull();
});
