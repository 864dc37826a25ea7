import { describe, expect, it } from "vitest";
import { itemsForAlpha, itemsForAlphaByBootstrap } from "@/lib/stats/items-for-alpha";
import { jackknife } from "@/lib/stats/jackknife";
import { alphaStatistic } from "@/lib/stats/krippendorff-alpha";
import { patternTable, type PatternTable } from "@/lib/stats/pattern-table";
import { RatingTable } from "@/lib/stats/rating-table";
import { simulateCrossedRows } from "./crossed-simulation";

const study = { raters: 6, perItem: 3, mean: 3, itemSpread: 0.8, raterSpread: 0.2, residualSpread: 0.8, points: 5 };
const tableOf = (items: number, seed: string): PatternTable => patternTable(RatingTable.fromRows(simulateCrossedRows({ ...study, items }, seed)).histogram);

describe("items for a half-width of alpha", () => {
  it("grow with the square of the precision", () => {
    expect(itemsForAlpha({ units: 100, standardError: 0.05, halfWidth: 0.049, level: 0.95 })).toMatchObject({ value: 400, method: "root-n" });
    const { value, expectedHalfWidth } = itemsForAlpha({ units: 77, standardError: 0.06, halfWidth: 0.03, level: 0.9 });
    expect(expectedHalfWidth).toBeLessThanOrEqual(0.03);
    expect(1.6448536 * 0.06 * Math.sqrt(77 / ((value ?? 0) - 1))).toBeGreaterThan(0.03);
  });

  it("by both ways are what a larger study then shows", () => {
    const pilot = tableOf(150, "pilot");
    const halfWidth = 0.05;
    const byRoot = itemsForAlpha({ units: pilot.unitCount, standardError: jackknife(pilot.units, alphaStatistic(pilot, "ordinal")).standardError, halfWidth, level: 0.95 });
    const byBootstrap = itemsForAlphaByBootstrap(pilot, "ordinal", { halfWidth, level: 0.95, seed: 1 });
    expect(Math.abs((byBootstrap.value ?? 0) / (byRoot.value ?? 1) - 1)).toBeLessThan(0.15);
    expect(Math.abs((byBootstrap.expectedHalfWidth ?? 0) / halfWidth - 1)).toBeLessThan(0.02);
    // A study of as many items, drawn anew: its own half-width is near the one wanted.
    const whole = tableOf(byBootstrap.value ?? 0, "whole");
    const shown = 1.96 * (jackknife(whole.units, alphaStatistic(whole, "ordinal")).standardError ?? 0);
    expect(Math.abs(shown / halfWidth - 1)).toBeLessThan(0.15);
  });

  it("are found by the bootstrap from the same seed alike", () => {
    const pilot = tableOf(60, "seed");
    const options = { halfWidth: 0.1, level: 0.95, seed: 7, replicates: 300 };
    expect(itemsForAlphaByBootstrap(pilot, "interval", options)).toEqual(itemsForAlphaByBootstrap(pilot, "interval", options));
  });

  it("say why there are none", () => {
    const wanted = { halfWidth: 0.1, level: 0.95 };
    expect(itemsForAlpha({ units: 5, standardError: null, ...wanted }).reason).toBe("degenerate_resamples");
    expect(itemsForAlpha({ units: 5, standardError: 0, ...wanted }).reason).toBe("no_spread");
    expect(itemsForAlpha({ units: 100, standardError: 0.5, halfWidth: 1e-5, level: 0.95 }).reason).toBe("out_of_reach");
    const rows = (values: readonly [number, number][]): PatternTable =>
      patternTable(RatingTable.fromRows(values.flatMap(([one, other], item) => [{ item: `${item}`, evaluator: "a", value: one }, { item: `${item}`, evaluator: "b", value: other }])).histogram);
    const ask = (table: PatternTable): string | null => itemsForAlphaByBootstrap(table, "nominal", { ...wanted, seed: 1, replicates: 100 }).reason;
    expect(ask(rows([]))).toBe("no_pairable");
    expect(ask(rows([[1, 1], [1, 1]]))).toBe("no_variation");
    expect(ask(rows([[1, 1], [2, 2]]))).toBe("no_disagreement");
    expect(ask(rows([[1, 1], [2, 2], [1, 2]]))).toBe("too_few_units");
    // Without the one item that disagrees nothing varies.
    expect(ask(rows([[1, 2], ...Array.from({ length: 11 }, (): [number, number] => [1, 1])]))).toBe("degenerate_resamples");
    expect(() => itemsForAlpha({ units: 5, standardError: 0.1, halfWidth: 0, level: 0.95 })).toThrow(RangeError);
    expect(() => itemsForAlpha({ units: 5, standardError: 0.1, halfWidth: 0.1, level: 95 })).toThrow(RangeError);
  });
});
