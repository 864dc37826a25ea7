/** The plan of a comparison: who judges which pair, when, and what stands left. Pure; the same seed gives the same plan. */
import { seededRandom } from "@/lib/stats/random";
import { allocate, type OrderedPlace, orderPlaces, type Pair } from "./allocation";
import { balanceSides, type Place } from "./sides";

export type PlannedItem = {
  item: number;
  contrast: readonly [number, number];
  /** Judgments that the protocol asks for. */
  wanted: number;
  /** Places that are taken: they stay as they are. */
  held: readonly { evaluator: string; flipped: boolean }[];
  /** Evaluators who have had the item without holding a place now: they are not planned for it again. */
  others: readonly { evaluator: string; flipped: boolean; /** They lost it to a lease and may still take it up again. */ mayReturn: boolean }[];
};

export type Plan = {
  places: OrderedPlace[];
  /** By item: of the wanted judgments, those in which the second part stands left. Held ones are included. */
  flipped: Map<number, number>;
};

export function planPlaces(items: readonly PlannedItem[], evaluators: readonly string[], seed: string): Plan {
  const random = seededRandom(`${seed}:plan`);
  const held: Place[] = items.flatMap(({ item, contrast, held }) => held.map(({ evaluator, flipped }) => ({ item, contrast, evaluator, fixed: flipped })));
  const pairs: Pair[] = items.map(({ item, contrast, wanted, held, others }) => ({
    item, contrast, wanted: Math.max(0, wanted - held.length), had: new Set([...held, ...others].map((place) => place.evaluator)), lapsed: others.filter((place) => place.mayReturn),
  }));
  // By contrast, so that each is shared out evenly before the next one makes up for what is uneven in all.
  const byContrast = [...pairs].sort((a, b) => a.contrast[0] - b.contrast[0] || a.contrast[1] - b.contrast[1]);
  const places = [...held, ...allocate(byContrast, evaluators, held, random)];
  const sides = balanceSides(places, random);
  const sided = places.map((place, index) => ({ ...place, flipped: sides[index] ?? false }));
  const flipped = new Map<number, number>(items.map(({ item }) => [item, 0]));
  for (const place of sided) if (place.flipped) flipped.set(place.item, (flipped.get(place.item) ?? 0) + 1);
  return { places: orderPlaces(sided.filter((place) => place.fixed === undefined), evaluators, random), flipped };
}
