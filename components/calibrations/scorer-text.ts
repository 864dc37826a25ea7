import type { Proposal } from "@/lib/calibrations/types";

const SCORES = { clip: "CLIP", pick: "PickScore" } as const;

/** Whose score it is: "CLIP, siglip2 (main)". */
export function scorerText({ score, scorer: { model, revision } }: Pick<Proposal, "score" | "scorer">): string {
  return `${SCORES[score]}, ${model}${revision ? ` (${revision})` : ""}`;
}
