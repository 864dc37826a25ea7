/** How the engines of runs did, as counts. */
import { z } from "zod";
import { OUTCOMES } from "./outcome";

export const countsSchema = z.object({
  /** Requests: the sum of `outcomes`. */
  calls: z.int(),
  /** Steps that they belong to. */
  steps: z.int(),
  /** Of those steps, the ones that came to nothing usable. */
  failedSteps: z.int(),
  outcomes: z.object(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, z.int()])) as Record<(typeof OUTCOMES)[number], z.ZodInt>),
  /** Requests that sent an answer back to be mended. */
  sentBack: z.int(),
  /** Requests with another seed than the first. */
  newSeeds: z.int(),
  /** Of the requests that were answered; null where none was. */
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  /** Null where the engine counts none. */
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  /** Null where the engine has no prices. */
  cost: z.number().nullable(),
});
export type Counts = z.infer<typeof countsSchema>;

export const engineRatesSchema = z.object({
  engine: z.string(), model: z.string(), revision: z.string().nullable(),
  /** The engine as it is set up now; null where it was removed. */
  now: z.object({
    currency: z.string().nullable(),
    /** False where it serves another model by now: what the probe found is of that. */
    isSameModel: z.boolean(),
    /** What the last probe found of JSON schemas; null where it found nothing, or there was none. */
    structuredOutput: z.enum(["enforced", "advisory", "none"]).nullable(),
  }).nullable(),
  total: countsSchema,
  /** By kind of step, in the order of an episode. */
  kinds: z.array(countsSchema.extend({ kind: z.string() })),
});
export type EngineRates = z.infer<typeof engineRatesSchema>;

export const ratesViewSchema = z.object({
  /** What they were counted over: one run, or all. */
  run: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** Steps by script, for which nothing is asked. */
  scriptedSteps: z.int(),
  engines: z.array(engineRatesSchema),
});
export type RatesView = z.infer<typeof ratesViewSchema>;
