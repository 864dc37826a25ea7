import { normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom, type Seed } from "@/lib/stats/random";
import { ratingColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";

/** Two systems judged by the same raters, on the same items or on items of their own. */
export type TwoSystems = {
  items: number;
  raters: number;
  perItem: number;
  /** How far the first system's answers lie above the second's before they are rounded. */
  gain: number;
  sameItems: boolean;
  itemSpread: number;
  raterSpread: number;
  /** How differently raters see the gain. */
  raterGainSpread: number;
  residualSpread: number;
  points: number;
};

export function simulateTwoSystems(study: TwoSystems, seed: Seed): { first: RatingColumns; second: RatingColumns } {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile(Math.max(1e-12, random.nextUniform()));
  const raters = Array.from({ length: study.raters }, () => ({ severity: study.raterSpread * normal(), gain: study.gain + study.raterGainSpread * normal() }));
  const rows: { first: RatingRow[]; second: RatingRow[] } = { first: [], second: [] };
  const answer = (system: "first" | "second", item: string, evaluator: number, exact: number): void => {
    const value = Math.min(study.points, Math.max(1, Math.round(exact + study.residualSpread * normal())));
    rows[system].push({ item, evaluator: `rater ${evaluator}`, value });
  };
  for (let item = 0; item < study.items; item++) {
    const both = study.itemSpread * normal();
    const own = study.itemSpread * normal();
    const left = raters.map((_, rater) => rater);
    for (let place = 0; place < study.perItem; place++) {
      const [rater = 0] = left.splice(Math.floor(random.nextUniform() * left.length), 1);
      const { severity = 0, gain = 0 } = raters[rater] ?? {};
      const level = (study.points + 1) / 2 + severity;
      answer("first", study.sameItems ? `item ${item}` : `first ${item}`, rater, level + both + gain / 2);
      answer("second", study.sameItems ? `item ${item}` : `second ${item}`, rater, level + (study.sameItems ? both : own) - gain / 2);
    }
  }
  return { first: ratingColumns(rows.first), second: ratingColumns(rows.second) };
}
