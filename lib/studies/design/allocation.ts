/** Who judges which pair, and in which order: equal loads, mixed company, no place in the order that is a pair's own. Pure. */
import type { RandomSource } from "@/lib/stats/random";
import { type Place, shuffled } from "./sides";

export type Pair = { item: number; contrast: readonly [number, number]; /** Judgments still wanted. */ wanted: number; /** Who has it already and gets it no more. */ had: ReadonlySet<string>; /** Of these, who lost it to a lease and may take it up again, the way round that they saw. */ lapsed: readonly { evaluator: string; flipped: boolean }[] };

/**
 * Gives every pair the evaluators that it wants. Each next pair goes to those who have the fewest of its contrast, then
 * the fewest in all, then to those who have met the fewest times, so that loads differ by one at most and evaluators are
 * mixed rather than sitting in fixed groups (agreement could not be told apart from groups). Where there are fewer
 * evaluators than a pair wants, the rest of its places stays without one; first the way round that somebody who lost the
 * pair to a lease has seen, so that they can take it up again. Costs O(pairs × evaluators × wanted).
 */
export function allocate(pairs: readonly Pair[], evaluators: readonly string[], before: readonly Place[], random: RandomSource): Place[] {
  const people = shuffled(evaluators, random);
  const loads = new Map(people.map((evaluator) => [evaluator, { all: 0, byContrast: new Map<string, number>() }]));
  const meetings = new Map<string, number>();
  const take = (evaluator: string, contrast: string) => {
    const load = loads.get(evaluator);
    if (!load) return;
    load.all += 1;
    load.byContrast.set(contrast, (load.byContrast.get(contrast) ?? 0) + 1);
  };
  for (const place of before) if (place.evaluator !== null) take(place.evaluator, JSON.stringify(place.contrast));

  const places: Place[] = [];
  for (const pair of pairs) {
    const contrast = JSON.stringify(pair.contrast);
    const company: string[] = [...pair.had];
    const lapsed = [...pair.lapsed];
    const candidates = people.filter((evaluator) => !pair.had.has(evaluator));
    for (let place = 0; place < pair.wanted; place += 1) {
      let best: string | null = null;
      let least: readonly number[] = [];
      for (const evaluator of candidates) {
        if (company.includes(evaluator)) continue;
        const load = loads.get(evaluator);
        const met = company.reduce((sum, other) => sum + (meetings.get(meeting(evaluator, other)) ?? 0), 0);
        const cost = [load?.byContrast.get(contrast) ?? 0, load?.all ?? 0, met];
        if (best === null || isLess(cost, least)) [best, least] = [evaluator, cost];
      }
      if (best === null) {
        const back = lapsed.shift();
        places.push({ item: pair.item, contrast: pair.contrast, evaluator: back?.evaluator ?? null, fixed: back?.flipped });
        continue;
      }
      places.push({ item: pair.item, contrast: pair.contrast, evaluator: best });
      take(best, contrast);
      for (const other of company) meetings.set(meeting(best, other), (meetings.get(meeting(best, other)) ?? 0) + 1);
      company.push(best);
    }
  }
  return places;
}

function meeting(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  for (const [index, value] of one.entries()) if (value !== other[index]) return value < (other[index] ?? 0);
  return false;
}

export type OrderedPlace = { item: number; evaluator: string; flipped: boolean; /** From 1, in this evaluator's own order. */ order: number };

type SidedPlace = Place & { flipped: boolean };

/**
 * The order of every evaluator. Each in turn gets the pairs that came late for the others early, and the other way round,
 * so that no pair is met fresh by all or tired by all; what would put a source on one side twice too often steps back
 * until it fits, so that sides are even at whatever pair somebody stops.
 */
export function orderPlaces(places: readonly SidedPlace[], evaluators: readonly string[], random: RandomSource): OrderedPlace[] {
  const byEvaluator = new Map<string, SidedPlace[]>(evaluators.map((evaluator) => [evaluator, []]));
  for (const place of places) if (place.evaluator !== null) byEvaluator.get(place.evaluator)?.push(place);
  /** By pair: how much later than the middle it has come so far, in halves of an order. */
  const lateness = new Map<number, number>();
  return shuffled(evaluators, random).flatMap((evaluator) => {
    const own = shuffled(byEvaluator.get(evaluator) ?? [], random).sort((a, b) => (lateness.get(b.item) ?? 0) - (lateness.get(a.item) ?? 0));
    const ordered = evenly(own);
    ordered.forEach(({ item }, index) => lateness.set(item, (lateness.get(item) ?? 0) + (ordered.length === 1 ? 0 : (2 * index) / (ordered.length - 1) - 1)));
    return ordered.map(({ item, flipped }, index) => ({ item, evaluator, flipped, order: index + 1 }));
  });
}

/** The first that keeps its contrast within one comes next; if none does, the first. */
function evenly(walk: SidedPlace[]): SidedPlace[] {
  const lean = new Map<string, number>();
  const waiting = [...walk];
  const ordered: SidedPlace[] = [];
  while (waiting.length > 0) {
    const fits = waiting.findIndex((place) => Math.abs((lean.get(JSON.stringify(place.contrast)) ?? 0) + (place.flipped ? 1 : -1)) <= 1);
    const [next] = waiting.splice(Math.max(0, fits), 1);
    if (!next) break;
    const name = JSON.stringify(next.contrast);
    lean.set(name, (lean.get(name) ?? 0) + (next.flipped ? 1 : -1));
    ordered.push(next);
  }
  return ordered;
}
