import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/datasets/formats/detect";
import { readRecord } from "@/lib/datasets/formats/read-record";
import { normalSpeaker } from "@/lib/datasets/formats/stark-people";
import { readShares } from "@/lib/datasets/formats/stark-shares";
import type { Episode } from "@/lib/datasets/model";
import { PLAIN_SESSION, starkRow, type StarkSession } from "../../fixtures/stark";

function read(sessions: StarkSession[], columns: Record<string, unknown> = {}) {
  const row = starkRow("p1-routine", sessions, columns);
  expect(recognise(row)?.format).toBe("stark");
  return readRecord("stark", row, "shard");
}

function taken(sessions: StarkSession[], columns: Record<string, unknown> = {}): { episode: Episode; notes: { field: string | null; reason: string }[]; unknown: Record<string, unknown> } {
  const outcome = read(sessions, columns);
  if ("refusals" in outcome) throw new Error(JSON.stringify(outcome.refusals));
  return outcome;
}

describe("a STARK row", () => {
  it("becomes an episode with persona, face, album and shares", () => {
    const { episode, notes, unknown } = taken([PLAIN_SESSION]);
    expect(notes).toEqual([]);
    expect(unknown).toEqual({});
    expect(episode).toMatchObject({
      id: "p1-routine", origin: "synthetic",
      persona: { name: "Ines", age: 34, residence: "Portugal", category: "Preference ⊃ Food", sentence: "I bake my own bread.", inference: "rise early on Saturdays" },
      face: { key: "11111111-0000-4000-8000-000000000001", description: "A woman with short hair" },
    });
    expect(episode.sessions).toHaveLength(1);
    expect(episode.sessions[0]).toMatchObject({ date: "2024-03-02", dateText: "2024.03.02", device: [{ key: "22222222-0000-4000-8000-000000000002" }] });
    expect(episode.sessions[0]?.turns[2]).toMatchObject({
      speaker: "Ines", text: "",
      images: [{
        candidates: [{ key: "22222222-0000-4000-8000-000000000001" }], description: "a round loaf on a board", rationale: "to show the loaf",
        source: "device", keywords: ["loaf", "bread"], module: "p-t2i", deviceReference: "new added image",
      }],
    });
  });

  it("decodes text that was escaped twice, and leaves HTML and script as the text they are", () => {
    const { episode } = taken([{ ...PLAIN_SESSION, utterances: ["caf\\u00e9 \\ud83c\\udf5e", "<script>alert(1)</script>", "<b>x</b> &lt;3"] }], { name: "In\\u00eas" });
    expect(episode.persona?.name).toBe("Inês");
    expect(episode.sessions[0]?.turns.map((turn) => turn.text)).toEqual(["café 🍞", "<script>alert(1)</script>", "<b>x</b> &lt;3"]);
  });

  it("takes nan and empty cells for missing, and a silent turn for one without words", () => {
    const { episode, notes } = taken([{ ...PLAIN_SESSION, experience: "nan", event: "nan", utterances: ["<non verbal>", "nan", ""] }], { age: "nan", gender: Number.NaN });
    expect(episode.sessions[0]).not.toHaveProperty("experience", "nan");
    expect(episode.persona?.age).toBeUndefined();
    expect(episode.sessions[0]?.turns.map((turn) => turn.text)).toEqual(["", "", ""]);
    expect(notes.map((note) => note.field)).toEqual(["session1:utterances[0]", "session1:utterances[1]"]);
  });

  it("keeps a date that is on no calendar as text, and says so", () => {
    const { episode, notes } = taken([{ ...PLAIN_SESSION, date: "2024.02.30" }, { ...PLAIN_SESSION, date: "2024.3.5" }]);
    expect(episode.sessions[0]?.date).toBeUndefined();
    expect(episode.sessions[0]?.dateText).toBe("2024.02.30");
    expect(episode.sessions[1]).toMatchObject({ date: "2024-03-05", dateText: "2024.3.5" });
    expect(notes).toEqual([{ field: "session1:date", reason: expect.stringContaining("no date of the calendar") as string }]);
  });

  it("matches ragged lists from the first entry and names the column; one that is no JSON is left out", () => {
    const { episode, notes } = taken([{ ...PLAIN_SESSION, images_key: ["", ""], images_module_name: "not json", rationales: null }]);
    expect(episode.sessions[0]?.turns[2]?.images[0]).toMatchObject({ candidates: [], description: "a round loaf on a board" });
    expect(notes).toEqual([
      { field: "session1:images_key", reason: "has 2 entries for 3 turns; matched from the first" },
      { field: "session1:images_module_name", reason: "is no JSON list; left out" },
    ]);
  });

  it("is refused where it cannot be known who says what", () => {
    expect(read([{ ...PLAIN_SESSION, utterances: "{broken" }])).toMatchObject({ refusals: [{ field: "session1:utterances", reason: "is no JSON list" }] });
    expect(read([{ ...PLAIN_SESSION, speakers: ["Ines"] }])).toMatchObject({ refusals: [{ field: "session1:speakers" }] });
    expect(read([PLAIN_SESSION], { index: null })).toMatchObject({ refusals: [{ field: "index" }] });
    expect(read([])).toMatchObject({ refusals: [{ reason: "no session has turns" }] });
  });

  it("does not count an empty session that the row says it has, and passes over columns it does not use", () => {
    const { episode, notes } = taken([PLAIN_SESSION, { utterances: [], speakers: [] }]);
    expect(episode.sessions).toHaveLength(1);
    expect(notes).toEqual([{ field: "session2", reason: "session without turns: not counted" }]);
  });

  it("reports columns that it does not know and keeps their values", () => {
    const { unknown } = taken([PLAIN_SESSION], { mystery: "42", "session1:mood": "sunny" });
    expect(unknown).toEqual({ mystery: "42", "session1:mood": "sunny" });
  });

  it("reads aliases, and lists that Python's repr wrote", () => {
    const row = starkRow("x", [{ ...PLAIN_SESSION, utterances: "['It\\'s up', \"no\", 'ok']" }]);
    delete row.persona_sentence;
    const outcome = readRecord("stark", { ...row, "persona-attr:sent": "I row.", narrative_sentence_form: "My name is Ines.", "session1:time_interval": "2 weeks" }, "f");
    expect(outcome).toMatchObject({
      episode: { persona: { sentence: "I row." }, narrative: "My name is Ines.", sessions: [{ interval: "2 weeks", turns: [{ text: "It's up" }, { text: "no" }, { text: "ok" }] }] },
      unknown: {},
    });
  });

  it("says when a turn refers to a device picture that does not exist", () => {
    const { notes } = taken([{ ...PLAIN_SESSION, image_id_from_mobile: ["", "", 7] }]);
    expect(notes).toEqual([{ field: "session1:image_id_from_mobile[2]", reason: "device picture 7 does not exist: the album has 1" }]);
  });
});

