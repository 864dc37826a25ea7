/** Rates in words and shares: the page and the command line say the same. */
import { count, counted, fixed, percent } from "@/lib/reports/number-text";
import type { Fault, Outcome } from "./outcome";
import type { Counts, EngineRates } from "./types";

type Part = { key: string; label: string; outcomes: readonly Outcome[]; /** A place on the charts' scale: what was asked for is at its high end. */ tone: number };

export const LOST: readonly Fault[] = ["truncated", "refused", "unusable", "no-answer"];

/** How an answer was read, from as it was asked for to not at all. */
export const READ_PARTS: readonly Part[] = [
  { key: "as-sent", label: "as sent", outcomes: ["as-sent"], tone: 1 }, { key: "fence", label: "out of a fence", outcomes: ["fence"], tone: 0.4 }, { key: "repair", label: "repaired", outcomes: ["repair"], tone: 0 },
  { key: "normalised", label: "normalised", outcomes: ["normalised"], tone: -0.4 }, { key: "lost", label: "nothing usable", outcomes: LOST, tone: -1 },
];

const PICTURE_PARTS: readonly Part[] = [
  { key: "answered", label: "answered", outcomes: ["answered"], tone: 1 },
  { key: "made", label: "kept by the filters", outcomes: ["made"], tone: 1 }, { key: "set-aside", label: "set aside by a filter", outcomes: ["set-aside"], tone: -0.4 },
];

export type Share = { key: string; label: string; tone: number; calls: number; share: number };

/** The parts that there are; their calls sum up to all. */
export function sharesOf({ calls, outcomes }: Pick<Counts, "calls" | "outcomes">): Share[] {
  return [...READ_PARTS, ...PICTURE_PARTS]
    .map(({ key, label, tone, outcomes: of }) => ({ key, label, tone, calls: of.reduce((sum, outcome) => sum + outcomes[outcome], 0) }))
    .filter((part) => part.calls > 0)
    .map((part) => ({ ...part, share: part.calls / calls }));
}

const FAULT_TEXT: Record<Fault, string> = { truncated: "cut off", refused: "refused", unusable: "unusable", "no-answer": "no answer", "set-aside": "set aside" };

/** Why nothing could be used: "2 cut off, 1 unusable"; null where all were. */
export function lostText(outcomes: Counts["outcomes"]): string | null {
  return LOST.filter((fault) => outcomes[fault] > 0).map((fault) => `${count(outcomes[fault])} ${FAULT_TEXT[fault]}`).join(", ") || null;
}

/** "as sent 92% (23)". */
export function shareText({ label, share, calls }: Share): string {
  return `${label} ${percent(share, share < 0.01 || (share > 0.99 && share < 1) ? 1 : 0)} (${count(calls)})`;
}

/** Seconds with as many digits as tell something. */
export function secondsText(ms: number | null): string {
  if (ms === null) return "none answered";
  return `${fixed(ms / 1_000, ms < 10_000 ? 2 : 1)} s`;
}

export function tokensText({ inputTokens, outputTokens }: Pick<Counts, "inputTokens" | "outputTokens">): string {
  return inputTokens === null && outputTokens === null ? "not counted" : `${count(inputTokens ?? 0)} in, ${count(outputTokens ?? 0)} out`;
}

export function costText(cost: number | null, currency: string | null): string {
  return cost === null ? "no price set" : `${fixed(cost, cost < 0.01 ? 5 : cost < 1 ? 4 : 2)}${currency ? ` ${currency}` : ""}`;
}

const SCHEMA_TEXT = { enforced: "enforces the schema", advisory: "takes the schema as advice", none: "has no structured output" } as const;

/** What the last probe found of schemas, and whether that is good news. */
export function schemaFinding({ now }: Pick<EngineRates, "now">): { text: string; isGood: boolean | null } {
  if (now === null) return { text: "removed since", isGood: null };
  if (!now.isSameModel) return { text: "another model by now", isGood: null };
  if (now.structuredOutput === null) return { text: "schema not probed", isGood: null };
  return { text: SCHEMA_TEXT[now.structuredOutput], isGood: now.structuredOutput === "enforced" };
}

/** For the command line. */
export function countsLine(counts: Counts, currency: string | null): string {
  const { calls, steps, failedSteps, outcomes, sentBack, newSeeds, medianMs, p95Ms, cost } = counts;
  const lost = lostText(outcomes);
  return [
    `${counted(calls, "request")} for ${counted(steps, "step")}`, ...sharesOf(counts).map(shareText), ...(lost ? [`of those ${lost}`] : []), ...(failedSteps > 0 ? [`${counted(failedSteps, "step")} came to nothing`] : []),
    `${count(sentBack)} sent back`, `${count(newSeeds)} with a new seed`, `median ${secondsText(medianMs)}, 95th percentile ${secondsText(p95Ms)}`, `${tokensText(counts)} tokens`, costText(cost, currency),
  ].join("; ");
}
