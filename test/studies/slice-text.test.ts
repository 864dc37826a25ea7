import { describe, expect, it } from "vitest";
import { sliceText } from "@/lib/studies/slice-text";
import { sourcesText, sourceTitles } from "@/lib/studies/sources-text";

const source = (slug: string, slice = {}) => ({ dataset: { slug, title: slug.toUpperCase() }, slice });

describe("a part of a dataset in words", () => {
  it("says every condition", () => {
    expect(sliceText({
      origins: ["collected", "scripted"], countries: ["Norway", "Sweden", "Finland"], genders: ["woman"], age: { from: 20, to: 40 }, sessions: { from: 2 },
      turns: { from: 10, to: 30 }, images: { from: 1 }, modules: ["retrieval"], idPrefix: "test:",
    })).toBe("only collected from people or scripted · from Norway, Sweden or Finland · woman · aged 20 to 40 · episodes of 2 sessions or more · 10 to 30 turns · 1 image or more · an image by retrieval · ids that begin with “test:”");
  });

  it("says what the explorer asks", () => {
    expect(sliceText({ categories: ["Food"], relations: ["goal", "routine"], imageStates: ["remote"], imageSources: ["device"], dates: { from: "2024-01-01", to: "2024-12-31" }, span: { from: 30 }, words: "radio" }))
      .toBe("only persona about Food · persona relation goal or routine · an image that is not fetched · an image from device · dated 2024-01-01 to 2024-12-31 · spanning 30 days or more · found by “radio”");
  });

  it("finds words for every kind of range", () => {
    expect(sliceText({ images: { to: 0 }, turns: { to: 1 }, sessions: { from: 1, to: 1 }, age: { to: 30 } })).toBe("only aged 30 at most · episodes of exactly 1 session · 1 turn at most · no images");
    expect(sliceText({ age: { from: 60 } })).toBe("only aged 60 or more");
    expect(sliceText({})).toBe("everything in it");
    expect(sliceText({ age: {}, turns: {}, sessions: {} })).toBe("everything in it");
  });
});

describe("sources in a line", () => {
  it("names datasets, and tells two parts of one apart", () => {
    expect(sourcesText({ kind: "comparison", sources: [source("stark"), source("dialogcc")] })).toBe("STARK × DIALOGCC");
    expect(sourcesText({ kind: "rating", sources: [source("stark"), source("dialogcc")] })).toBe("STARK + DIALOGCC");
    expect(sourcesText({ kind: "comparison", sources: [source("stark", { turns: { from: 3 } }), source("dialogcc")] })).toBe("STARK (a part) × DIALOGCC");
    expect(sourcesText({ kind: "comparison", sources: [source("stark", { genders: ["woman"] }), source("stark", { genders: ["man"] })] })).toBe("STARK (woman) × STARK (man)");
  });
});

describe("titles of sources in a table", () => {
  it("name the part only where a dataset occurs twice", () => {
    expect(sourceTitles([source("stark", { turns: { from: 3 } }), source("dialogcc")])).toEqual(["STARK", "DIALOGCC"]);
    expect(sourceTitles([source("stark", { age: { to: 40 } }), source("dialogcc"), source("stark")])).toEqual(["STARK (aged 40 at most)", "DIALOGCC", "STARK (everything)"]);
  });

  it("count the parts whose conditions are long or the same", () => {
    const long = { countries: ["Norway", "Sweden", "Finland", "Denmark", "Iceland"] };
    expect(sourceTitles([source("stark", { age: { to: 40 } }), source("stark", long)])).toEqual(["STARK (aged 40 at most)", "STARK (part 2)"]);
    expect(sourceTitles([source("stark"), source("stark")])).toEqual(["STARK (part 1)", "STARK (part 2)"]);
  });
});
