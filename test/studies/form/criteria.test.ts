import { describe, expect, it } from "vitest";
import { criteriaForm, criteriaSent, keyFor, moved, newCriterion, sameScale, withKey } from "@/lib/studies/form/criteria";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";
import { protocolSchema } from "@/lib/studies/protocol";

const rated = criteriaForm(protocolSchema.parse(starkTemplate).criteria);
const compared = criteriaForm(protocolSchema.parse(comparisonTemplate).criteria);

describe("criteria in the form", () => {
  it("have a scale in a rating study and none in a comparison, also when one is added", () => {
    expect(newCriterion(rated).scale?.map((point) => point.value)).toEqual(["1", "2", "3", "4"]);
    expect(newCriterion(compared).scale).toBeNull();
    expect(criteriaSent(compared)[0]).not.toHaveProperty("scale");
    expect(newCriterion([]).scale).toHaveLength(4);
  });

  it("take the name in exports from the name until it is changed by hand", () => {
    const fresh = newCriterion(rated);
    const named = withKey({ ...fresh, name: "Warmth & Wit" }, fresh, { name: "Warmth & Wit" }, rated);
    expect(named.key).toBe("warmth_wit");
    const own = { ...named, key: "wit" };
    expect(withKey({ ...own, name: "Wit alone" }, own, { name: "Wit alone" }, rated).key).toBe("wit");
    expect(keyFor("Overall", ["overall"])).toBe("overall_2");
  });

  it("share points and keep their own meanings", () => {
    const [first, second] = rated;
    if (!first || !second) throw new Error("The template has seven.");
    const copied = sameScale({ ...first, scale: [{ id: "p", value: "2", label: "Twice", definition: "of the first", example: "" }] }, second);
    expect(copied).toMatchObject([{ value: "2", label: "Twice", definition: second.scale?.[1]?.definition }]);
  });

  it("move within the list and not beyond it", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  });
});