describe("the pictures of one turn", () => {
  const none = { keys: "", descriptions: "", rationales: "", sources: "", keywords: "", modules: "", deviceReferences: "" };

  it("are none where every cell is empty", () => {
    expect(readShares(none)).toEqual([]);
    expect(readShares({ ...none, keys: [], deviceReferences: 0 })).toEqual([]);
  });

  it("are one with ranked candidates where the key cell is a list", () => {
    const shares = readShares({ ...none, keys: ["url:a", "face:b", "c"], descriptions: "a bicycle", keywords: "red, bicycle" });
    expect(shares).toMatchObject([{ candidates: [{ key: "a" }, { key: "b" }, { key: "c" }], keywords: ["red", "bicycle"] }]);
  });

  it("are several where the cells are lists of lists", () => {
    const shares = readShares({
      ...none, keys: [["a", "b"], ["c"]], descriptions: ["a dog", "a cat"], sources: ["internet", "mobile"], keywords: [["dog"], ["cat"]], modules: ["web", "p-t2i"],
      deviceReferences: ["", "new image added"],
    });
    expect(shares).toMatchObject([
      { candidates: [{ key: "a" }, { key: "b" }], description: "a dog", source: "internet", keywords: ["dog"], module: "web" },
      { candidates: [{ key: "c" }], description: "a cat", source: "device", keywords: ["cat"], module: "p-t2i", deviceReference: "new image added" },
    ]);
  });

  it("lose no key where there are more keys than pictures", () => {
    const shares = readShares({ ...none, keys: ["a", "b", "c"], descriptions: ["one", "two"] });
    expect(shares.map((share) => share.candidates)).toEqual([[{ key: "a" }], [{ key: "b" }, { key: "c" }]]);
  });
});

describe("the name of a speaker", () => {
  it.each(["AI Assistant", "AIassistant", "AI_ASSISTANT", "ai", "Assistant", "AI 어시스턴트", "АI Assistant", "ai-assistant"])("%s is the assistant", (name) => {
    expect(normalSpeaker(name, "Ines")).toBe("AI Assistant");
  });

  it("is the persona's own spelling, or what is written", () => {
    expect(normalSpeaker("INES", "Ines")).toBe("Ines");
    expect(normalSpeaker("<user>", "Ines")).toBe("Ines");
    expect(normalSpeaker("Aidan", "Ines")).toBe("Aidan");
    expect(normalSpeaker("nan", "Ines")).toBeUndefined();
  });
});
