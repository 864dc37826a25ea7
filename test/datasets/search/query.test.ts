import { describe, expect, it } from "vitest";
import { conditionsOf } from "@/lib/datasets/search/conditions";
import { episodeQuerySchema, readAddress, sliceOf, sliceWords } from "@/lib/datasets/search/query";
import { bestSnippet, marked } from "@/lib/datasets/search/snippet";
import { readQuestion, wordsQuery } from "@/lib/datasets/search/words-query";
import { type Slice, sliceSchema } from "@/lib/studies/slice";

const EVERYTHING: Slice = {
  origins: ["synthetic"], countries: ["Korea, Republic of", "Peru"], genders: ["female"], age: { from: 20, to: 40 }, sessions: { from: 4 }, turns: { to: 90 }, images: { from: 0 },
  modules: ["p-t2i"], idPrefix: "stark:", categories: ["Food"], relations: ["routine"], imageStates: ["stored", "remote"], imageSources: ["device"],
  dates: { from: "2024-01-01", to: "2024-12-31" }, span: { to: 400 }, words: 'radio "market"',
};

/** As a server reads an address. */
const read = (words: URLSearchParams) => Object.fromEntries([...new Set(words.keys())].map((name) => [name, words.getAll(name).length > 1 ? words.getAll(name) : words.get(name)]));

describe("an address", () => {
  it("carries a part of a dataset whole", () => {
    expect(sliceOf(episodeQuerySchema.parse(read(sliceWords(EVERYTHING))))).toEqual(EVERYTHING);
    expect(sliceSchema.parse(EVERYTHING)).toEqual(EVERYTHING);
    expect(sliceWords({}).toString()).toBe("");
  });

  it("that is crooked keeps what can be read", () => {
    expect(readAddress({ ageFrom: "old", country: "Peru", after: "1", sort: "luck", state: ["stored", "lost"] })).toEqual({ country: ["Peru"], sort: "position" });
    expect(sliceOf(readAddress({ ageFrom: "9", ageTo: "3" }))).toEqual({});
    expect(readAddress({ order: "reversed", before: "end" })).toMatchObject({ order: "reversed", before: "end" });
  });

  it("loses one condition at a time", () => {
    const conditions = conditionsOf({ countries: ["Peru", "Chile"], words: "radio" });
    expect(conditions).toEqual([
      { text: "from Peru", without: { countries: ["Chile"], words: "radio" } }, { text: "from Chile", without: { countries: ["Peru"], words: "radio" } },
      { text: "found by “radio”", without: { countries: ["Peru", "Chile"] } },
    ]);
  });
});

describe("what is typed", () => {
  it("is read as words, whole words, and words left out", () => {
    expect(readQuestion('Radio "Market hall" -tent -"old" a 只拍')).toEqual({
      wanted: [
        { text: "radio", match: "beginning" }, { text: "market", match: "whole" }, { text: "hall", match: "whole" }, { text: "a", match: "whole" }, { text: "只拍", match: "within" },
      ],
      excluded: [{ text: "tent", match: "beginning" }, { text: "old", match: "whole" }],
    });
  });

  it("becomes a question to PostgreSQL without a sign of its own", () => {
    expect(wordsQuery("it's x:* | 只拍出 -'", "1-2")).toBe("'#12' & 'it' & 's' & 'x' & ('只拍' & '拍出')");
    expect(wordsQuery("…", "1-2")).toBe("'#'");
  });
});

describe("a snippet", () => {
  const passage = (text: string, place = "Persona") => ({ place, session: null, speaker: null, text });
  const { wanted } = readQuestion("cafe radio");

  it("marks words where they stand, accents and all", () => {
    expect(marked("Le Café, radios & Caf", wanted)).toEqual([
      { text: "Le ", isMatch: false }, { text: "Café", isMatch: true }, { text: ", ", isMatch: false }, { text: "radios", isMatch: true }, { text: " & Caf", isMatch: false },
    ]);
  });

  it("comes from the passage with most of them and is cut around the first", () => {
    const long = `${"before ".repeat(60)}radio ${"after ".repeat(100)}cafe`;
    const found = bestSnippet([passage("a radio"), passage(long, "Narrative"), passage("cafe radio", "Summary")], readQuestion("cafe radio"));
    expect(found?.place).toBe("Narrative");
    const text = found?.parts.map((part) => part.text).join("") ?? "";
    expect(text).toMatch(/^…(before )+radio (after )+.*…$/);
    expect(text.length).toBeLessThan(240);
    expect(bestSnippet([passage("nothing here")], readQuestion("radio"))).toBeNull();
  });
});
