import { normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom, type Seed } from "@/lib/stats/random";
import { ratingColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";

/** A study whose truth is known: every item is answered by `perItem` of `raters`, drawn anew for each item. */
export type CrossedStudy = {
  items: number;
  raters: number;
  perItem: number;
  mean: number;
  /** Standard deviations of items, raters and residual. */
  itemSpread: number;
  raterSpread: number;
  residualSpread: number;
  /** Rounds answers to whole points from 1 to this; answers stay as they are without it. */
  points?: number;
};

export function simulateCrossedRows(study: CrossedStudy, seed: Seed): (RatingRow & { value: number })[] {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile(Math.max(1e-12, random.nextUniform()));
  const severity = Array.from({ length: study.raters }, () => study.raterSpread * normal());
  const rows: (RatingRow & { value: number })[] = [];
  for (let item = 0; item < study.items; item++) {
    const effect = study.itemSpread * normal();
    const left = severity.map((_, rater) => rater);
    for (let answer = 0; answer < study.perItem; answer++) {
      const [rater = 0] = left.splice(Math.floor(random.nextUniform() * left.length), 1);
      const exact = study.mean + effect + (severity[rater] ?? 0) + study.residualSpread * normal();
      const value = study.points === undefined ? exact : Math.min(study.points, Math.max(1, Math.round(exact)));
      rows.push({ item: `item ${item}`, evaluator: `rater ${rater}`, value });
    }
  }
  return rows;
}

export function simulateCrossed(study: CrossedStudy, seed: Seed): RatingColumns {
  return ratingColumns(simulateCrossedRows(study, seed));
}
