/** What a request to an engine came to, in the words that are kept and counted. */
import { RUNGS } from "@/lib/mcu/answer/read-answer";
import type { StepCall } from "@/lib/mcu/answer/ask-step";

/**
 * What was asked. For an answer in words, which request of its step it was: the first, the one that sends an answer back to be mended, or one with a new seed.
 * Else a search for pictures, a score of one, or a judgement of an episode.
 */
export const ASKED = ["first", "sent-back", "new-seed", "search", "score", "judgement"] as const;
export type Asked = (typeof ASKED)[number];

/**
 * Why an answer could not be read: cut off; not given, by the server or its filter; against form or meaning; none came. "set-aside" is a picture
 * that was made or found, and that a filter kept out.
 */
export const FAULTS = ["truncated", "refused", "unusable", "no-answer", "set-aside"] as const;
export type Fault = (typeof FAULTS)[number];

/** Every request has one of these: the rung on which its answer was read, why it was not, that a picture came, or that a search, score or judgement did. */
export const OUTCOMES = [...RUNGS, ...FAULTS, "made", "answered"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** @returns null where the answer was read. */
export function faultOf({ rung, fault, isTruncated, finish }: Pick<StepCall, "rung" | "fault" | "isTruncated" | "finish">): Fault | null {
  if (rung !== null) return null;
  if (fault !== null) return fault === "refused" ? "refused" : "no-answer";
  if (finish === "filtered") return "refused";
  return isTruncated ? "truncated" : "unusable";
}

/** @param first the seed with which the step began. */
export function askedAs({ isRepair, seed }: Pick<StepCall, "isRepair" | "seed">, first: number): Asked {
  return isRepair ? "sent-back" : seed === first ? "first" : "new-seed";
}
