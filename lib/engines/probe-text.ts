/** What a probe found, in words for people: the page and the command line say the same. */
import type { EngineProbe, StructuredOutput } from "@/lib/mcu/engines/probe-result";

const STRUCTURED: Record<StructuredOutput, string> = {
  enforced: "enforces structured output",
  advisory: "takes structured output as advice only",
  none: "has no structured output: its answers are read from plain text",
};

/** Whether it answers, and how soon. */
export function answeredText({ isUp, ms }: Pick<EngineProbe, "isUp" | "ms">): string {
  if (!isUp) return "does not answer";
  return ms === null ? "answers" : `answers, in ${ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`}`;
}

/** What of its protocol it keeps, as far as that was seen; whether each is as one would wish. */
export function protocolText({ structuredOutput, streams, countsTokens }: EngineProbe): { text: string; isGood: boolean }[] {
  return [
    ...(structuredOutput === null ? [] : [{ text: STRUCTURED[structuredOutput], isGood: structuredOutput === "enforced" }]),
    ...(streams === null ? [] : [{ text: streams ? "streams" : "does not stream: nothing is seen before an answer is whole", isGood: streams }]),
    ...(countsTokens === null ? [] : [{ text: countsTokens ? "counts tokens" : "counts no tokens: what it costs is not known", isGood: countsTokens }]),
  ];
}
