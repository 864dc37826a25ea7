import { describe, expect, it } from "vitest";
import { findMatches } from "@/lib/desk/find";

const item = (...texts: string[]) => ({
  sessions: [{
    number: 2, label: 2, side: null, date: null, dateText: null, gap: null, event: null, experience: null, album: [],
    turns: texts.map((text, index) => ({ number: index + 1, speaker: "Ana", isPersona: true, text, images: [] })),
  }],
});

describe("find", () => {
  it("finds every mention with its place, whatever the case", () => {
    const matches = findMatches(item("The boat. A BOAT!", "no", "boats"), "boat");
    expect(matches.map((match) => [match.turn, match.start, match.end])).toEqual([["2.1", 4, 8], ["2.1", 12, 16], ["2.3", 0, 4]]);
    expect(matches[1]).toMatchObject({ text: "BOAT", before: "The boat. A ", after: "!", speaker: "Ana", turnNumber: 1 });
  });

  it("takes letters with and without accents for the same, and cuts at the source's own units", () => {
    const text = "Im Café, café\u0301 und CAFE\u0301.";
    const found = findMatches(item(text), "cafe");
    expect(found.map((match) => match.text)).toEqual(["Café", "café\u0301", "CAFE\u0301"]);
    expect(findMatches(item("cafe"), "café")).toHaveLength(1);
  });

  it("keeps places right behind letters that fold to more or fewer units", () => {
    const [match] = findMatches(item("İstanbul, 𝒳, ﬁsh: here"), "here");
    expect(match?.text).toBe("here");
    expect(findMatches(item("ﬁsh"), "fish")[0]?.text).toBe("ﬁsh");
  });

  it("says on which side of a pair, with the session's number there", () => {
    const on = (side: "A" | "B", number: number) => item("a boat").sessions.map((session) => ({ ...session, number, label: 1, side }));
    const pair = { sessions: [...on("A", 1), ...on("B", 2)] };
    expect(findMatches(pair, "boat").map((match) => [match.side, match.session, match.turn])).toEqual([["A", 1, "1.1"], ["B", 1, "2.1"]]);
  });

  it("finds nothing for nothing", () => {
    expect(findMatches(item("a  b"), "   ")).toEqual([]);
    expect(findMatches(item("abc"), "x")).toEqual([]);
  });

  it("takes what is typed as text and not as a pattern", () => {
    expect(findMatches(item("what (now)? [yes]"), "(now)?")).toHaveLength(1);
  });

  it("shortens what stands around", () => {
    const [match] = findMatches(item(`${"a".repeat(100)} boat ${"b".repeat(100)}`), "boat");
    expect(match?.before.startsWith("…")).toBe(true);
    expect(match?.after.endsWith("…")).toBe(true);
    expect((match?.before.length ?? 0) + (match?.after.length ?? 0)).toBeLessThan(100);
  });

  it("stops at its limit", () => {
    expect(findMatches(item("a".repeat(2_000)), "a", 50)).toHaveLength(50);
  });
});
