/**
 * How far criteria move together over judgments. Criteria that nearly copy each other suggest that evaluators
 * answered one overall impression several times (halo).
 */
import { rankCorrelation } from "@/lib/stats/rank-correlation";
import type { RatingColumns } from "@/lib/stats/rating-columns";
import { sharedCells } from "@/lib/stats/shared-cells";
import type { Correlation } from "./schema";

/** From here on two criteria are pointed out. */
export const HALO_LINE = 0.85;

/** Below this many judgments a correlation is not pointed out. */
export const HALO_MIN_JUDGMENTS = 10;

/** Every pair of criteria once, in the protocol's order. Costs O(answers) for each pair. */
export function criterionCorrelations(criteria: readonly { key: string; columns: RatingColumns }[]): Correlation[] {
  return criteria.flatMap(({ key: left, columns }, index) => criteria.slice(index + 1).map(({ key: right, columns: others }): Correlation => {
    const { partner, pairs } = sharedCells(columns, others);
    const values = { left: new Float64Array(pairs), right: new Float64Array(pairs) };
    let place = 0;
    for (const [entry, other] of partner.entries()) {
      if (other < 0) continue;
      values.left[place] = columns.value[entry] ?? 0;
      values.right[place] = others.value[other] ?? 0;
      place += 1;
    }
    return { left, right, value: rankCorrelation(values.left, values.right).value, judgments: pairs };
  }));
}
