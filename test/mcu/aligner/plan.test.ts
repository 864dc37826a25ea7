import { expect, it } from "vitest";
import { planFor } from "@/lib/mcu/aligner/plan";
import { StepQuarantined } from "@/lib/mcu/answer/ask-step";

const signal = new AbortController().signal;
const mia = { name: "Mia", gender: "female", age: 24, face: null } as const;
const request = { description: "Mia on a pier", person: mia, source: null, seed: 1 } as const;

it("asks a model where there is one, and the rule where there is none or its answer is of no use", async () => {
  const asked = await planFor(request, async (step, input) => ({ module: "web", description: input.description, reason: step.name }), signal);
  expect(asked).toEqual({ module: "web", description: "Mia on a pier", planner: "llm", reason: "plan" });
  expect(await planFor(request, null, signal)).toMatchObject({ module: "p-t2i", description: "the young woman [img] on a pier", planner: "rule" });
  const spoilt = await planFor(request, () => Promise.reject(new StepQuarantined("plan", "unusable", ["It is no object."], "")), signal);
  expect(spoilt).toMatchObject({ module: "p-t2i", planner: "rule" });
  expect(spoilt.reason).toContain("It is no object.");
  await expect(planFor(request, () => Promise.reject(new Error("a fault of ours")), signal)).rejects.toThrow("a fault of ours");
});

it("makes no personalised plan of nobody, and does as it is told", async () => {
  expect(await planFor({ ...request, description: "a selfie", person: null }, null, signal)).toMatchObject({ module: "t2i", description: "a selfie", planner: "rule" });
  expect(await planFor({ ...request, forceModule: "retrieval" }, null, signal)).toMatchObject({ module: "retrieval", planner: "forced" });
});
