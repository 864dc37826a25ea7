import { describe, expect, it } from "vitest";
import { additiveSquares } from "@/lib/stats/additive-squares";
import { crossedDesign, crossedTotals } from "@/lib/stats/crossed-design";
import { ratingColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import { simulateCrossed } from "./crossed-simulation";

// Shrout & Fleiss 1979, Psychological Bulletin 86:420-428, table 2: six targets by four judges.
const TARGETS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

function squaresOf(columns: RatingColumns): ReturnType<typeof additiveSquares> {
  const design = crossedDesign(columns, null, 1);
  return additiveSquares(design, crossedTotals(design, columns, columns.value));
}

describe("sums of squares by fitting constants", () => {
  it("are those of the analysis of variance in a complete table", () => {
    const squares = squaresOf(ratingColumns(TARGETS.flatMap((line, item) => line.map((value, rater) => ({ item: `${item}`, evaluator: `${rater}`, value })))));
    // Table 3 of the paper: mean squares 11.24, 32.49 and 1.02.
    expect(squares.item / squares.itemFreedom).toBeCloseTo(11.2417, 4);
    expect(squares.rater / squares.raterFreedom).toBeCloseTo(32.4861, 4);
    expect(squares.residual / squares.residualFreedom).toBeCloseTo(1.0194, 4);
    expect([squares.itemFreedom, squares.raterFreedom, squares.residualFreedom]).toEqual([5, 3, 15]);
    expect([squares.itemWeight, squares.raterWeight]).toEqual([4, 6]);
  });

  it("estimate the variances without bias where cells are missing", () => {
    const study = { items: 30, raters: 8, perItem: 3, mean: 3, itemSpread: 0.8, raterSpread: 0.5, residualSpread: 0.7 };
    const runs = 300;
    const total = { item: 0, rater: 0, residual: 0 };
    for (let seed = 0; seed < runs; seed++) {
      const squares = squaresOf(simulateCrossed(study, seed));
      const residual = squares.residual / squares.residualFreedom;
      total.residual += residual;
      total.item += (squares.item / squares.itemFreedom - residual) / squares.itemWeight;
      total.rater += (squares.rater / squares.raterFreedom - residual) / squares.raterWeight;
    }
    expect(total.residual / runs).toBeCloseTo(0.49, 1);
    expect(Math.abs(total.item / runs - 0.64)).toBeLessThan(0.04);
    expect(Math.abs(total.rater / runs - 0.25)).toBeLessThan(0.03);
  });

  it("count the components that nothing links", () => {
    // Items 1 and 2 by a and b, items 3 and 4 by c and d.
    const rows = ["1a2", "1b4", "2a3", "2b1", "3c5", "3d2", "4c1", "4d1"].map(([item = "", evaluator = "", value]) => ({ item, evaluator, value: Number(value) }));
    const { itemFreedom, raterFreedom, residualFreedom, residual } = squaresOf(ratingColumns(rows));
    expect([itemFreedom, raterFreedom, residualFreedom]).toEqual([2, 2, 2]);
    // Interactions of the two tables: (2 - 4 - 3 + 1)² / 4 and (5 - 2 - 1 + 1)² / 4.
    expect(residual).toBeCloseTo(4 + 9 / 4, 12);
  });
});
