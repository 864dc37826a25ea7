import { describe, expect, it } from "vitest";
import { MOST_SOURCES as MOST_IN_FORM, newSource, sliceForm, sliceRead, sliceSent, sourcesSent } from "@/lib/studies/form/sources";
import { comparisonForm, previewRequest, protocolSent, ratingForm } from "@/lib/studies/form/state";
import { type ComparisonProtocol, MOST_SOURCES, protocolSchema, type RatingProtocol, studyInputSchema } from "@/lib/studies/protocol";
import { type Slice, sliceSchema } from "@/lib/studies/slice";
import { previewSampleSchema } from "@/lib/studies/endpoints";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";

const rating = protocolSchema.parse(starkTemplate) as RatingProtocol;
const comparison = protocolSchema.parse(comparisonTemplate) as ComparisonProtocol;
const sources = ["one", "two", "three"].map((dataset) => ({ dataset, slice: {} }));
const EVERYTHING: Slice = {
  origins: ["collected"], countries: ["Norway"], genders: ["woman"], age: { from: 20, to: 40 }, sessions: { from: 2 }, turns: { to: 30 }, images: { from: 0 },
  modules: ["retrieval"], idPrefix: "test:", categories: ["Food"], relations: ["routine"], imageStates: ["stored"], imageSources: ["device"], dates: { from: "2024-01-01" },
  span: { to: 400 }, words: 'radio "market"',
};

describe("a protocol", () => {
  it("goes through the form and comes out as it was, of either kind", () => {
    expect(protocolSchema.parse(protocolSent(ratingForm({ name: "x", sources: sources.slice(0, 1), protocol: rating })))).toEqual(rating);
    expect(protocolSchema.parse(protocolSent(comparisonForm({ name: "x", sources, protocol: comparison })))).toEqual(comparison);
  });

  it("keeps what was chosen of a comparison", () => {
    const protocol: ComparisonProtocol = {
      ...comparison, contrasts: [[1, 3], [2, 3]], pairing: { method: "matched", on: ["images"] }, images: "any", allowBothBad: true, askMachineMade: false,
      show: { ...comparison.show, dates: true }, sample: { size: "all", seed: "x" }, handOverMinutes: 100,
    };
    expect(protocolSchema.parse(protocolSent(comparisonForm({ name: "x", sources, protocol })))).toEqual(protocol);
  });

  it("is sent with what is crooked in it, so that the server names the place", () => {
    const form = { ...comparisonForm({ name: "x", sources, protocol: comparison }), size: "", evaluatorsPerItem: "four", handOverHours: "" };
    const read = protocolSchema.safeParse(protocolSent(form));
    expect(read.error?.issues.map((issue) => issue.path.join("."))).toEqual(["sample.size", "evaluatorsPerItem", "handOverMinutes"]);
  });

  it("makes the study that the API takes", () => {
    const form = comparisonForm({ name: "Spring", sources, protocol: comparison });
    const made = studyInputSchema.parse({ name: form.name, sources: sourcesSent(form.sources), protocol: protocolSent(form), evaluators: [] });
    expect(made.sources).toEqual(sources);
  });
});

describe("a part of a dataset", () => {
  it("goes through the form and comes out as it was", () => {
    expect(sliceSchema.parse(sliceSent(sliceForm(EVERYTHING)))).toEqual(EVERYTHING);
    expect(sliceSent(sliceForm({}))).toEqual({});
  });

  it("is said in words as the server would read it, once it can be read", () => {
    expect(sliceRead(sliceForm(EVERYTHING))).toEqual(EVERYTHING);
    const range = (from: string, to: string) => sliceRead({ ...sliceForm({}), turns: { from, to } });
    expect([range("1.5", ""), range("-1", ""), range("9", "1"), range("ten", "")]).toEqual([null, null, null, null]);
    expect(range("1", "9")).toEqual({ turns: { from: 1, to: 9 } });
  });

  it("is one of as many as the protocol takes", () => {
    expect(MOST_IN_FORM).toBe(MOST_SOURCES);
  });

  it("names what is no number", () => {
    const read = sliceSchema.safeParse(sliceSent({ ...sliceForm({}), turns: { from: "ten", to: "20" } }));
    expect(read.error?.issues.map((issue) => issue.path.join("."))).toEqual(["turns.from"]);
  });
});

describe("the question what would be drawn", () => {
  it("is asked once every source has a dataset", () => {
    const form = comparisonForm({ name: "x", sources, protocol: comparison });
    expect(previewRequest({ ...form, sources: [...form.sources, newSource()] })).toBeNull();
    expect(previewSampleSchema.safeParse(previewRequest(form)).success).toBe(true);
    expect(previewSampleSchema.safeParse(previewRequest(ratingForm({ name: "x", sources: sources.slice(0, 1), protocol: rating }))).success).toBe(true);
  });

  it("stays the same while words are written, and half-typed words do not spoil it", () => {
    const form = comparisonForm({ name: "x", sources, protocol: comparison });
    const typing = { ...form, name: "", title: "", instructions: "…", leaseMinutes: "", evaluatorsPerItem: "", handOverHours: "-", criteria: [], allowBothBad: true };
    expect(previewRequest(typing)).toEqual(previewRequest(form));
    expect(previewRequest({ ...form, seed: "2" })).not.toEqual(previewRequest(form));
    expect(previewRequest({ ...form, isMatched: true })).not.toEqual(previewRequest(form));
  });
});
