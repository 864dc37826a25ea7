import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentHash } from "@/lib/datasets/content-hash";
import { concordLine } from "@/lib/datasets/export/concord-line";
import { differingFields } from "@/lib/datasets/export/differing-fields";
import { sessionColumns, starkColumns, starkRow } from "@/lib/datasets/export/stark-row";
import { readRecord } from "@/lib/datasets/formats/read-record";
import { episodeSchema, type Episode } from "@/lib/datasets/model";
import { PLAIN_SESSION, starkRow as sourceRow } from "../../fixtures/stark";
import { arbitraryEpisode, arbitraryExtra } from "../arbitrary-episode";

const exported = (episode: Episode, extra: Record<string, unknown> | null = null) => ({ episode, origin: episode.origin ?? ("collected" as const), extra });
const known = (unknown: Record<string, unknown>) => (Object.keys(unknown).length === 0 ? null : unknown);

function readBack(format: "concord" | "stark", record: Record<string, unknown>) {
  const read = readRecord(format, record, "file");
  if ("refusals" in read) throw new Error(JSON.stringify(read.refusals));
  return { hash: contentHash(read.episode), extra: known(read.unknown) };
}

describe("an episode that left and came back", () => {
  it("says the same in Concord's JSONL, whatever it says", () => {
    fc.assert(fc.property(arbitraryEpisode, arbitraryExtra, (episode, extra) => {
      const line = concordLine(exported(episode, extra));
      expect(line.indexOf("\n")).toBe(line.length - 1);
      expect(readBack("concord", JSON.parse(line) as Record<string, unknown>)).toEqual({ hash: contentHash(episode), extra });
    }), { numRuns: 300 });
  });

  it("says the same in STARK's layout, whatever it says", () => {
    fc.assert(fc.property(arbitraryEpisode, arbitraryExtra, (episode, extra) => {
      const sessions = sessionColumns(episode.sessions.length);
      const { row } = starkRow(exported(episode, extra), sessions);
      expect(Object.keys(row).filter((column) => !starkColumns(sessions).includes(column))).toEqual([]);
      expect(readBack("stark", row)).toEqual({ hash: contentHash(episode), extra });
    }), { numRuns: 300 });
  });
});

describe("STARK's layout", () => {
  const stark = () => {
    const read = readRecord("stark", sourceRow("one", Array.from({ length: 5 }, () => PLAIN_SESSION)), "file");
    if ("refusals" in read) throw new Error("refused");
    return read.episode;
  };

  it("holds an episode of STARK without help, under the names of the release", () => {
    const { row, beyond } = starkRow(exported(stark()), 6);
    expect(beyond).toEqual([]);
    expect(row["concord:episode"]).toBe("");
    expect(row).toMatchObject({
      index: "one", number_of_session: 5, human_face_image_key: "face:11111111-0000-4000-8000-000000000001", "session1:date": "2024.03.02",
      "session1:images_key": '["","","22222222-0000-4000-8000-000000000001"]', "session1:image_sources": '["","","mobile"]', "session1:keywords": '["","",["loaf","bread"]]', "concord:origin": "synthetic",
    });
  });

  it("holds several pictures in a turn, their ranked candidates and addresses", () => {
    const images = [
      { candidates: [{ key: "a" }, { url: "https://pictures.example/a.jpg" }], keywords: ["x", "y"], description: "first", source: "internet" },
      { candidates: [{ key: "b", url: "https://pictures.example/b.jpg" }], keywords: [], description: "second", source: "device" },
    ];
    const episode = episodeSchema.parse({ id: "two", origin: "synthetic", persona: { name: "Ana" }, sessions: [{ turns: [{ speaker: "Ana", text: "Look", images }, { speaker: "AI Assistant", text: "Oh", images: images.slice(0, 1) }] }] });
    expect(starkRow(exported(episode), 6)).toMatchObject({ beyond: [], row: { "session1:image_urls": '[[["","https://pictures.example/a.jpg"],["https://pictures.example/b.jpg"]],["","https://pictures.example/a.jpg"]]' } });
  });

  it("carries beside it what it cannot hold, and says which fields those are", () => {
    const [first] = stark().sessions;
    const { row, beyond } = starkRow(exported({ ...stark(), summary: "whole", sessions: [{ ...(first ?? { device: [], turns: [] }), date: "2024-03-02T10:00" }] }), 6);
    expect(beyond).toEqual(["sessions.date", "summary"]);
    expect(JSON.parse(String(row["concord:episode"]))).toMatchObject({ id: "one", summary: "whole" });
  });

  it("has columns for the longest episode of a file, up to fifty sessions", () => {
    expect([0, 6, 7, 500].map(sessionColumns)).toEqual([6, 6, 7, 50]);
    const long = { ...stark(), sessions: Array.from({ length: 60 }, () => stark().sessions[0] ?? { device: [], turns: [] }) };
    const { row, beyond } = starkRow(exported(long), sessionColumns(60));
    expect(beyond).toEqual(["sessions"]);
    expect(readBack("stark", row).hash).toBe(contentHash(long));
  });

  it("refuses a neutral form that is none, and keeps a broken list of extra columns out", () => {
    const { row } = starkRow(exported(stark()), 6);
    expect(readRecord("stark", { ...row, "concord:episode": "{" }, "file")).toMatchObject({ refusals: [{ field: "concord:episode", reason: "is no JSON object that can be read" }] });
    expect(readRecord("stark", { ...row, "concord:episode": `${"[".repeat(100_000)}` }, "file")).toHaveProperty("refusals");
    expect(readRecord("stark", { ...row, "concord:extra": `{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}` }, "file")).toMatchObject({ notes: [{ field: "concord:extra" }], unknown: {} });
    const hostile = readRecord("stark", { ...row, "concord:extra": '{"__proto__":{"isAdmin":true}}' }, "file");
    expect(hostile.unknown).not.toHaveProperty("isAdmin");
  });
});

it("names differing fields without their places", () => {
  expect(differingFields({ a: [{ b: 1, c: 2 }, { b: 3 }], d: 1 }, { a: [{ b: 1, c: 3 }, { b: 4 }] })).toEqual(["a.b", "a.c", "d"]);
  expect(differingFields({ a: [1, 2] }, { a: [1] })).toEqual(["a"]);
});
