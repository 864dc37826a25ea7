/** One request to an engine as it is kept, whatever came of it. */
import { z } from "zod";
import type { StepCall } from "@/lib/mcu/answer/ask-step";
import type { Candidate } from "@/lib/mcu/aligner/types";
import { cutText } from "@/lib/storable-text";
import { ASKED, FAULTS, askedAs, faultOf } from "./rates/outcome";

const text = z.string().nullable();
const count = z.int().nullable();

export const loggedCallSchema = z.object({
  engine: z.string(), model: z.string(), revision: text, seed: z.string(), inputTokens: count, cachedTokens: count, outputTokens: count, ms: z.int(),
  /** In the currency of the engine's prices; null where it has none. */
  cost: z.number().nullable(),
  finish: text, rung: text, failure: text,
  /** Null for a candidate of a picture. */
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

/** @param perImage of a picture that is made; one that is found costs nothing that a price speaks of. */
export function pictureCall({ engine, module, ms, refusals }: Candidate, seed: number, perImage: number | null): LoggedCall {
  return {
    engine: engine?.name ?? "?", model: engine?.model ?? "?", revision: engine?.revision ?? null, seed: String(seed), inputTokens: null, cachedTokens: null, outputTokens: null, ms: Math.round(ms), cost: module === "p-t2i" || module === "t2i" ? perImage : null,
    finish: null, rung: null, failure: refusals[0]?.reason ?? null, asked: null, fault: refusals[0] ? "set-aside" : null,
  };
}
