/** Who stands left: exact counterbalancing of the two sides, within pairs and within evaluators at once. Pure. */
import type { RandomSource } from "@/lib/stats/random";
import { SignGraph } from "./sign-graph";

/** One judgment to be given: a pair, the two sources that meet in it, and who judges it. */
export type Place = {
  item: number;
  /** Numbers of the sources, the smaller one first. */
  contrast: readonly [number, number];
  /** Null where nobody is planned yet. */
  evaluator: string | null;
  /** Already shown so: cannot change any more. */
  fixed?: boolean;
};

/**
 * Decides for every place whether the second source stands left ("flipped").
 *
 * 1. Of each pair, places shown one way and the other differ by one at most.
 * 2. So do those of each evaluator, for every two sources that meet.
 * 3. And for each evaluator every source stands left and right equally often, within one.
 *
 * Places are tied in twos that have to be opposite, first by evaluator and contrast, then by pair. Every place is in one
 * tie of each kind at most, so ties form paths and even rings, which can always be coloured in turns: 1 and 2 hold
 * exactly whatever the numbers. What is left over in an evaluator's contrasts (one place for each odd one) is tied along
 * trails through the sources for 3. With two sources, or one against several, that is one more tie of the same kind and
 * holds exactly too; with others a place may be in two of them, and a tie that contradicts earlier ones is left out. With
 * places that are fixed already, 1 comes before 2.
 *
 * Groups of places that are tied to each other can be turned as a whole: they are turned so that over the whole study
 * each contrast is as even as possible, and at random where that makes no difference. Costs O(n log n).
 *
 * @returns for each place, in the order given, whether it is flipped.
 */
export function balanceSides(places: readonly Place[], random: RandomSource): boolean[] {
  const graph = new SignGraph(places.length);
  places.forEach((place, index) => {
    if (place.fixed !== undefined) graph.fix(index, place.fixed);
  });
  const order = shuffled(places.map((_, index) => index), random);
  const byPair = groups(order, (index) => String(places[index]?.item));
  const byEvaluator = groups(order.filter((index) => places[index]?.evaluator !== null), (index) => JSON.stringify([places[index]?.evaluator, places[index]?.contrast]));
  const leftovers: number[] = [];
  for (const group of byPair.values()) tieInTwos(graph, group, places);
  for (const group of byEvaluator.values()) {
    const left = tieInTwos(graph, group, places);
    if (left !== undefined) leftovers.push(left);
  }
  const byPerson = groups(leftovers, (index) => String(places[index]?.evaluator));
  for (const group of byPerson.values()) tieTrails(graph, group, places);
  turnComponents(graph, places, random);
  return places.map((_, index) => graph.sign(index));
}

/**
 * Ties the places of a group so that they make up for each other: what is fixed by something open, the rest in twos.
 *
 * @returns the place without a partner, where their number is odd.
 */
function tieInTwos(graph: SignGraph, group: readonly number[], places: readonly Place[]): number | undefined {
  const straight = group.filter((index) => places[index]?.fixed === false);
  const flipped = group.filter((index) => places[index]?.fixed === true);
  const open = group.filter((index) => places[index]?.fixed === undefined);
  // Fixed ones that stand against each other are settled; of the others all lie the same way.
  const fixed = straight.length > flipped.length ? straight.slice(flipped.length) : flipped.slice(straight.length);
  const rest = open.slice(fixed.length);
  fixed.slice(0, open.length).forEach((index, place) => graph.tie(index, open[place] ?? index, "opposite"));
  for (let place = 0; place + 1 < rest.length; place += 2) graph.tie(rest[place] ?? 0, rest[place + 1] ?? 0, "opposite");
  if (rest.length % 2 === 1) return rest.at(-1);
  return fixed.length - open.length === 1 ? fixed.at(-1) : undefined;
}

/**
 * The leftovers of one evaluator, at most one for every two sources: edges of a graph of sources. Walking it in trails
 * and putting each source that is passed left once and right once leaves every source within one.
 */
function tieTrails(graph: SignGraph, leftovers: readonly number[], places: readonly Place[]): void {
  const open = new Set(leftovers);
  const edgesAt = (source: number) => [...open].filter((index) => places[index]?.contrast.includes(source));
  const degree = (source: number) => edgesAt(source).length;
  while (open.size > 0) {
    const sources = [...new Set([...open].flatMap((index) => [...(places[index]?.contrast ?? [])]))];
    // A trail that begins where the number is odd ends where it is odd; rings come when none is odd any more.
    let at = sources.find((source) => degree(source) % 2 === 1) ?? sources[0];
    let before: number | undefined;
    while (at !== undefined) {
      const here: number = at;
      const next: number | undefined = edgesAt(here)[0];
      if (next === undefined) break;
      open.delete(next);
      const contrast: readonly [number, number] | undefined = places[next]?.contrast;
      if (contrast === undefined) break;
      if (before !== undefined) {
        const wasFirst = places[before]?.contrast[0] === here;
        const isFirst = contrast[0] === here;
        // On the same place of both contrasts the source changes sides when the signs differ; on different places, when they agree.
        graph.tie(before, next, wasFirst === isFirst ? "opposite" : "same");
      }
      before = next;
      at = contrast[0] === here ? contrast[1] : contrast[0];
    }
  }
}

function turnComponents(graph: SignGraph, places: readonly Place[], random: RandomSource): void {
  const lean = new Map<string, number>();
  const name = (index: number) => JSON.stringify(places[index]?.contrast);
  const add = (index: number) => lean.set(name(index), (lean.get(name(index)) ?? 0) + (graph.sign(index) ? 1 : -1));
  const components = graph.components();
  for (const { members, isFixed } of components) if (isFixed) members.forEach(add);
  const free = shuffled(components.filter((component) => !component.isFixed).map((component) => component.members), random);
  for (const members of free) {
    const own = new Map<string, number>();
    for (const index of members) own.set(name(index), (own.get(name(index)) ?? 0) + (graph.sign(index) ? 1 : -1));
    // Turned, the group counts the other way round; what matters is the squared lean over contrasts.
    let gain = 0;
    for (const [contrast, sum] of own) gain += (lean.get(contrast) ?? 0) * sum;
    const first = members[0];
    if (first !== undefined && (gain > 0 || (gain === 0 && random.nextUniform() < 0.5))) graph.turn(first);
    members.forEach(add);
  }
}

export function shuffled<T>(values: readonly T[], random: RandomSource): T[] {
  const mixed = values.map((value) => ({ value, rank: random.nextUniform() }));
  mixed.sort((a, b) => a.rank - b.rank);
  return mixed.map(({ value }) => value);
}

function groups(indices: readonly number[], keyOf: (index: number) => string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const index of indices) {
    const group = found.get(keyOf(index));
    if (group) group.push(index);
    else found.set(keyOf(index), [index]);
  }
  return found;
}
