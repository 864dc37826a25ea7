/** Ratings of a crossed panel: what stands behind an answer is item + rater's severity + noise, rounded to the scale. */
import { normalCdf, normalQuantile } from "@/lib/stats/normal-distribution";
import type { RandomSource } from "@/lib/stats/random";
import { type RatingColumns, ratingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";

export type LatentRatings = {
  items: number;
  raters: number;
  ratersPerItem: number;
  centre: number;
  /** Standard deviations. */
  itemSpread: number;
  severitySpread: number;
  noiseSpread: number;
  /** The scale runs from 1 to this. */
  points: number;
};

/** Mean answer of any rater to any item. The parts are normal, so their sum is, and the expectation is in closed form. */
export function latentMean({ centre, itemSpread, severitySpread, noiseSpread, points }: LatentRatings): number {
  const spread = Math.hypot(itemSpread, severitySpread, noiseSpread);
  let mean = 1;
  for (let cut = 1.5; cut < points; cut++) mean += normalCdf((centre - cut) / spread);
  return mean;
}

/** One study: every item goes to the raters with the smallest loads, equals in random order. Raters are drawn anew each time. */
export function drawRatings(panel: LatentRatings, random: RandomSource): RatingColumns {
  const normal = (): number => normalQuantile(random.nextUniform() || 0.5);
  const raters = Array.from({ length: panel.raters }, (_, place) => ({ name: `r${place}`, severity: panel.severitySpread * normal(), load: 0, lot: 0 }));
  const rows: RatingRow[] = [];
  for (let item = 0; item < panel.items; item++) {
    const own = panel.centre + panel.itemSpread * normal();
    for (const rater of raters) rater.lot = random.nextUniform();
    for (const rater of [...raters].sort((one, other) => one.load - other.load || one.lot - other.lot).slice(0, panel.ratersPerItem)) {
      rater.load += 1;
      const value = Math.round(own + rater.severity + panel.noiseSpread * normal());
      rows.push({ evaluator: rater.name, item: `i${item}`, value: Math.min(panel.points, Math.max(1, value)) });
    }
  }
  return ratingColumns(rows);
}
