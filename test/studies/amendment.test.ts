import { describe, expect, it } from "vitest";
import { amendmentProblems } from "@/lib/studies/amendment";
import { digestOf } from "@/lib/studies/digest";
import { protocolSchema, type RatingProtocol } from "@/lib/studies/protocol";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";

const before = protocolSchema.parse(starkTemplate) as RatingProtocol;
const [first, ...others] = before.criteria;
if (!first) throw new Error();
const paths = (change: Partial<typeof before>) => amendmentProblems(before, { ...before, ...change }).map((problem) => problem.path);

describe("amendmentProblems", () => {
  it("lets every word change", () => {
    const words = { ...first, name: "Flow", question: "Does it flow?", definition: "", scale: first.scale.map((point) => ({ ...point, label: `${point.label}!`, example: "" })) };
    expect(paths({ title: "Other", instructions: "Other", criteria: [words, ...others] })).toEqual([]);
  });

  it("names whatever else has changed", () => {
    expect(paths({ unit: "session" })).toEqual(["protocol.unit"]);
    expect(paths({ evaluatorsPerItem: 9, leaseMinutes: 5, show: { ...before.show, persona: false } })).toEqual(["protocol.evaluatorsPerItem", "protocol.leaseMinutes", "protocol.show"]);
    expect(paths({ criteria: others })).toEqual(["protocol.criteria"]);
    expect(paths({ criteria: [...others, first] })).toEqual(["protocol.criteria"]);
    expect(paths({ criteria: [{ ...first, key: "flow" }, ...others] })).toEqual(["protocol.criteria"]);
    expect(paths({ criteria: [{ ...first, scale: first.scale.slice(1) }, ...others] })).toEqual(["protocol.criteria.0.scale"]);
    expect(paths({ criteria: [{ ...first, allowCannotJudge: true }, ...others] })).toEqual(["protocol.criteria.0.allowCannotJudge"]);
  });
});

describe("amendmentProblems of a comparison", () => {
  const pairs = protocolSchema.parse(comparisonTemplate);
  it("lets words change and names whatever else has", () => {
    const reworded = { ...pairs, title: "Other", criteria: pairs.criteria.map((criterion) => ({ ...criterion, question: "Which?" })) } as typeof pairs;
    expect(amendmentProblems(pairs, reworded)).toEqual([]);
    const changed = protocolSchema.parse({ ...comparisonTemplate, images: "any", allowBothBad: true });
    const places = amendmentProblems(pairs, changed).map((problem) => problem.path);
    expect(places).toContain("protocol.images");
    expect(places).toContain("protocol.allowBothBad");
    expect(amendmentProblems(pairs, before).map((problem) => problem.path)).toContain("protocol.kind");
  });
});

describe("digestOf", () => {
  it("does not depend on the order of fields, and on nothing but the content", () => {
    expect(digestOf({ a: 1, b: { c: [1, "é"], d: null } })).toBe(digestOf({ b: { d: null, c: [1, "é"] }, a: 1, e: undefined }));
    expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }));
    // echo -n '{"a":[1,null,"é"],"b":true}' | sha256sum
    expect(digestOf({ b: true, a: [1, null, "é"] })).toBe("2572338816e46a5309b9098dfd01294b9e5f41aea805ed9b1295a938ed637ea8");
  });
});
