import type { VarianceComponents } from "./crossed-model";
import { meanHalfWidth } from "./mean-half-width";

/** One way to spend the same number of answers. */
export type PerItemDesign = {
  perItem: number;
  items: number;
  /** Of the criterion's mean. */
  halfWidth: number;
  /** ICC(A,k): how well the mean of an item's answers tells items apart, from 0 to 1. */
  itemReliability: number;
};

/**
 * Compares numbers of answers per item at equal cost: as many items as the answers allow. Fewer answers per item give a more
 * precise mean; more tell items apart (and agreement needs two). Designs that leave fewer than two items, or ask for more
 * answers to an item than there are evaluators, are left out.
 *
 * @param answers that can be paid for.
 * @throws RangeError as `meanHalfWidth`.
 */
export function perItemDesigns(
  { components, answers, evaluators, perItem, level }: { components: VarianceComponents; answers: number; evaluators: number; perItem: readonly number[]; level: number },
): PerItemDesign[] {
  const { item, rater, residual } = components;
  const designs: PerItemDesign[] = [];
  for (const each of perItem) {
    const items = Math.floor(answers / each);
    if (items < 2 || each > evaluators) continue;
    const halfWidth = meanHalfWidth(components, { items, evaluators, perItem: each }, level);
    const total = item + (rater + residual) / each;
    designs.push({ perItem: each, items, halfWidth, itemReliability: total === 0 ? 0 : item / total });
  }
  return designs;
}
