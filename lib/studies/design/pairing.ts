/** Which conversations meet: pairs at random, or of like length. Pure. */
import { CandidateRow } from "./candidate-row";

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

export type UnitPair = readonly [Unit, Unit];

/** Both sides in their drawn order, one beside the other. No unit stands in two pairs of a contrast. */
export function pairAtRandom(first: readonly Unit[], second: readonly Unit[], size: number | "all"): UnitPair[] {
  const count = Math.min(first.length, second.length, size === "all" ? Infinity : size);
  return Array.from({ length: count }, (_, index) => [first[index], second[index]]).filter((pair): pair is [Unit, Unit] => pair[0] !== undefined && pair[1] !== undefined);
}

/**
 * Nearest neighbours without putting back: units of the scarcer side, in drawn order, each take the free unit of the
 * other side that is most like them: by Euclidean distance over ln(1 + feature), each divided by its standard deviation
 * over both sides. Candidates lie in the order of the feature with the most different values; the search goes outwards
 * from where the unit would lie, over free ones alone, and no further than the best distance found. So the cost is near
 * O(n log n) where units differ, and where they do not, the first look finds a perfect match.
 */
export function pairByLikeness(first: readonly Unit[], second: readonly Unit[], size: number | "all", on: readonly Feature[]): UnitPair[] {
  const isFirstScarce = first.length <= second.length;
  const [scarce, plenty] = isFirstScarce ? [first, second] : [second, first];
  const everything = [...scarce, ...plenty];
  const telling = (feature: Feature) => new Set(everything.map((unit) => unit[feature])).size;
  const measures = [...on].sort((a, b) => telling(b) - telling(a)).map((feature) => scaled(everything, feature));
  const place = (unit: Unit) => measures.map((measure) => measure(unit));
  const row = new CandidateRow(plenty.map((unit, drawn) => ({ unit, drawn, at: place(unit) })));
  const pairs: UnitPair[] = [];
  for (const unit of scarce.slice(0, size === "all" ? undefined : size)) {
    const nearest = row.takeNearest(place(unit));
    if (!nearest) break;
    pairs.push(isFirstScarce ? [unit, nearest] : [nearest, unit]);
  }
  return pairs;
}

function scaled(units: readonly Unit[], feature: Feature): (unit: Unit) => number {
  const logs = units.map((unit) => Math.log1p(unit[feature]));
  const mean = logs.reduce((sum, value) => sum + value, 0) / Math.max(1, logs.length);
  const spread = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, logs.length - 1));
  return (unit) => (spread === 0 ? 0 : Math.log1p(unit[feature]) / spread);
}
