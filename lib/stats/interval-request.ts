import type { Seed } from "./random";

/** Resamples drawn when nobody says otherwise. */
export const DEFAULT_REPLICATES = 10_000;

/** The jackknife is deterministic and instant; BCa is for exports. */
export type IntervalRequest = "jackknife" | { kind: "bca"; seed: Seed; replicates?: number };

export type IntervalOptions = {
  interval: IntervalRequest;
  /** Coverage of the interval, between 0 and 1; 0.95 unless given. */
  level?: number;
};

/** @throws RangeError unless the level lies between 0 and 1. */
export function checkedLevel(level = 0.95): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1, not ${level}.`);
  return level;
}
