/** Ranks items by the distance between their evaluators' answers. Pure. */
import type { ItemDisagreement, ItemsAnalysis } from "./items-schema";

/** An answer as a place on its scale: 0 at the low end, 1 at the high end; null where none was given. */
export type PlacedAnswer = { evaluator: string; item: string; criterion: string; place: number | null; hasComment: boolean };

export function itemsAnalysis(criteria: readonly { key: string; name: string }[], answers: Iterable<PlacedAnswer>): ItemsAnalysis {
  const placeOf = new Map(criteria.map(({ key }, index) => [key, index]));
  const items = new Map<string, { evaluators: Set<string>; places: number[][]; comments: number }>();
  for (const { evaluator, item, criterion, place, hasComment } of answers) {
    const known = items.get(item) ?? { evaluators: new Set(), places: criteria.map(() => []), comments: 0 };
    items.set(item, known);
    known.evaluators.add(evaluator);
    if (hasComment) known.comments += 1;
    const index = placeOf.get(criterion);
    if (place !== null && index !== undefined) known.places[index]?.push(place);
  }
  const ranked = [...items].map(([item, { evaluators, places, comments }]): ItemDisagreement => {
    const byCriterion = places.map(meanDistance);
    const defined = byCriterion.filter((distance) => distance !== null);
    const disagreement = defined.length === 0 ? null : defined.reduce((sum, distance) => sum + distance, 0) / defined.length;
    return { item, judgments: evaluators.size, disagreement, byCriterion, comments };
  });
  ranked.sort((one, other) => (other.disagreement ?? -1) - (one.disagreement ?? -1) || (one.item < other.item ? -1 : 1));
  return { criteria: criteria.map(({ key, name }) => ({ key, name })), items: ranked };
}

/** Over all pairs: in a sorted list the k-th of m values lies above k others and below m − 1 − k. */
function meanDistance(places: readonly number[]): number | null {
  const m = places.length;
  if (m < 2) return null;
  const sorted = [...places].sort((one, other) => one - other);
  const sum = sorted.reduce((total, place, k) => total + place * (2 * k - m + 1), 0);
  return sum / ((m * (m - 1)) / 2);
}

/** @param scale ascending points of the criterion. */
export function placeOnScale(value: number | null, scale: readonly number[]): number | null {
  const [low, high] = [scale[0], scale.at(-1)];
  if (value === null || low === undefined || high === undefined || high === low) return null;
  return (value - low) / (high - low);
}
