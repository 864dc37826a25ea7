import { describe, expect, it } from "vitest";
import { ALIGNER_DEFAULTS } from "@/lib/mcu/aligner/settings";
import type { Candidate } from "@/lib/mcu/aligner/types";
import { checkEpisode } from "@/lib/mcu/checks/check-episode";
import { isFit } from "@/lib/mcu/checks/is-fit";
import { CHECK_DEFAULTS } from "@/lib/mcu/checks/settings";
import { type CheckedEpisode, type CheckName, CHECKS, type PlacedAlignment } from "@/lib/mcu/checks/types";
import { EngineError, type Engines, type InferencePort } from "@/lib/mcu/ports";
import type { AlbumImage, Sharing, TemporalEvent, WrittenSession } from "@/lib/mcu/types";

const signal = new AbortController().signal;
const identity = { name: "fake", model: "fake-1", revision: null, licence: null };
const dates = ["2024-01-01", "2024-01-08", "2024-02-08", "2024-02-10"];
const album: AlbumImage[] = [{ id: 1, description: "a red kite", categories: ["toy"], addedInSession: 0 }];

function episodeOf(change: (episode: CheckedEpisode) => void = () => undefined): CheckedEpisode {
  const intervals = [null, { count: 1, unit: "week" }, { count: 1, unit: "month" }, { count: 2, unit: "day" }] as const;
  const events = dates.map((date, index): TemporalEvent => {
    const interval = intervals[index];
    return { id: index + 1, event: `Mia starts hobby ${index + 1}.`, date, cause: interval ? { eventId: index, interval, operation: "add", experience: "She practised." } : null };
  });
  const sessions = events.map((event, index): WrittenSession => ({
    number: index + 1, event, album: structuredClone(album),
    utterances: [
      { speaker: "assistant", text: "Hello Mia!", sharing: null },
      { speaker: "user", text: "I fly kites.", sharing: null },
      { speaker: "user", text: "", sharing: { rationale: "", description: "a red kite", source: "device", keywords: [], albumImageId: 1 } },
      { speaker: "assistant", text: "", sharing: { rationale: "", description: `garden number ${index} with ${["roses", "tulips", "lilies", "daisies"][index]}`, source: "internet", keywords: [], albumImageId: null } },
    ],
  }));
  const episode: CheckedEpisode = {
    name: "Mia", demographics: { age: 30, gender: "female", birthplace: "Germany", residence: "Germany" },
    personaSentences: ["I like kites.", "I live by the sea."], attributes: 30, narrative: "Mia likes kites and lives by the sea.", events, sessions,
    portrait: null, twins: [],
  };
  change(episode);
  return episode;
}

const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  module: "t2i", bytes: null, sha256: "a", mime: "image/png", width: 64, height: 64, prompt: "", engine: identity, parameters: {}, ms: 1, url: null, pageUrl: null, title: null,
  licence: null, attribution: null, source: null, similarity: null, scores: { clip: 0.3, pick: 20, nsfw: 0.1, face: null }, unscored: [], refusals: [], ...more,
});

const alignmentsOf = (episode: CheckedEpisode, chosen: Candidate = candidate()): PlacedAlignment[] => episode.sessions.flatMap(({ number, utterances }) => utterances.flatMap(({ sharing }, index) => (sharing ? [{
  session: number, utterance: index + 1,
  alignment: { status: "aligned" as const, chosen, candidates: [chosen], plan: { module: "t2i" as const, description: "", planner: "rule" as const, reason: "" }, tried: [] },
}] : [])));

const safe: Engines["safety"] = { judge: async () => ({ level: "safe", categories: [], engine: identity }) };
const consistent: InferencePort = { contradiction: async () => ({ score: 0.01, engine: identity }) };

async function resultOf(check: CheckName, episode: CheckedEpisode, { alignments = alignmentsOf(episode), engines = { safety: safe, inference: consistent }, settings = CHECK_DEFAULTS }: { alignments?: PlacedAlignment[]; engines?: Engines; settings?: typeof CHECK_DEFAULTS } = {}) {
  const found = (await checkEpisode(episode, alignments, engines, settings, signal)).checks.find((result) => result.check === check);
  if (!found) throw new Error(`There is no check ${check}.`);
  return found;
}

