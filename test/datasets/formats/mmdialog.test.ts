import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/datasets/formats/detect";
import { readRecord } from "@/lib/datasets/formats/read-record";
import { conversation, KEYS, KITES, MARKET, media, text } from "../../fixtures/mmdialog";

function read(record: Record<string, unknown>, stem = "conversations", folder = "download") {
  return readRecord("mmdialog", record, stem, folder);
}

function taken(record: Record<string, unknown>) {
  const outcome = read(record);
  if ("refusals" in outcome) throw new Error("refused");
  return outcome;
}

const keys = (images: readonly { candidates: readonly { key?: string }[] }[] = []) => images.map(({ candidates }) => candidates.map(({ key }) => key));

describe("MMDialog", () => {
  it("is told by its turns, not by a list of another kind under the same name", () => {
    expect(recognise(MARKET)?.format).toBe("mmdialog");
    expect(recognise(conversation(1, [[]]))?.format).toBe("mmdialog");
    expect(recognise({ conversation_id: 1, conversation: [{ role: "user", content: "Hello" }] })?.format).toBeUndefined();
    expect(recognise({ conversation_id: 1, conversation: [{ turn: 1, content: "Hello" }] })?.format).toBeUndefined();
    expect(recognise({ conversation_id: 1, conversation: [] })?.format).toBeUndefined();
  });

  it("gives each turn its texts and pictures in order, and the two speakers in alternation", () => {
    const { episode, notes, unknown } = taken(MARKET);
    expect(episode).toMatchObject({ id: "0", origin: "collected" });
    expect(episode.persona).toBeUndefined();
    expect(episode.sessions).toHaveLength(1);
    expect(episode.sessions[0]?.date).toBeUndefined();
    expect(episode.sessions[0]?.turns.map(({ speaker, text: words, images }) => [speaker, words, keys(images).flat()])).toEqual([
      ["Speaker A", "Found the Saturday market 📸 anyone near?", [KEYS.market]],
      ["Speaker B", "", [KEYS.stall]],
      ["Speaker A", "That stall! I was at the bridge.", [KEYS.bridge, KEYS.kite]],
      ["Speaker B", "Next week then 🙏🏼⭐\nDoors at 8:30:00, gate :b4:", []],
      ["Speaker A", "", []],
      ["Speaker B", "See you", []],
    ]);
    expect(notes).toEqual([{ field: "conversation[4]", reason: "has neither text nor picture; kept as an empty turn" }]);
    // The wrong answers of the retrieval task are passed over; they are neither turns nor unknown columns.
    expect(unknown).toEqual({});
  });

  it("keeps a share whose key is empty as one without a picture, and says so", () => {
    const { episode, notes } = taken(KITES);
    expect(keys(episode.sessions[0]?.turns[1]?.images)).toEqual([["-6120031188045527741"], [KEYS.torn], []]);
    expect(notes).toEqual([{ field: "conversation[1].turn[3].__MEDIA__", reason: "names no picture; kept as a missing one" }]);
  });

  it("keeps words as they were written, also where they look like a missing value", () => {
    const { episode } = taken(conversation(3, [[text(" None\n")], [text("nan")], [{ ...text("Both"), ...media(" 12 ") }]]));
    expect(episode.sessions[0]?.turns.map((turn) => turn.text)).toEqual([" None\n", "nan", "Both"]);
    expect(keys(episode.sessions[0]?.turns[2]?.images)).toEqual([["12"]]);
  });

  it("tells the splits apart by a field, by the file's name or by its folder's", () => {
    const id = (record: Record<string, unknown>, stem: string, folder: string) => {
      const outcome = read(record, stem, folder);
      return "episode" in outcome ? outcome.episode.id : outcome;
    };
    expect(id(KITES, "conversations", "train")).toBe("train:1");
    expect(id(KITES, "conversations", "Valid")).toBe("valid:1");
    expect(id(KITES, "test_conversations", "train")).toBe("test:1");
    expect(id({ ...KITES, split: "dev" }, "conversations", "train")).toBe("dev:1");
    expect(id(KITES, "conversations", "training")).toBe("1");
  });

  it("reports fields that it does not know", () => {
    const record = { ...conversation(4, []), topic: "boats", conversation: [{ turn: [text("Hello")], likes: 3 }] };
    expect(taken(record).unknown).toEqual({ topic: "boats", "turn.likes": null });
  });

  it.each([
    [conversation(null, [[text("a")]]), "conversation_id", "an episode needs an id"],
    [conversation("  ", [[text("a")]]), "conversation_id", "an episode needs an id"],
    [conversation(1.5, [[text("a")]]), "conversation_id", "an episode needs an id"],
    [{ conversation_id: 1, conversation: "text" }, "conversation", "no list"],
    [conversation(1, []), "conversation", "session without turns"],
    [{ conversation_id: 1, conversation: ["text"] }, "conversation[0]", "no turn"],
    [{ conversation_id: 1, conversation: [{ turn: text("a") }] }, "conversation[0].turn", "no list"],
    [conversation(1, [[text("a")], [{}]]), "conversation[1].turn[0]", "no object with"],
    [{ conversation_id: 1, conversation: [{ turn: ["text"] }] }, "conversation[0].turn[0]", "no object with"],
    [conversation(1, [[text(5)]]), "conversation[0].turn[0].__TEXT__", "no text"],
    [conversation(1, [[text("a"), text(["b"])]]), "conversation[0].turn[1].__TEXT__", "no text"],
    [conversation(1, [[text("a"), { __VIDEO__: "12" }]]), "conversation[0].turn[1].__VIDEO__", "neither __TEXT__ nor __MEDIA__"],
    [conversation(1, [[media({ key: 1 })]]), "conversation[0].turn[0].__MEDIA__", "no key"],
    [conversation(1, [[media(1.2345678901234568e18)]]), "conversation[0].turn[0].__MEDIA__", "no key"],
    [conversation(1, [[media("1".repeat(501))]]), "sessions[0].turns[0].images[0].candidates[0].key", "500"],
  ])("is refused with the place of the fault: %#", (record, field, words) => {
    expect(read(record)).toMatchObject({ refusals: [{ field, reason: expect.stringContaining(words) as string }] });
  });
});
