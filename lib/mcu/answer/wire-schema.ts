/** The form of a step's answer as JSON schema, in the part of it that grammars of model servers understand. */
import { z } from "zod";
import type { ChatStep } from "../step";

const known = new WeakMap<z.ZodType, Record<string, unknown>>();

/**
 * @returns the JSON schema (draft 2020-12) of what goes over the wire: closed objects, without `$schema` and without the ±(2^53 − 1) that zod gives
 *   every whole number, which some grammars count out digit by digit. Made once per schema.
 */
export function wireSchema<Input, Wire, Output>(step: Pick<ChatStep<Input, Wire, Output>, "wire">): Record<string, unknown> {
  const ready = known.get(step.wire);
  if (ready) return ready;
  const schema = closed(z.toJSONSchema(step.wire, { io: "input" })) as Record<string, unknown>;
  known.set(step.wire, schema);
  return schema;
}

function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(([key, value]) =>
    key !== "$schema" && !(key === "minimum" && value === Number.MIN_SAFE_INTEGER) && !(key === "maximum" && value === Number.MAX_SAFE_INTEGER));
  const result: Record<string, unknown> = Object.fromEntries(entries.map(([key, value]) => [key, closed(value)]));
  // A map of property names is an object too, but has no `type` that is a word.
  return result.type === "object" && typeof result.properties === "object" ? { ...result, additionalProperties: false } : result;
}
