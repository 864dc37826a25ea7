import { describe, expect, test } from "vitest";
import { seededRandom } from "@/lib/stats/random";
import { planStep } from "@/lib/mcu/steps/plan-step";
import type { PlanInput } from "@/lib/mcu/steps/plan-rule";

const input = (description: string, age = 30): PlanInput => ({ name: "Marie", demographics: { age, gender: "female" }, description });
const scripted = (description: string, age?: number) => planStep.scripted(input(description, age), seededRandom(1));

describe("the planner by rule", () => {
  test.each([
    ["A selfie at the beach", "p-t2i", "A photo of a young woman [img]: A selfie at the beach"],
    ["Marie's bicycle at a lake, with Marie beside it", "p-t2i", "the young woman [img] with the young woman's bicycle at a lake, with the young woman beside it"],
    ["A photo of Marie reading", "p-t2i", "A photo of the young woman [img] reading"],
    ["The parade of 2019 in Paris", "web", "The parade of 2019 in Paris"],
    ["An iPhone on a table", "web", "An iPhone on a table"],
    ["A bowl of soup", "retrieval", "A bowl of soup"],
  ])("%s", (description, module, told) => {
    const plan = scripted(description);
    expect(plan).toMatchObject({ module, description: told });
    expect(plan.reason).toMatch(/^By rule/);
    expect(planStep.check(plan, input(description))).toEqual([]);
  });

  test("the class word follows age and gender", () => {
    expect([11, 16, 30, 50, 75].map((age) => scripted("selfie", age).description)).toEqual(["girl", "teenage girl", "young woman", "woman", "elderly woman"].map((word) => expect.stringContaining(` ${word} [img]`)));
  });
});

describe("a model's plan", () => {
  test.each([
    [[{ reason: "r", module: "Personalized text-to-image", modified_image_description: "A young woman at sea [img]" }], "A young woman [img] at sea"],
    [{ plan: { rationale: "r", module: "P-T2I", description: "Marie at sea" } }, "the young woman [img] at sea"],
    [{ reason: "r", module: "web search", description: "Sea [img]." }, "Sea."],
  ])("%j is brought into form", (raw, description) => {
    const wire = planStep.wire.parse(planStep.normalise(raw, input("x")));
    const plan = planStep.read(wire, input("x"));
    expect(plan.description).toBe(description);
    expect(planStep.check(plan, input("x"))).toEqual([]);
  });

  test("an unknown module is left for the schema to refuse", () => {
    for (const raw of [{ reason: "r", module: "telepathy", description: "d" }, "text", null, 7, [], {}]) {
      expect(planStep.wire.safeParse(planStep.normalise(raw, input("x"))).success).toBe(false);
    }
  });
});
