import { describe, expect, it } from "vitest";
import { episodeWords } from "@/lib/datasets/search/episode-words";
import { addWords, fold, pairsOf, runsOf } from "@/lib/datasets/search/words";

const words = (text: string) => {
  const into = new Set<string>();
  addWords(text, into);
  return [...into];
};

describe("the words of a text", () => {
  it("are runs of letters and digits, without case, accents and widths", () => {
    expect(words("Don't stop, Zoë — ＡＢＣ 2,5 km!")).toEqual(["don", "t", "stop", "zoe", "abc", "2", "5", "km"]);
    expect(words("friend:12_a-b")).toEqual(["friend", "12", "a", "b"]);
    expect(words("Привет, МИР! שָׁלוֹם Ÿ")).toEqual(["привет", "мир", "שלום", "y"]);
    expect(words("नमस्ते")).toHaveLength(1);
    expect(words(" \n…?! 😀")).toEqual([]);
  });

  it("of scripts without spaces are characters and pairs of them", () => {
    expect(words("你只拍出 ok 美")).toEqual(["你", "只", "你只", "拍", "只拍", "出", "拍出", "ok", "美"]);
    expect(words("학교에")).toEqual(["학", "교", "학교", "에", "교에"]);
    expect(words("カメラ2台")).toContain("2");
    expect(pairsOf("학교에")).toEqual(["학교", "교에"]);
    expect(pairsOf("美")).toEqual(["美"]);
  });

  it("longer than forty characters are found by their beginning", () => {
    expect(runsOf("x".repeat(10_000))).toEqual([{ text: "x".repeat(40), isUnspaced: false }]);
    expect(runsOf("é".repeat(100))[0]?.text).toBe("e".repeat(40));
  });

  it("are folded the same whatever form they come in", () => {
    expect(fold("e\u0301")).toBe(fold("é"));
    expect(fold("ｶﾞ")).toBe(fold("ガ"));
  });
});

describe("the words of an episode", () => {
  it("come from everywhere in it, once each, with a word for its dataset", () => {
    const vector = episodeWords({
      id: "ana-1", persona: { name: "Ana", sentence: "I restore radios.", notes: ["afraid of heights"] }, narrative: "a workshop", summary: "repairs",
      events: [{ event: "finds one", experience: "knows valves", person: "Bo" }],
      sessions: [{ event: "plays", experience: null, summary: "later", turns: [{ speaker: "Cleo", text: "Hello Ana", images: [{ description: "green dial" }, {}] }] }],
    }, "11111111-2222-4333-8444-555555555555");
    expect(vector.split(" ").sort()).toEqual([
      "#11111111222243338444555555555555", "1", "a", "afraid", "ana", "bo", "cleo", "dial", "finds", "green", "heights", "hello", "i", "knows", "later", "of",
      "one", "plays", "radios", "repairs", "restore", "valves", "workshop",
    ]);
  });

  it("stay below what PostgreSQL takes, however many there are", () => {
    const text = Array.from({ length: 200_000 }, (_, index) => `w${index}`).join(" ");
    const vector = episodeWords({ id: "x", events: [], sessions: [{ turns: [{ speaker: "", text }] }] }, "1-1");
    expect(vector.length).toBeLessThan(900_000);
    expect(vector).toContain(" w50000 ");
  });
});
