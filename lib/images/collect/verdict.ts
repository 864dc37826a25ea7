/** What becomes of a file of the picture store. Pure: the caller knows the files and what refers to them. */
import { OBJECT_NAME } from "../object-store";

export type Verdict = "kept" | "orphan" | "partial" | "foreign";

/** Left by a process that ended while it wrote. */
const PART = /(^|\/)\.[0-9a-f-]{36}\.part$/;
const DERIVATIVE = /-(800|1600)-jpeg$/;
const DAY_MS = 24 * 60 * 60 * 1000;

type Found = { name: string; modifiedAt: Date };

/**
 * @param removableBefore files written or reused since then may belong to work under way.
 * @example originalVerdict({ name, modifiedAt }, false, new Date()) // "orphan"
 */
export function originalVerdict({ name, modifiedAt }: Found, isReferred: boolean, removableBefore: Date, now: Date): Verdict {
  if (PART.test(name)) return now.getTime() - modifiedAt.getTime() > DAY_MS ? "partial" : "kept";
  // What Concord did not put there is not Concord's to remove.
  if (!/^[0-9a-f]{64}$/.test(name)) return "foreign";
  return isReferred || modifiedAt >= removableBefore ? "kept" : "orphan";
}

/** A reduction can be made again at any time: without its original, or of a width that is no longer made, it goes. */
export function derivativeVerdict({ name, modifiedAt }: Found, isReferred: boolean, now: Date): Verdict {
  if (PART.test(name)) return now.getTime() - modifiedAt.getTime() > DAY_MS ? "partial" : "kept";
  if (!OBJECT_NAME.test(name)) return "foreign";
  return isReferred && DERIVATIVE.test(name) ? "kept" : "orphan";
}
