/** One request to an engine as it is kept, whatever came of it. */
import { z } from "zod";
import type { StepCall } from "@/lib/mcu/answer/ask-step";
import type { Candidate } from "@/lib/mcu/aligner/types";

const text = z.string().nullable();
const count = z.int().nullable();

export const loggedCallSchema = z.object({
  engine: z.string(), model: z.string(), revision: text, seed: z.string(), inputTokens: count, cachedTokens: count, outputTokens: count, ms: z.int(),
  /** In the currency of the engine's prices; null where it has none. */
  cost: z.number().nullable(),
  finish: text, rung: text, failure: text,
});
export type LoggedCall = z.infer<typeof loggedCallSchema>;

export function loggedCall({ engine, seed, usage, ms, finish, rung, fault, problems }: StepCall, cost: number | null): LoggedCall {
  const failed = rung === null ? [fault, problems[0]].filter(Boolean).join(": ").slice(0, 1_000) || "no answer" : null;
  return {
    engine: engine?.name ?? "?", model: engine?.model ?? "?", revision: engine?.revision ?? null, seed: String(seed), inputTokens: usage?.inputTokens ?? null, cachedTokens: usage?.cachedTokens ?? null,
    outputTokens: usage?.outputTokens ?? null, ms: Math.round(ms ?? 0), cost, finish, rung, failure: failed,
  };
}

/** @param perImage of a picture that is made; one that is found costs nothing that a price speaks of. */
export function pictureCall({ engine, module, ms, refusals }: Candidate, seed: number, perImage: number | null): LoggedCall {
  return {
    engine: engine?.name ?? "?", model: engine?.model ?? "?", revision: engine?.revision ?? null, seed: String(seed), inputTokens: null, cachedTokens: null, outputTokens: null, ms: Math.round(ms), cost: module === "p-t2i" || module === "t2i" ? perImage : null,
    finish: null, rung: null, failure: refusals[0]?.reason ?? null,
  };
}
