import { describe, expect, it } from "vitest";
import { hasOnlyMade, withSources } from "@/lib/reports/form-dataset";
import { newStudy } from "@/lib/reports/new-study";
import { newSource, sliceForm } from "@/lib/studies/form/sources";

const dataset = (slug: string, collected: number, made: number) => ({ slug, eligible: { episode: { collected, made }, session: { collected, made } } });
const datasets = [dataset("made", 0, 5), dataset("found", 5, 0), dataset("mixed", 5, 5)];
const source = (slug: string, slice = {}) => ({ ...newSource(), dataset: slug, slice: sliceForm(slice) });

describe("made text", () => {
  it("is let in with a source that has nothing else, and never shut out again by a choice", () => {
    expect(withSources([source("found"), source("mixed")], datasets, false).includeScripted).toBe(false);
    expect(withSources([source("found"), source("made")], datasets, false).includeScripted).toBe(true);
    expect(withSources([source("found")], datasets, true).includeScripted).toBe(true);
    expect(withSources([source("mixed", { origins: ["synthetic"] })], datasets, false).includeScripted).toBe(true);
    expect(hasOnlyMade(undefined)).toBe(false);
  });
});

describe("a new study", () => {
  it("begins with the dataset that one came from, and with room for what it is compared with", () => {
    expect(newStudy("rating", datasets, "made")).toMatchObject({ sources: [{ dataset: "made" }], protocol: { kind: "rating", includeScripted: true } });
    expect(newStudy("comparison", datasets, "found")).toMatchObject({ sources: [{ dataset: "found" }, { dataset: "" }], protocol: { kind: "comparison", includeScripted: false } });
    expect(newStudy("rating", datasets, "mixed", { words: "radio", origins: ["synthetic"] })).toMatchObject({ sources: [{ dataset: "mixed", slice: { words: "radio" } }], protocol: { includeScripted: true } });
    expect(newStudy("rating", datasets.slice(0, 1), "gone", { words: "radio" }).sources).toEqual([{ dataset: "made", slice: {} }]);
    expect(newStudy("rating", datasets, "gone").sources).toEqual([{ dataset: "", slice: {} }]);
    expect(newStudy("rating", datasets.slice(0, 1)).sources).toEqual([{ dataset: "made", slice: {} }]);
  });
});
