import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/datasets/formats/detect";
import { readRecord } from "@/lib/datasets/formats/read-record";
import type { Format } from "@/lib/datasets/format";
import { DIALOGCC, PHOTOCHAT, PIPELINE } from "../../fixtures/dialogues";
import { flatLocomo, LOCOMO } from "../../fixtures/locomo";

function read(record: Record<string, unknown>, expected: Format, stem = "file") {
  expect(recognise(record)?.format).toBe(expected);
  return readRecord(expected, record, stem);
}

describe("LoCoMo", () => {
  it("reads both framings to the same sessions, events and notes", () => {
    const nested = read(LOCOMO, "locomo");
    const flat = read(flatLocomo(), "locomo", "conv-test-1");
    if ("refusals" in nested || "refusals" in flat) throw new Error("refused");
    expect(flat.episode).toEqual(nested.episode);
    const { episode, notes, unknown } = nested;
    expect(episode).toMatchObject({
      id: "conv-test-1", origin: "synthetic", persona: { name: "Mara", notes: ["Mara likes snow.", "Piet was outside."] },
      events: [{ event: "Mara sees snow.", date: "3 March, 2023", person: "Mara" }],
    });
    expect(episode.sessions).toHaveLength(2);
    expect(episode.sessions[0]).toMatchObject({ date: "2023-03-03T00:05", dateText: "12:05 am on 3 March, 2023", summary: "They talk about snow." });
    expect(episode.sessions[1]?.date).toBeUndefined();
    expect(episode.sessions[0]?.turns[0]?.text).toBe(" Did you see the snow?");
    expect(episode.sessions[0]?.turns[1]?.images).toEqual([
      { candidates: [{ url: "https://pictures.example/snow.jpg" }], description: "a street in snow", source: "internet", keywords: ["snow street"] },
    ]);
    expect(Object.keys(unknown)).toEqual(["qa", "turn.re-download"]);
    expect(notes.map((note) => note.field).sort()).toEqual([
      "session_2[0].img_url", "session_2[2].text", "session_2_date_time", "session_3_date_time", "session_4",
    ]);
    expect(notes).toContainEqual({ field: "session_3_date_time", reason: "a date without messages: session not counted" });
    expect(notes).toContainEqual({ field: "session_4", reason: "session without turns: not counted" });
  });

  it("keeps a captioned turn whose picture has no address as a share", () => {
    const outcome = read(LOCOMO, "locomo");
    if ("refusals" in outcome) throw new Error("refused");
    expect(outcome.episode.sessions[1]?.turns[1]?.images).toMatchObject([{ candidates: [], description: "a cat asleep" }]);
  });

  it("is refused where a session is no list of messages", () => {
    expect(read({ session_1: [{ speaker: "A", text: "x" }], session_2: "lost" }, "locomo")).toMatchObject({ refusals: [{ field: "session_2" }] });
    expect(read({ session_1: [{ speaker: "A", text: "x" }, 5] }, "locomo")).toMatchObject({ refusals: [{ field: "session_1[1]" }] });
  });
});

describe("DialogCC", () => {
  const row = DIALOGCC;

  it("keeps the picture's own entry as a turn, with its addresses in rank", () => {
    const outcome = read(row, "dialogcc");
    if ("refusals" in outcome) throw new Error("refused");
    expect(outcome.episode).toMatchObject({ id: "wow:1", origin: "collected" });
    expect(outcome.episode.sessions[0]?.turns[1]).toMatchObject({
      speaker: "Bo", text: "", images: [{ candidates: [{ url: "http://a.example/1.jpg" }, { url: "https://b.example/2.jpg" }], description: "a bowl", rationale: "to show it" }],
    });
    expect(outcome.notes.map((note) => note.field)).toEqual(["dialogue[2].shared_image[0]", "dialogue[2]"]);
  });

  it("is refused without an id, without a dialogue, or with an entry that is none", () => {
    expect(read({ ...row, dialogue_id: null }, "dialogcc")).toMatchObject({ refusals: [{ field: "dialogue_id" }] });
    expect(readRecord("dialogcc", { dialogue_id: "x", dialogue: "text" }, "f")).toMatchObject({ refusals: [{ field: "dialogue" }] });
    expect(readRecord("dialogcc", { dialogue_id: "x", dialogue: ["text"] }, "f")).toMatchObject({ refusals: [{ field: "dialogue[0]" }] });
    expect(readRecord("dialogcc", { dialogue_id: "x", dialogue: [] }, "f")).toMatchObject({ refusals: [{ field: "dialogue" }] });
  });
});

