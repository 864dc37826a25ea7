import { describe, expect, it } from "vitest";
import { changedPart, diffEpisodes, diffTurns } from "@/lib/datasets/compare/diff";
import type { EpisodeDetail, SessionView, TurnView } from "@/lib/datasets/types";

const turn = (text: string, speaker = "A"): TurnView => ({ speaker, text, time: null, images: [], predicted: [] });
const turns = (...texts: string[]) => texts.map((text) => turn(text));
const session = (number: number, fields: Partial<SessionView> = {}): SessionView => ({
  id: "s", number, date: "2024-01-01", dateText: null, interval: null, event: null, experience: null, operation: null, summary: null, device: [], turns: turns("one", "two"), ...fields,
});
const episode = (fields: Partial<EpisodeDetail> = {}) => ({
  id: "e", externalId: "x", position: 1, origin: "collected", name: "Ana", age: 41, gender: null, country: null, sessionCount: 1, turnCount: 2, imageCount: 0, firstDate: null, lastDate: null,
  persona: { name: "Ana", age: 41, notes: [] }, narrative: null, events: [], summary: null, faceDescription: null, face: null, extra: null, sessions: [session(1)], ...fields,
} as EpisodeDetail);

const kinds = (before: string[], after: string[]) => diffTurns(turns(...before), turns(...after)).map(({ kind, before: left, after: right }) => (kind === "same" ? left : `${kind} ${left ?? ""}>${right ?? ""}`));

describe("turns", () => {
  it("are held against each other around what was put in, taken out and changed", () => {
    expect(kinds(["a", "b", "c"], ["a", "b", "c"])).toEqual(["a", "b", "c"]);
    expect(kinds(["a", "b", "c"], ["a", "x", "b", "c"])).toEqual(["a", "added >x", "b", "c"]);
    expect(kinds(["a", "b", "c"], ["a", "c"])).toEqual(["a", "removed b>", "c"]);
    expect(kinds(["a", "b", "c"], ["a", "B", "c"])).toEqual(["a", "changed b>B", "c"]);
    expect(kinds([], ["a"])).toEqual(["added >a"]);
    expect(kinds(["a", "b"], [])).toEqual(["removed a>", "removed b>"]);
  });

  it("of another speaker are changed", () => {
    expect(diffTurns([turn("hello", "Ana")], [turn("hello", "Bo")])).toEqual([{ kind: "changed", before: "hello", after: "hello", speaker: "Ana → Bo" }]);
  });

  it("of very long dialogues are compared place by place", () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `turn ${index}`);
    const changed = diffTurns(turns(...long), turns(...long.with(7, "other"), "more")).filter((one) => one.kind !== "same");
    expect(changed).toEqual([{ kind: "changed", before: "turn 7", after: "other", speaker: "A" }, { kind: "added", before: null, after: "more", speaker: "A" }]);
  });
});

describe("two states of an episode", () => {
  it("that are the same differ in nothing, whatever became of their pictures", () => {
    const image = { id: "i", place: "turn", state: "missing", reason: "x", sha256: null, src: null, largeSrc: null, width: null, height: null, description: "a loaf", rationale: null, source: null, keywords: [], module: null, category: null, deviceReference: null, model: null, candidates: [{ key: "k" }] } as const;
    const withImage = (state: "missing" | "stored") => episode({ sessions: [session(1, { turns: [{ ...turn("one"), images: [{ ...image, state, keywords: [], candidates: [{ key: "k" }] }] }] })] });
    expect(diffEpisodes(withImage("missing"), withImage("stored"))).toMatchObject({ fields: [], sessions: [{ kind: "same" }] });
  });

  it("differ field by field, session by session", () => {
    const after = episode({
      persona: { name: "Ana", age: 42, sentence: "New.", notes: ["n"] }, narrative: "life", extra: { split: 1 },
      sessions: [session(1, { event: "came", turns: turns("one", "three") }), session(2)],
    });
    const { fields, sessions } = diffEpisodes(episode(), after);
    expect(fields).toEqual([
      { field: "Age", before: "41", after: "42" }, { field: "Persona", before: null, after: "New." }, { field: "Narrative", before: null, after: "life" },
      { field: "Note 1", before: null, after: "n" }, { field: "Column split", before: null, after: "1" },
    ]);
    expect(sessions.map(({ number, kind }) => [number, kind])).toEqual([[1, "changed"], [2, "added"]]);
    expect(sessions[0]?.fields).toEqual([{ field: "Event", before: null, after: "came" }]);
    expect(diffEpisodes(after, episode()).sessions[1]?.kind).toBe("removed");
  });
});

describe("the part of a text that differs", () => {
  it("lies between what both begin and end with", () => {
    expect(changedPart("one two three", "one 2 three")).toEqual({ start: "one ", changed: "two", end: " three" });
    expect(changedPart("aa", "aaa")).toEqual({ start: "aa", changed: "", end: "" });
    expect(changedPart("😀a", "😁a")).toEqual({ start: "", changed: "😀", end: "a" });
  });
});
