/** What a look at an engine found. */
import type { RandomSource } from "@/lib/stats/random";

/** "advisory": the form that is asked for has an effect, but is not kept; "none": it has none. */
export type StructuredOutput = "enforced" | "advisory" | "none";

export type EngineProbe = {
  isUp: boolean;
  /** Of the first request that was answered as it should be; null where none was. */
  ms: number | null;
  /** As the server lists them; empty where it lists none. */
  models: string[];
  /** Null where that is no matter of the port, or where it is not up. So are the next two. */
  structuredOutput: StructuredOutput | null;
  streams: boolean | null;
  countsTokens: boolean | null;
  /** Sentences for whoever configures it. */
  notes: string[];
};

export type ProbeOptions = { signal: AbortSignal; random: RandomSource };
