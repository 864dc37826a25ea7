import { describe, expect, it } from "vitest";
import { criteriaOf, protocolSchema } from "@/lib/studies/protocol";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";

describe("the STARK template", () => {
  const protocol = protocolSchema.parse(starkTemplate);

  it("asks the seven criteria in the order of the study", () => {
    expect(protocol.criteria.map((criterion) => criterion.key)).toEqual([
      "coherence", "consistency", "image_sharing_turn_relevance", "image_dialogue_relevance", "image_persona_relevance", "time_interval", "experience",
    ]);
  });

  it("explains every point of every scale with a definition and an example of its own", () => {
    for (const criterion of criteriaOf(protocol)) {
      expect(criterion.scale.map(({ value, label }) => `${value} ${label}`)).toEqual(["1 Not at all", "2 A little", "3 Somewhat", "4 A lot"]);
      expect(criterion.definition).not.toBe("");
    }
    const texts = criteriaOf(protocol).flatMap((criterion) => criterion.scale.flatMap((point) => [point.definition, point.example]));
    expect(texts.filter((text) => text.length < 15)).toEqual([]);
    expect(new Set(texts).size).toBe(7 * 4 * 2);
  });

  it("tells evaluators nothing of where the conversations come from", () => {
    expect(JSON.stringify({ ...protocol, criteria: protocol.criteria.map(({ key: _key, ...words }) => words) })).not.toMatch(/stark|dataset|locomo/i);
  });
});

describe("the template of STARK's comparison", () => {
  const protocol = protocolSchema.parse(comparisonTemplate);

  it("asks the six criteria in the order of the study, each explained", () => {
    expect(protocol.criteria.map((criterion) => criterion.key)).toEqual([
      "natural_flow", "engagingness", "specificity", "image_sharing_turn_relevance", "image_dialogue_consistency", "overall",
    ]);
    for (const criterion of protocol.criteria) expect(criterion.definition.length).toBeGreaterThan(80);
  });

  it("shows nothing that one source alone may have, and names no source", () => {
    expect(protocol.kind === "comparison" && Object.values(protocol.show)).toEqual([false, false, false, false, false, false]);
    expect(JSON.stringify({ ...protocol, criteria: protocol.criteria.map(({ key: _key, ...words }) => words) })).not.toMatch(/stark|dataset|dialogcc|mmdialog/i);
  });
});
