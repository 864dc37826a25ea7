import { normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom, type Seed } from "@/lib/stats/random";
import type { RatingRow } from "@/lib/stats/rating-table";

/**
 * Answers to several criteria of the same items, on a scale of 1 to 4, by raters who carry an impression of the item and of
 * their own mood from criterion to criterion: item and error share a part of variance `halo` over criteria.
 */
export function simulateHalo(
  { items, raters, criteria, halo, noise }: { items: number; raters: number; criteria: number; halo: number; noise: number },
  seed: Seed,
): RatingRow[][] {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile(random.nextUniform() || 0.5);
  const spread = Math.sqrt(1 + noise ** 2);
  const rows: RatingRow[][] = Array.from({ length: criteria }, () => []);
  for (let item = 0; item < items; item++) {
    const common = normal();
    const moods = Array.from({ length: raters }, normal);
    for (const stratum of rows) {
      const signal = Math.sqrt(halo) * common + Math.sqrt(1 - halo) * normal();
      for (const [rater, mood] of moods.entries()) {
        const behind = (signal + noise * (Math.sqrt(halo) * mood + Math.sqrt(1 - halo) * normal())) / spread;
        const value = behind < -0.7 ? 1 : behind < 0 ? 2 : behind < 0.7 ? 3 : 4;
        stratum.push({ item: String(item), evaluator: String(rater), value });
      }
    }
  }
  return rows;
}
