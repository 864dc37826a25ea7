import { describe, expect, it } from "vitest";
import { comparisonForm } from "@/lib/studies/form/state";
import { stillWrong } from "@/lib/studies/form/still-wrong";
import { type ComparisonProtocol, protocolSchema } from "@/lib/studies/protocol";
import { comparisonTemplate } from "@/lib/studies/template";

const protocol = protocolSchema.parse(comparisonTemplate) as ComparisonProtocol;
const form = comparisonForm({ name: "", sources: [{ dataset: "one", slice: { turns: { from: 9, to: 3 } } }, { dataset: "", slice: {} }], protocol });
const paths = ["name", "protocol.title", "sources.0.slice.turns", "sources.1.dataset", "protocol.criteria.0.name", "protocol.criteria.1.question", "protocol.handOverMinutes"];
const left = (part: Partial<typeof form>) => stillWrong(paths.map((path) => ({ path, message: "wrong" })), form, { ...form, ...part }).map(({ path }) => path);
const without = (...gone: string[]) => paths.filter((path) => !gone.includes(path));

describe("refused fields", () => {
  it("are wrong no longer once they are changed, and others stay", () => {
    expect(left({})).toEqual(paths);
    expect(left({ name: "A name" })).toEqual(without("name"));
    expect(left({ handOverHours: "2" })).toEqual(without("protocol.handOverMinutes"));
    expect(left({ sources: form.sources.map((source, index) => (index === 1 ? { ...source, dataset: "two" } : source)) })).toEqual(without("sources.1.dataset"));
    expect(left({ sources: form.sources.map((source) => ({ ...source, slice: { ...source.slice, turns: { from: "3", to: "9" } } })) })).toEqual(without("sources.0.slice.turns"));
    expect(left({ criteria: form.criteria.map((criterion, index) => (index === 0 ? { ...criterion, name: "Flow" } : criterion)) })).toEqual(without("protocol.criteria.0.name"));
  });

  it("are forgotten in a list whose entries moved: their numbers mean others then", () => {
    expect(left({ criteria: form.criteria.slice(1) })).toEqual(without("protocol.criteria.0.name", "protocol.criteria.1.question"));
  });
});
