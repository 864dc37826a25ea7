import type { Candidate } from "./types";

/**
 * The candidate that no filter refused and that ranks first: by PickScore, then CLIP, then the index's own similarity, then the
 * order in which they came. A score that is missing ranks below every score that is there. O(n).
 */
export function bestOf(candidates: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (candidate.refusals.length === 0 && (best === null || ranksBefore(candidate, best))) best = candidate;
  }
  return best;
}

function ranksBefore(one: Candidate, other: Candidate): boolean {
  for (const key of [(candidate: Candidate) => candidate.scores.pick, (candidate: Candidate) => candidate.scores.clip, (candidate: Candidate) => candidate.similarity]) {
    const [a, b] = [key(one) ?? -Infinity, key(other) ?? -Infinity];
    if (a !== b) return a > b;
  }
  return false;
}