function sharing(episode: CheckedEpisode, session: number, change: Partial<Sharing>): void {
  const utterance = episode.sessions[session - 1]?.utterances[2];
  if (utterance?.sharing) Object.assign(utterance.sharing, change);
}

describe("checkEpisode", () => {
  it("passes a sound episode in every check, each made once", async () => {
    const episode = episodeOf();
    const report = await checkEpisode(episode, alignmentsOf(episode), { safety: safe, inference: consistent }, CHECK_DEFAULTS, signal);
    expect(report.checks.map(({ check }) => check).sort()).toEqual([...CHECKS].sort());
    expect(report.checks.filter(({ passed }) => passed !== true)).toEqual([]);
    expect(isFit(report)).toEqual({ fit: true, reasons: [], warnings: [], unchecked: [] });
  });

  it("counts what the persona was drawn from, as a hint", async () => {
    const few = episodeOf((episode) => { episode.attributes = 16; });
    expect(await resultOf("attributes", few)).toMatchObject({ passed: false, value: 16, threshold: 24 });
    expect(isFit(await checkEpisode(few, alignmentsOf(few), { safety: safe, inference: consistent }, CHECK_DEFAULTS, signal))).toMatchObject({ fit: true, warnings: [expect.stringContaining("16")] });
  });

  it("counts sessions and pictures", async () => {
    expect(await resultOf("sessions", episodeOf((episode) => episode.sessions.pop()))).toMatchObject({ passed: false, value: 3, threshold: [4, 6] });
    const one = episodeOf((episode) => episode.sessions[1]?.utterances.pop());
    expect(await resultOf("pictures-per-session", one)).toMatchObject({ passed: true, value: 1 });
    expect(await resultOf("pictures-wanted", one)).toMatchObject({ passed: false, places: [{ session: 2, detail: "1 picture" }] });
    expect(await resultOf("pictures-per-session", episodeOf((episode) => episode.sessions[1]?.utterances.splice(2)))).toMatchObject({ passed: false, value: 0 });
    const episode = episodeOf();
    expect(await resultOf("pictures", episode, { alignments: alignmentsOf(episode).slice(1) })).toMatchObject({ passed: false, value: 1, places: [{ session: 1, utterance: 3 }] });
  });

  it.each([
    ["is no date", (events: TemporalEvent[]) => { if (events[1]) events[1].date = "2024-02-30"; }],
    ["It is 12 days after event 1, and 1 week are told.", (events: TemporalEvent[]) => { if (events[1]) events[1].date = "2024-01-13"; }],
    ["is no earlier event", (events: TemporalEvent[]) => { if (events[1]?.cause) events[1].cause.eventId = 3; }],
    ["It has no cause", (events: TemporalEvent[]) => { if (events[1]) events[1].cause = null; }],
    ["It comes before event 1", (events: TemporalEvent[]) => { if (events[1]) events[1].date = "2023-12-31"; }],
    ["Two events have one number", (events: TemporalEvent[]) => { if (events[1]) events[1].id = 1; }],
  ])("finds in the event graph: %s", async (detail, change) => {
    const result = await resultOf("dates", episodeOf(({ events }) => change(events)));
    expect(result.passed).toBe(false);
    expect(result.places.map((place) => place.detail).join("\n")).toContain(detail);
  });

  it("allows a week three days more or less, and no fourth", async () => {
    const passes = async (date: string) => (await resultOf("dates", episodeOf(({ events }) => {
      events.splice(2);
      if (events[1]) events[1].date = date;
    }))).passed;
    expect([await passes("2024-01-05"), await passes("2024-01-11"), await passes("2024-01-12")]).toEqual([true, true, false]);
  });

  it("holds shared pictures against the album", async () => {
    const detail = async (change: Partial<Sharing>, session = 1) => (await resultOf("album", episodeOf((episode) => sharing(episode, session, change)))).places[0]?.detail;
    expect(await detail({ albumImageId: null })).toBe("A picture of the device refers to no image of the album.");
    expect(await detail({ source: "internet" })).toBe("A picture of the internet refers to image 1 of the album.");
    expect(await detail({ albumImageId: 0 })).toBe("Image 0 was not in the album.");
    expect(await detail({ albumImageId: 2 })).toBe("Image 2 did not come into the album.");
    expect(await detail({ albumImageId: 2 }, 4)).toBeUndefined();
    const grown = episodeOf((episode) => {
      sharing(episode, 1, { albumImageId: 2 });
      episode.sessions[1]?.album.push({ id: 2, description: "new", categories: [], addedInSession: 1 });
    });
    expect((await resultOf("album", grown)).passed).toBe(true);
  });

  it("finds texts that come twice, exactly and nearly, here and in other episodes", async () => {
    expect(await resultOf("exact-duplicates", episodeOf((episode) => episode.personaSentences.push("i LIKE kites")))).toMatchObject({ passed: false, value: 1 });
    const twin = { kind: "narrative", text: "Mia likes kites.", episode: 3, other: "MIA likes kites", isExact: true } as const;
    expect(await resultOf("exact-duplicates", episodeOf((episode) => { episode.twins = [twin]; }))).toMatchObject({ passed: false, value: 1, places: [{ detail: expect.stringContaining("also in episode 3") }] });
    expect((await resultOf("exact-duplicates", episodeOf((episode) => { episode.twins = null; }))).note).toContain("within the episode; a script");
    const near = episodeOf((episode) => { episode.twins = [{ ...twin, isExact: false }]; });
    expect(await resultOf("near-duplicates", near)).toMatchObject({ passed: false, value: 1 });
    expect(await resultOf("exact-duplicates", near)).toMatchObject({ passed: true });
  });

  it("finds names and dates of later events, but not those that were known", async () => {
    const told = (text: string) => episodeOf((episode) => {
      if (episode.events[2]) episode.events[2].event = "Mia flies to Lisbon from Germany.";
      if (episode.sessions[0]?.utterances[1]) episode.sessions[0].utterances[1].text = text;
    });
    expect((await resultOf("future", told("I loved Lisbon."))).places).toMatchObject([{ session: 1, utterance: 2, detail: "Only later events have “Lisbon”." }]);
    expect((await resultOf("future", told("It was on February 8."))).passed).toBe(false);
    expect((await resultOf("future", told("I like Germany and Lisbonite."))).passed).toBe(true);
  });

  it("wants the name said, and no face of a minor", async () => {
    expect((await resultOf("name", episodeOf((episode) => { episode.name = "Ada"; }))).passed).toBe(false);
    const minor = episodeOf((episode) => { episode.demographics.age = 16; });
    const alignments = alignmentsOf(minor, candidate({ module: "p-t2i" }));
    expect(await resultOf("age-guard", minor, { alignments })).toMatchObject({ passed: false, value: 8 });
    expect((await resultOf("age-guard", minor)).passed).toBe(true);
    const portrayed = (chosen: Candidate) => episodeOf((episode) => { episode.demographics.age = 16; episode.portrait = alignmentsOf(episode, chosen)[0]?.alignment ?? null; });
    expect(await resultOf("age-guard", portrayed(candidate({ module: "t2i" })))).toMatchObject({ passed: false, value: 1 });
    expect((await resultOf("age-guard", portrayed(candidate({ module: "card" })))).passed).toBe(true);
    const settings = { ...CHECK_DEFAULTS, aligner: { ...ALIGNER_DEFAULTS, allowMinorFaces: true } };
    expect((await resultOf("age-guard", minor, { alignments, settings })).passed).toBe(true);
  });

  it("reads the aligner's scores, and never takes a missing one for a good one", async () => {
    const episode = episodeOf();
    const scored = (scores: Partial<Candidate["scores"]>) => alignmentsOf(episode, candidate({ scores: { ...candidate().scores, ...scores }, unscored: [{ score: "clip", reason: "No CLIP is configured." }] }));
    expect(await resultOf("nsfw", episode, { alignments: scored({ nsfw: 0.7 }) })).toMatchObject({ passed: false, value: 0.7, threshold: 0.5, calibrated: false });
    expect(await resultOf("image-text", episode, { alignments: scored({ clip: 0.1 }) })).toMatchObject({ passed: false, value: 0.1 });
    expect(await resultOf("image-text", episode, { alignments: scored({ clip: null }) })).toMatchObject({ passed: null, value: null, note: "No CLIP is configured." });
    const some = [...scored({ clip: null }).slice(0, 1), ...alignmentsOf(episode).slice(1)];
    expect(await resultOf("image-text", episode, { alignments: some })).toMatchObject({ passed: null, note: "1 of 8 pictures have no score." });
    expect((await resultOf("nsfw", episode, { alignments: alignmentsOf(episode, candidate({ module: "card" })) })).passed).toBeNull();
  });

  it("asks the safety classifier of each session", async () => {
    let asked = 0;
    const safety: Engines["safety"] = { judge: async () => ({ level: asked++ === 1 ? "intervention" : "caution", categories: ["violence"], engine: identity }) };
    expect(await resultOf("safety", episodeOf(), { engines: { safety } })).toMatchObject({ passed: false, value: 1, places: [{ session: 2, detail: "violence" }], note: "3 of 4 sessions need caution." });
    expect(await resultOf("safety", episodeOf(), { engines: {} })).toMatchObject({ passed: null, note: "No safety classifier is configured." });
    const down: Engines["safety"] = { judge: async () => { throw new EngineError("down", "It is down."); } };
    expect(await resultOf("safety", episodeOf(), { engines: { safety: down } })).toMatchObject({ passed: null, note: "It is down." });
  });

  it("takes the worse direction of a contradiction, and leaves updates out", async () => {
    const inference: InferencePort = { contradiction: async ({ premise }) => ({ score: premise === "I fly kites." ? 0.95 : 0.2, engine: identity }) };
    const changed = episodeOf((episode) => { if (episode.events[1]?.cause) episode.events[1].cause.operation = "update"; });
    const result = await resultOf("contradiction", changed, { engines: { inference } });
    expect(result).toMatchObject({ passed: false, value: 100, threshold: 0.9, calibrated: false });
    expect(result.places.map(({ session }) => session)).toEqual([1, 3, 4]);
    const mad: InferencePort = { contradiction: async () => ({ score: Number.NaN, engine: identity }) };
    expect(await resultOf("contradiction", changed, { engines: { inference: mad } })).toMatchObject({ passed: null });
    expect(await resultOf("contradiction", changed, { engines: {} })).toMatchObject({ passed: null, note: "No inference engine is configured." });
  });

  it("throws on abort", async () => {
    const controller = new AbortController();
    const safety: Engines["safety"] = { judge: async () => { controller.abort(new Error("stopped")); throw new EngineError("down", "It is down."); } };
    await expect(checkEpisode(episodeOf(), [], { safety }, CHECK_DEFAULTS, controller.signal)).rejects.toThrow("stopped");
  });
});

describe("isFit", () => {
  it("keeps out what fails, warns of what may be wrong, and says what nobody has checked", async () => {
    const episode = episodeOf((one) => { one.name = "Ada"; one.sessions.pop(); });
    const report = await checkEpisode(episode, alignmentsOf(episode), {}, CHECK_DEFAULTS, signal);
    expect(isFit(report)).toEqual({
      fit: false, reasons: ["Number of sessions: An episode has 4 to 6 sessions."], warnings: ["Name used: “Ada” is never said."],
      unchecked: ["Safety of what is said: No safety classifier is configured.", "Contradictions of the persona: No inference engine is configured."],
    });
    const sound = episodeOf();
    const unchecked = await checkEpisode(sound, alignmentsOf(sound), {}, CHECK_DEFAULTS, signal);
    expect(isFit(unchecked).fit).toBe(true);
    expect(isFit(unchecked, ["safety"])).toMatchObject({ fit: false, reasons: ["Safety of what is said: it must be checked, and was not."] });
  });
});
