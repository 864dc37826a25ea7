/** Once sources are named, the one that was listed first is named first: it is what the others are held against. Pure. */
import type { StudyDetail } from "@/lib/studies/types";

export function listedFirst({ kind, state, revealedAt, sources }: Pick<StudyDetail, "kind" | "state" | "revealedAt" | "sources">): string | undefined {
  return kind === "comparison" && (state === "closed" || revealedAt !== null) ? sources[0]?.dataset.slug : undefined;
}
