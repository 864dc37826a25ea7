/** A step that a language model does: what it is asked, in which form it answers, what is made of the answer, and how a script does it. */
import type { z } from "zod";
import type { RandomSource } from "@/lib/stats/random";

export type Prompt = { system: string; user: string };

/**
 * @typeParam Input what earlier steps gave.
 * @typeParam Wire the answer in the form that goes over the wire: an object at the root, `null` for what is not there, a bound on every list and text.
 * @typeParam Output what later steps take.
 */
export type ChatStep<Input, Wire, Output> = {
  name: string;
  /** Of prompt and schema together: goes into the provenance, and changes with either. */
  version: string;
  prompt: (input: Input) => Prompt;
  wire: z.ZodType<Wire>;
  sampling: { temperature: number; maxTokens: number };
  /**
   * Brings what small models write instead ("AI", a list of one, "2" for 2) into the wire's form; anything else is left as it is, for the schema to refuse.
   * Total: takes any JSON.
   */
  normalise: (raw: unknown, input: Input) => unknown;
  /** Meaning, from form. Never throws. */
  read: (wire: Wire, input: Input) => Output;
  /** What is wrong with a well-formed answer, in sentences that a model can mend it by; empty where it can be used. */
  check: (output: Output, input: Input) => string[];
  /** The same without a model: complete in structure, made up by rule, different with every seed. It passes `check`. */
  scripted: (input: Input, random: RandomSource) => Output;
};
