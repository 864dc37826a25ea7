import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaStatistic, krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { jointPatterns, statisticOfStratum } from "@/lib/stats/joint-patterns";
import { patternTable } from "@/lib/stats/pattern-table";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { RatingTable, type RatingRow } from "@/lib/stats/rating-table";

function row(item: string, evaluator: string, value: number | null): RatingRow {
  return { item, evaluator, value };
}

const first = [row("a", "x", 1), row("a", "y", 2), row("b", "x", 1), row("b", "y", 2), row("c", "x", 3), row("c", "y", 3), row("d", "x", 4)];
const second = [row("a", "x", 5), row("a", "y", 5), row("b", "x", 5), row("b", "y", 5), row("e", "x", 5), row("e", "y", 6), row("c", "x", 9)];

describe("jointPatterns", () => {
  it("counts items by their patterns in all strata", () => {
    const { units, strata } = jointPatterns([ratingColumns(first), ratingColumns(second)]);
    // a and b look alike; c is pairable in the first only, e in the second only, d in neither.
    expect([...units].sort()).toEqual([1, 1, 2]);
    expect(strata.map(({ table }) => table.unitCount)).toEqual([3, 3]);
    const both = units.indexOf(2);
    expect(strata.map(({ places }) => (places[both] ?? -1) >= 0)).toEqual([true, true]);
    for (const { places } of strata) expect([...places].filter((place) => place < 0)).toHaveLength(1);
  });

  it("gives each stratum its own statistic, whatever the order of rows", () => {
    const answers = fc.array(
      fc.record({ item: fc.constantFrom("a", "b", "c", "d", "e", "f"), evaluator: fc.constantFrom("x", "y", "z"), value: fc.integer({ min: 1, max: 3 }) }),
      { maxLength: 18 },
    );
    const distinct = (rows: RatingRow[]): RatingRow[] => [...new Map(rows.map((entry) => [`${entry.item} ${entry.evaluator}`, entry])).values()];
    fc.assert(
      fc.property(answers, answers, (left, right) => {
        const rows = [distinct(left), distinct(right)];
        const joint = jointPatterns(rows.map((stratum) => ratingColumns(stratum)));
        expect(jointPatterns(rows.map((stratum) => ratingColumns([...stratum].reverse())))).toEqual(joint);
        for (const [index, stratum] of joint.strata.entries()) {
          const alone = patternTable(RatingTable.fromRows(rows[index] ?? []).histogram);
          expect(stratum.table).toEqual(alone);
          const statistic = statisticOfStratum(stratum, alphaStatistic(stratum.table, "ordinal"));
          expect(statistic(joint.units)).toBe(krippendorffAlpha(alone, "ordinal").value);
        }
      }),
    );
  });
});
