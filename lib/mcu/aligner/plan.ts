/** Which module serves a request: as asked for, as a model says, or by rule. */
import { StepQuarantined } from "../answer/ask-step";
import { EngineError } from "../ports";
import { planByRule, type Plan as StepPlan, type PlanInput } from "../steps/plan-rule";
import { planStep } from "../steps/plan-step";
import type { AlignRequest, Plan } from "./types";

/** Asks a chat engine for the step; the caller writes down what that cost. */
export type AskPlan = (step: typeof planStep, input: PlanInput, signal: AbortSignal) => Promise<StepPlan>;

/** Without a person nobody's face can be asked for: any age will do for the rule. */
const NOBODY = { name: "", demographics: { age: 30, gender: "female" } } as const;

/**
 * By rule where `ask` is null, where there is no person for the step to speak of, and where the engine gives no usable plan.
 *
 * @throws the signal's reason where it is aborted, and whatever `ask` throws that is neither an engine's fault nor an unusable answer.
 */
export async function planFor(request: AlignRequest, ask: AskPlan | null, signal: AbortSignal): Promise<Plan> {
  const { description, forceModule, person } = request;
  if (forceModule) return { module: forceModule, description, planner: "forced", reason: "This module was asked for." };
  if (!person) return byRule(description);
  const input: PlanInput = { name: person.name, demographics: { age: person.age, gender: person.gender }, description };
  if (!ask) return { ...planByRule(input), planner: "rule" };
  try {
    return { ...(await ask(planStep, input, signal)), planner: "llm" };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EngineError) && !(error instanceof StepQuarantined)) throw error;
    const plan = planByRule(input);
    return { ...plan, planner: "rule", reason: `${plan.reason} No model's plan could be had: ${error.message}` };
  }
}

function byRule(description: string): Plan {
  const plan = planByRule({ ...NOBODY, description });
  if (plan.module !== "p-t2i") return { ...plan, planner: "rule" };
  return { module: "t2i", description, planner: "rule", reason: "By rule: it shows a person, and nobody is named whose face could be used." };
}
