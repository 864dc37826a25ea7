/** Which conversations meet: pairs at random, or of like length. Pure. */
import { createHash } from "node:crypto";

/** What may stand on one side: an episode, or one session of it. */
export type Unit = {
  episode: string;
  /** Number of the session; null for a whole episode. */
  session: number | null;
  episodeId: string;
  sessionId: string | null;
  turns: number;
  /** Images shared in turns, and how many of those are in the store. */
  images: number;
  storedImages: number;
  /** Characters of all turns together. */
  length: number;
};

export type Feature = "turns" | "images" | "length";
export const FEATURES: readonly Feature[] = ["turns", "images", "length"];

export type ImageRule = "stored" | "shared" | "any";

/** Whether a side may stand in a pair. A side whose images cannot be shown would be known by that. */
export function hasItsImages(unit: Unit, rule: ImageRule): boolean {
  if (rule === "any") return true;
  return unit.images > 0 && (rule === "shared" || unit.storedImages === unit.images);
}

/** The order of units under a seed. Each is ranked by itself, so neither their order in the database nor other units change who stands before whom. */
export function inDrawnOrder<U extends Pick<Unit, "episode" | "session">>(units: readonly U[], ...seed: (string | number)[]): U[] {
  const ranked = units.map((unit) => ({ unit, rank: createHash("sha256").update(JSON.stringify([...seed, unit.episode, unit.session])).digest("hex") }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return ranked.map(({ unit }) => unit);
}

export type UnitPair = readonly [Unit, Unit];

/** Both sides in their drawn order, one beside the other. No unit stands in two pairs of a contrast. */
export function pairAtRandom(first: readonly Unit[], second: readonly Unit[], size: number | "all"): UnitPair[] {
  const count = Math.min(first.length, second.length, size === "all" ? Infinity : size);
  return Array.from({ length: count }, (_, index) => [first[index], second[index]]).filter((pair): pair is [Unit, Unit] => pair[0] !== undefined && pair[1] !== undefined);
}

/**
 * Nearest neighbours without putting back: units of the scarcer side, in drawn order, each take the free unit of the
 * other side that is most like them: by Euclidean distance over ln(1 + feature), each divided by its standard deviation
 * over both sides. Equal distances go to the one drawn first. Candidates are searched outwards along the first feature
 * and no further than the best distance, so the cost is near O(n log n) for features that tell units apart.
 */
export function pairByLikeness(first: readonly Unit[], second: readonly Unit[], size: number | "all", on: readonly Feature[]): UnitPair[] {
  const isFirstScarce = first.length <= second.length;
  const [scarce, plenty] = isFirstScarce ? [first, second] : [second, first];
  const measures = on.map((feature) => scaled([...scarce, ...plenty], feature));
  const place = (unit: Unit) => measures.map((measure) => measure(unit));
  const candidates = plenty.map((unit, drawn) => ({ unit, drawn, at: place(unit), isFree: true })).sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0) || a.drawn - b.drawn);
  const pairs: UnitPair[] = [];
  for (const unit of scarce.slice(0, size === "all" ? undefined : size)) {
    const nearest = findNearest(candidates, place(unit));
    if (!nearest) break;
    nearest.isFree = false;
    pairs.push(isFirstScarce ? [unit, nearest.unit] : [nearest.unit, unit]);
  }
  return pairs;
}

function scaled(units: readonly Unit[], feature: Feature): (unit: Unit) => number {
  const logs = units.map((unit) => Math.log1p(unit[feature]));
  const mean = logs.reduce((sum, value) => sum + value, 0) / Math.max(1, logs.length);
  const spread = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, logs.length - 1));
  return (unit) => (spread === 0 ? 0 : Math.log1p(unit[feature]) / spread);
}

type Candidate = { unit: Unit; drawn: number; at: number[]; isFree: boolean };

function findNearest(candidates: readonly Candidate[], at: readonly number[]): Candidate | undefined {
  const start = lowerBound(candidates, at[0] ?? 0);
  let best: Candidate | undefined;
  let bestDistance = Infinity;
  const look = (candidate: Candidate) => {
    if (!candidate.isFree) return;
    const distance = candidate.at.reduce((sum, value, index) => sum + (value - (at[index] ?? 0)) ** 2, 0);
    if (distance < bestDistance || (distance === bestDistance && candidate.drawn < (best?.drawn ?? Infinity))) [best, bestDistance] = [candidate, distance];
  };
  for (let [below, above] = [start - 1, start]; below >= 0 || above < candidates.length; ) {
    const lower = candidates[below];
    const upper = candidates[above];
    const down = lower ? ((at[0] ?? 0) - (lower.at[0] ?? 0)) ** 2 : Infinity;
    const up = upper ? ((upper.at[0] ?? 0) - (at[0] ?? 0)) ** 2 : Infinity;
    if (Math.min(down, up) > bestDistance) break;
    if (lower && down <= up) {
      look(lower);
      below -= 1;
    } else if (upper) {
      look(upper);
      above += 1;
    } else break;
  }
  return best;
}

function lowerBound(candidates: readonly Candidate[], value: number): number {
  let [low, high] = [0, candidates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candidates[middle]?.at[0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
