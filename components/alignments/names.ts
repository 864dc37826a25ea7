/** What people call what the aligner has to do with. */
import type { Verdict } from "@/lib/alignments/verdicts";
import type { AlignedCandidate, AlignmentView } from "@/lib/alignments/types";

export const MODULE_NAMES: Record<AlignedCandidate["module"], string> = {
  "p-t2i": "Personalised text to image", t2i: "Text to image", retrieval: "Image retrieval", web: "Web search", card: "Scripted card",
};

export const PLANNER_NAMES = { llm: "by a model", rule: "by rule", forced: "as asked for" } as const;

export const OUTCOME_NAMES = { served: "gave a picture", "no-engine": "no engine", failed: "failed", "nothing-passed": "nothing passed", "not-allowed": "not allowed" } as const;

export const SCORE_NAMES: Record<Verdict["score"], string> = { clip: "CLIP", pick: "PickScore", nsfw: "Unsuitable", face: "Face" };

const PARTS = { face: "Making the reference face", picture: "Looking for pictures", original: "Scoring the picture that was shared" } as const;

/** What an alignment is at just now, while it is not over. */
export function standingText({ state, workerSeen, progress, error }: AlignmentView): string {
  if (state === "queued") return workerSeen ? "Waiting for the worker" : "Waiting: no worker is running";
  if (state === "running") return progress.part ? PARTS[progress.part] : "Beginning";
  return error ?? (state === "failed" ? "It failed" : "It was stopped");
}