describe("PhotoChat", () => {
  const row = PHOTOCHAT;

  it("gives the sharing message the row's photo, and an id that is unique across splits", () => {
    const outcome = read(row, "photochat");
    if ("refusals" in outcome) throw new Error("refused");
    expect(outcome.episode.id).toBe("train:7");
    expect(outcome.episode.sessions[0]?.turns).toMatchObject([
      { speaker: "Speaker B", text: "Hi", images: [] },
      { speaker: "Speaker A", text: "", images: [{ candidates: [{ key: "0a1b", url: "https://farm1.example/cat_o.jpg" }], description: "Objects in the photo: Cat" }] },
    ]);
  });

  it("takes the split from a field, or from the file where the row does not say", () => {
    const { photo_id: _id, ...older } = row;
    expect(readRecord("photochat", older, "dev_00")).toMatchObject({ episode: { id: "dev:7" } });
    expect(readRecord("photochat", { ...older, _split: "test" }, "dev_00")).toMatchObject({ episode: { id: "test:7" } });
    expect(readRecord("photochat", older, "rows")).toMatchObject({ episode: { id: "7" } });
  });

  it("says when nobody shares the photo", () => {
    const outcome = readRecord("photochat", { ...row, dialogue: [{ message: "Hi", share_photo: false, user_id: 1 }] }, "f");
    expect(outcome).toMatchObject({ notes: [{ field: "photo_url" }] });
  });
});

describe("STARK's pipeline layout", () => {
  const row = PIPELINE;

  it("reads the misspelt fields, Python's reprs and the annotated dialogue", () => {
    const outcome = read(row, "stark-pipeline");
    if ("refusals" in outcome) throw new Error("refused");
    expect(outcome.episode).toMatchObject({
      id: "0:abc-goal", face: { key: "0:abc-goal", description: "A woman" }, narrative: "My name is Ines.",
      events: [{ id: "1", event: "Ines' first loaf" }, { id: "2", interval: "1 month", operation: "add", experience: "proud", causedBy: "1" }],
      sessions: [{
        date: "2024-01-05", event: "First loaf", device: [{ description: "the cat's bowl" }],
        turns: [{ speaker: "AI Assistant", text: "annotated" }, { speaker: "Ines", images: [{ description: "A dog", source: "internet" }, { description: "A cat", source: "device" }] }],
      }],
    });
    expect(outcome.notes).toEqual([{ field: "episode[1]", reason: "session without turns: not counted" }]);
  });
});

describe("Concord's own form", () => {
  const episode = { id: "e1", sessions: [{ date: "2024-01-01", turns: [{ speaker: "A", text: "Hello" }] }] };

  it("is the model itself, with the defaults filled in", () => {
    expect(read(episode, "concord")).toMatchObject({ episode: { id: "e1", events: [], sessions: [{ device: [], turns: [{ images: [], predicted: [] }] }] }, notes: [], unknown: {} });
  });

  it("reports fields that the model does not have, at every depth, and keeps the row", () => {
    const outcome = read({ ...episode, mood: "good", sessions: [{ weather: "rain", turns: [{ speaker: "A", text: "Hello", tone: "warm" }] }] }, "concord");
    expect(outcome).toMatchObject({ episode: { id: "e1" } });
    expect(Object.keys(outcome.unknown).sort()).toEqual(["mood", "sessions.turns.tone", "sessions.weather"]);
  });

  it.each([
    [{ ...episode, id: 5 }, "id"],
    [{ ...episode, persona: { age: "old" } }, "persona.age"],
    [{ ...episode, sessions: [{ date: "yesterday", turns: [{ speaker: "A" }] }] }, "sessions[0].date"],
    [{ ...episode, sessions: [{ turns: [{ speaker: "A", text: 5 }] }] }, "sessions[0].turns[0].text"],
    [{ ...episode, sessions: [{ turns: "none" }] }, "sessions[0].turns"],
    [{ ...episode, sessions: [] }, "sessions"],
  ])("refuses a wrong type with the field's place", (record, field) => {
    expect(readRecord("concord", record, "f")).toMatchObject({ refusals: [{ field }] });
  });

  it("does not count a session without turns", () => {
    expect(readRecord("concord", { ...episode, sessions: [...episode.sessions, { turns: [] }] }, "f")).toMatchObject({
      episode: { sessions: [{}] }, notes: [{ field: "sessions[1]", reason: "session without turns: not counted" }],
    });
  });

  it("replaces what PostgreSQL cannot hold, and says where", () => {
    const outcome = readRecord("concord", { id: "e\0", sessions: [{ turns: [{ speaker: "A", text: "half \ud83d pair" }] }] }, "f");
    expect(outcome).toMatchObject({ episode: { id: "e\uFFFD", sessions: [{ turns: [{ text: "half \uFFFD pair" }] }] } });
    expect("notes" in outcome && outcome.notes.map((note) => note.field)).toEqual(["id", "sessions[0].turns[0].text"]);
  });

  it("lets no key reach a prototype", () => {
    const hostile = JSON.parse(`{"id":"e1","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"sessions":[{"__proto__":{"isAdmin":true},"turns":[{"speaker":"A","text":"x"}]}]}`) as Record<string, unknown>;
    const outcome = readRecord("concord", hostile, "f");
    expect("episode" in outcome && outcome.episode.id).toBe("e1");
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe("detection", () => {
  it("knows no format of fields that none has", () => {
    expect(recognise({ conversation_id: 1, turns: [{ turn: [] }] })?.format).toBeUndefined();
    expect(recognise({ dialogue: [] })?.format).toBeUndefined();
    expect(recognise({})?.format).toBeUndefined();
  });
});
