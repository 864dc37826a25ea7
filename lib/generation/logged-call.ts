/** One request to an engine as it is kept, whatever came of it. */
import { z } from "zod";
import type { StepCall } from "@/lib/mcu/answer/ask-step";
import type { Candidate } from "@/lib/mcu/aligner/types";
import type { EngineError, Usage } from "@/lib/mcu/ports";
import { cutText } from "@/lib/storable-text";
import { costOf, type KnownEngine } from "./cost";
import { ASKED, FAULTS, askedAs, faultOf, type Asked } from "./rates/outcome";

const text = z.string().nullable();
const count = z.int().nullable();

export const loggedCallSchema = z.object({
  engine: z.string(), model: z.string(), revision: text, /** Null of what is asked without one. */ seed: z.string().nullable(), inputTokens: count, cachedTokens: count, outputTokens: count, ms: z.int(),
  /** In the currency of the engine's prices; null where it has none. */
  cost: z.number().nullable(),
  finish: text, rung: text, failure: text,
  /** Null for a picture that was to be made. */
  asked: z.enum(ASKED).nullable().default(null),
  /** Null where something came of it. */
  fault: z.enum(FAULTS).nullable().default(null),
});
export type LoggedCall = z.infer<typeof loggedCallSchema>;

/** @param first the seed with which the step began. */
export function loggedCall(call: StepCall, first: number, cost: number | null): LoggedCall {
  const { engine, seed, usage, ms, finish, rung, fault, problems } = call;
  const failed = rung === null ? cutText([fault, problems[0]].filter(Boolean).join(": "), 1_000) || "no answer" : null;
  return {
    engine: engine?.name ?? "?", model: engine?.model ?? "?", revision: engine?.revision ?? null, seed: String(seed), inputTokens: usage?.inputTokens ?? null, cachedTokens: usage?.cachedTokens ?? null,
    outputTokens: usage?.outputTokens ?? null, ms: Math.round(ms ?? 0), cost, finish, rung, failure: failed, asked: askedAs(call, first), fault: faultOf(call),
  };
}

/** A request for what is no text: a picture, a search, a score, a judgement. @param error where nothing came. */
export function portCall(
  { engine, prices }: KnownEngine, { asked, seed, ms, usage = null, pictures = 0 }: { asked: Asked | null; seed: number | null; ms: number | null; usage?: Usage | null; pictures?: number }, error: EngineError | null,
): LoggedCall {
  return {
    engine: engine.name, model: engine.model, revision: engine.revision, seed: seed === null ? null : String(seed), inputTokens: usage?.inputTokens ?? null, cachedTokens: usage?.cachedTokens ?? null,
    outputTokens: usage?.outputTokens ?? null, ms: Math.round(ms ?? 0), cost: error ? null : costOf(prices, { usage, pictures }), finish: null, rung: null,
    failure: error ? cutText(`${error.fault}: ${error.message}`, 1_000) : null, asked, fault: error ? (error.fault === "refused" ? "refused" : "no-answer") : null,
  };
}

/** Tells of each picture that was made and then refused by a filter at the request that made it: they come in the same order. */
export function setAside(calls: readonly LoggedCall[], candidates: readonly Candidate[]): LoggedCall[] {
  const made = candidates.filter(({ module }) => module === "p-t2i" || module === "t2i").values();
  return calls.map((call) => {
    const refusal = call.asked === null && call.fault === null ? made.next().value?.refusals[0] : undefined;
    return refusal ? { ...call, failure: refusal.reason, fault: "set-aside" } : call;
  });
}
