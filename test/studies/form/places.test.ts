import { describe, expect, it } from "vitest";
import { placeText } from "@/lib/studies/form/places";

const criteria = [{ id: "c0", key: "flow", name: "Flow", question: "", definition: "", allowCannotJudge: false, scale: null }];
const rating = { kind: "rating", criteria } as const;
const comparison = { kind: "comparison", criteria } as const;

describe("the place of a refused field in words", () => {
  it("names the source, the condition and its end", () => {
    expect(placeText("sources.1.dataset", comparison)).toBe("Source 2, dataset");
    expect(placeText("sources.1.slice.turns.from", comparison)).toBe("Source 2, turns, at least");
    expect(placeText("sources.0.slice.age", comparison)).toBe("Source 1, age");
    expect(placeText("sources.0.dataset", rating)).toBe("Dataset");
    expect(placeText("sources.0.slice.images.to", rating)).toBe("Part of the dataset, images, at most");
  });

  it("calls the same field as the form of its kind does", () => {
    expect(placeText("protocol.evaluatorsPerItem", rating)).toBe("Evaluators per item");
    expect(placeText("protocol.evaluatorsPerItem", comparison)).toBe("Evaluators per pair");
    expect(placeText("protocol.contrasts.0", comparison)).toBe("Which sources meet");
  });

  it("names the criterion", () => {
    expect(placeText("protocol.criteria.0.scale.1.label", rating)).toBe("Flow, scale, point 2, words");
    expect(placeText("protocol.criteria.4.key", rating)).toBe("Criterion 5, name in exports");
  });
});
