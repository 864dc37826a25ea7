import type { AlignmentView } from "@/lib/alignments/types";

const PARTS = { face: "Making the reference face", picture: "Looking for pictures", original: "Scoring the picture that was shared" } as const;

/** What an alignment is at just now, or why it came to nothing. */
export function standingText({ state, workerSeen, progress, error }: AlignmentView): string {
  if (state === "queued") return workerSeen ? "Waiting for the worker" : "Waiting: no worker is running";
  if (state === "running") return progress.part ? PARTS[progress.part] : "Beginning";
  return error ?? (state === "failed" ? "It failed" : "It was stopped");
}
