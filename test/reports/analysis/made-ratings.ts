/** Ratings with a known make-up: items and evaluators have effects of their own, and each item is answered by some. */
import { seededRandom } from "@/lib/stats/random";
import type { RatingRow } from "@/lib/stats/rating-table";

export type Make = { items: number; raters: number; perItem: number; seed: string; /** Added for an item. */ lift?: (item: number) => number; /** Added by an evaluator. */ severity?: (rater: number) => number };

/** On a scale of 1 to 4. */
export function madeRatings({ items, raters, perItem, seed, lift = () => 0, severity = (rater) => 0.25 * (rater % 3) }: Make): (RatingRow & { value: number })[] {
  const random = seededRandom(seed);
  const rows: (RatingRow & { value: number })[] = [];
  for (let item = 0; item < items; item += 1) {
    const effect = 1.6 * random.nextUniform() + lift(item);
    for (let place = 0; place < perItem; place += 1) {
      const rater = (item * perItem + place + Math.floor(item / raters)) % raters;
      const value = Math.round(1.4 + effect + severity(rater) + 1.4 * (random.nextUniform() - 0.5));
      rows.push({ evaluator: `E${String(rater + 1).padStart(2, "0")}`, item: `I${String(item + 1).padStart(4, "0")}`, value: Math.min(4, Math.max(1, value)) });
    }
  }
  return rows;
}
