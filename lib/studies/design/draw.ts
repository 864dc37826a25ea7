/** From the units of each source to the pairs of a comparison, with what was left out and how well the sides match. Pure. */
import { standardizedDifference } from "@/lib/stats/standardized-difference";
import { seededRandom } from "@/lib/stats/random";
import { type ComparisonProtocol, contrastsOf } from "../protocol";
import { inDrawnOrder } from "../sampling";
import { FEATURES, hasItsImages, pairAtRandom, pairByLikeness, type Unit, type UnitPair } from "./pairing";
import type { BalanceRow, ContrastDraw } from "./schema";
import { shuffled } from "./sides";

export type DrawnPair = { contrast: readonly [number, number]; units: UnitPair };
export type Draw = { pairs: DrawnPair[]; contrasts: ContrastDraw[]; problems: string[] };

type Terms = Pick<ComparisonProtocol, "contrasts" | "pairing" | "images" | "sample">;

/** @param sources what may be drawn from each, in the order of their numbers. The same seed draws the same pairs from the same names. */
export function drawPairs(terms: Terms, sources: readonly (readonly Unit[])[]): Draw {
  const { seed, size } = terms.sample;
  const pairs: DrawnPair[] = [];
  const taken = new Set<string>();
  const contrasts: ContrastDraw[] = [];
  const problems: string[] = [];
  for (const [first, second] of contrastsOf(terms, sources.length)) {
    const all = [sources[first - 1] ?? [], sources[second - 1] ?? []] as const;
    const eligible = all.map((units, side) => inDrawnOrder(units.filter((unit) => hasItsImages(unit, terms.images)), ({ episode, session }) => [seed, first, second, side, episode, session])) as [Unit[], Unit[]];
    const common = inCommon(...all);
    const drawn = common > 0 ? [] : pairFreshFirst(eligible, size, taken, (one, two, count) => (terms.pairing.method === "random" ? pairAtRandom(one, two, count) : pairByLikeness(one, two, count, terms.pairing.on)));
    const possible = Math.min(all[0].length, all[1].length);
    const most = Math.min(eligible[0].length, eligible[1].length);
    contrasts.push({
      first, second,
      units: [all[0].length, all[1].length], withoutImages: [all[0].length - eligible[0].length, all[1].length - eligible[1].length],
      pairs: { possible, leftOut: possible - most, drawn: drawn.length },
      balance: FEATURES.map((feature): BalanceRow => ({
        feature,
        before: compare(eligible[0], eligible[1], feature),
        after: compare(drawn.map((pair) => pair[0]), drawn.map((pair) => pair[1]), feature),
      })),
    });
    problems.push(...problemsOf(first, second, common, most, size));
    for (const unit of drawn.flat()) taken.add(keyOf(unit));
    pairs.push(...drawn.map((units) => ({ contrast: [first, second] as const, units })));
  }
  // Mixed, so that an item's code does not tell which sources meet in it.
  return { pairs: shuffled(pairs, seededRandom(`${seed}:items`)), contrasts, problems };
}

type Pairing = (first: readonly Unit[], second: readonly Unit[], size: number | "all") => UnitPair[];

/** What stands in a pair of other sources already is paired last: nobody should read it twice while there is something else. */
function pairFreshFirst(sides: readonly [Unit[], Unit[]], size: number | "all", taken: ReadonlySet<string>, pair: Pairing): UnitPair[] {
  const [one, two] = sides.map((units) => units.filter((unit) => !taken.has(keyOf(unit)))) as [Unit[], Unit[]];
  const fresh = pair(one, two, size);
  const wanted = size === "all" ? Math.min(sides[0].length, sides[1].length) : size;
  if (fresh.length >= wanted) return fresh;
  const used = new Set(fresh.flat());
  const [restOne, restTwo] = sides.map((units) => [...units.filter((unit) => !used.has(unit) && !taken.has(keyOf(unit))), ...units.filter((unit) => taken.has(keyOf(unit)))]) as [Unit[], Unit[]];
  return [...fresh, ...pair(restOne, restTwo, wanted - fresh.length)];
}

function compare(first: readonly Unit[], second: readonly Unit[], feature: BalanceRow["feature"]): BalanceRow["before"] {
  const { value, first: one, second: two } = standardizedDifference(first.map((unit) => unit[feature]), second.map((unit) => unit[feature]));
  return { difference: value, first: { mean: one.mean, standardDeviation: one.standardDeviation }, second: { mean: two.mean, standardDeviation: two.standardDeviation } };
}

function inCommon(one: readonly Unit[], two: readonly Unit[]): number {
  const names = new Set(one.map(keyOf));
  return two.filter((unit) => names.has(keyOf(unit))).length;
}

function problemsOf(first: number, second: number, common: number, most: number, size: number | "all"): string[] {
  if (common > 0) return [`Sources ${first} and ${second} have ${common} conversations in common; a conversation cannot meet itself. Choose parts that do not overlap.`];
  if (most === 0) return [`Sources ${first} and ${second} have no pair to compare.`];
  if (size !== "all" && most < size) return [`The sample asks for ${size} pairs of sources ${first} and ${second}, but only ${most} can be formed.`];
  return [];
}

function keyOf(unit: Unit): string {
  return unit.sessionId ?? unit.episodeId;
}
