import { describe, expect, it } from "vitest";
import { crossedModel } from "@/lib/stats/crossed-model";
import { crossedPoint } from "@/lib/stats/crossed-likelihood";
import { ratingColumns, rowsOfColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";
import { simulateCrossed } from "./crossed-simulation";
import { denseRestrictedLikelihood } from "./dense-restricted-likelihood";
import data from "./vectors/clustered-mean.json";
import vector from "./vectors/crossed-mean.json";

const rows: RatingRow[] = data.data.map(([item, evaluator, value]) => ({ item: `${item}`, evaluator: `${evaluator}`, value: value ?? null }));
const grid = (table: readonly (readonly (number | null)[])[]): RatingRow[] =>
  table.flatMap((line, item) => line.map((value, rater) => ({ item: `${item}`, evaluator: `${rater}`, value })));
const reasonOf = (table: readonly (readonly (number | null)[])[]): string | null => crossedModel(ratingColumns(grid(table))).reason;

describe("crossed variance components by restricted maximum likelihood", () => {
  it("are those of lme4, with a likelihood that is no worse", () => {
    const columns = ratingColumns(rows);
    const model = crossedModel(columns);
    if (model.reason !== null) throw new Error(model.reason);
    const { item, rater, residual } = model.components;
    expect(item / vector.item).toBeCloseTo(1, 5);
    expect(residual / vector.residual).toBeCloseTo(1, 5);
    expect(Math.abs(rater / vector.rater - 1)).toBeLessThan(2.5e-5);
    expect(model.means[0]?.mean).toBeCloseTo(vector.mean, 11);
    expect((model.means[0]?.standardError ?? 0) / vector.standardError).toBeCloseTo(1, 5);
    expect(model).toMatchObject({ converged: true, n: 72, units: 24, raters: 6 });

    const whole = new Int32Array(24);
    expect(model.logLikelihood).toBeCloseTo(denseRestrictedLikelihood(columns, whole, 1, model.components), 9);
    expect(model.logLikelihood).toBeGreaterThanOrEqual(denseRestrictedLikelihood(columns, whole, 1, vector));
    expect(model.fit.point.itemSlope).toBeCloseTo(0, 6);
    expect(model.fit.point.raterSlope).toBeCloseTo(0, 6);
  });

  it("are those of the analysis of variance in a complete table", () => {
    // Shrout & Fleiss 1979: (11.2417 - 1.0194) / 4, (32.4861 - 1.0194) / 6 and 1.0194; and Var(mean) = sum of variance / count.
    const model = crossedModel(ratingColumns(grid([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])));
    expect(model.components?.item).toBeCloseTo(2.5555556, 6);
    expect(model.components?.rater).toBeCloseTo(5.2444444, 6);
    expect(model.components?.residual).toBeCloseTo(1.0194444, 6);
    expect(model.means?.[0]?.standardError).toBeCloseTo(Math.sqrt(2.5555556 / 6 + 5.2444444 / 4 + 1.0194444 / 24), 6);
  });

  it("may be zero: no point nearby is better", () => {
    // Raters whose means are all equal, so that their variance would be negative by the analysis of variance.
    const model = crossedModel(ratingColumns(grid([[1, 2, 3], [3, 1, 2], [2, 3, 1], [4, 4, 4], [5, 5, 5]])));
    expect(model.components?.rater).toBe(0);
    expect(model.components?.item).toBeGreaterThan(0.5);
    // And items whose means are all equal.
    const other = crossedModel(ratingColumns(grid([[1, 2, 3, 4, 5], [2, 3, 1, 4, 5], [3, 1, 2, 4, 5]])));
    expect(other.components?.item).toBe(0);
    expect(other.components?.rater).toBeGreaterThan(0.5);
    const neither = crossedModel(ratingColumns(grid([[1, 2, 3], [2, 3, 1], [3, 1, 2]])));
    expect(neither.components).toMatchObject({ item: 0, rater: 0 });
    expect(neither.components?.residual).toBeCloseTo(0.75, 12);
    for (const { fit, logLikelihood, converged } of [model, other, neither]) {
      expect(converged).toBe(true);
      if (fit === null) throw new Error("No fit.");
      for (const itemFactor of [0.98, 1, 1.02]) {
        for (const raterFactor of [0.98, 1, 1.02]) {
          const nearby = crossedPoint(fit.design, fit.totals, fit.point.itemRatio * itemFactor + (itemFactor > 1 ? 1e-3 : 0), fit.point.raterRatio * raterFactor + (raterFactor > 1 ? 1e-3 : 0));
          expect(nearby?.logLikelihood).toBeLessThanOrEqual(logLikelihood + 1e-12);
        }
      }
    }
  });

  it("reach a point that no other on a grid is better than, whatever the study", () => {
    for (let seed = 0; seed < 25; seed++) {
      const study = { items: 12 + (seed % 7), raters: 4 + (seed % 3), perItem: 2 + (seed % 2), mean: 3, itemSpread: (seed % 4) / 3, raterSpread: (seed % 5) / 5, residualSpread: 0.6, points: 5 };
      const model = crossedModel(simulateCrossed(study, seed));
      if (model.reason !== null) throw new Error(model.reason);
      expect(model.converged).toBe(true);
      for (const itemRatio of [0, 0.01, 0.1, 0.3, 1, 3, 10]) {
        for (const raterRatio of [0, 0.01, 0.1, 0.3, 1, 3, 10]) {
          expect(crossedPoint(model.fit.design, model.fit.totals, itemRatio, raterRatio)?.logLikelihood).toBeLessThanOrEqual(model.logLikelihood + 1e-9);
        }
      }
    }
  });

  it("settle where the likelihood is level, or falls from zero", () => {
    let fitted = 0;
    for (let seed = 0; seed < 200; seed++) {
      // Small studies, in which the likelihood is far from a parabola.
      const study = { items: 8 + (seed % 9), raters: 3 + (seed % 4), perItem: 2 + (seed % 2), mean: 3, itemSpread: (seed % 3) / 2, raterSpread: (seed % 5) / 4, residualSpread: 0.5 };
      const { fit, converged } = crossedModel(simulateCrossed(seed % 2 === 0 ? study : { ...study, points: 4 }, `level ${seed}`));
      if (fit === null) continue;
      fitted += 1;
      expect(converged).toBe(true);
      const { itemRatio, raterRatio, itemSlope, raterSlope } = fit.point;
      for (const [ratio, slope] of [[itemRatio, itemSlope], [raterRatio, raterSlope]] as const) {
        if (ratio === 0) expect(slope).toBeLessThanOrEqual(0);
        else expect(Math.abs(ratio * slope)).toBeLessThan(1e-5);
      }
    }
    expect(fitted).toBeGreaterThan(180);
  });

  it("find what a simulated study was made with", () => {
    const model = crossedModel(simulateCrossed({ items: 2000, raters: 50, perItem: 5, mean: 3, itemSpread: 0.7, raterSpread: 0.5, residualSpread: 0.8 }, "known truth"));
    expect(model.components?.item).toBeCloseTo(0.49, 1);
    expect(model.components?.residual).toBeCloseTo(0.64, 1);
    expect(Math.abs((model.components?.rater ?? 0) - 0.25)).toBeLessThan(0.12);
    expect(Math.abs((model.means?.[0]?.mean ?? 0) - 3)).toBeLessThan(3 * (model.means?.[0]?.standardError ?? 0));
  });

  it("do not depend on the order of rows, and scale with the answers", () => {
    const once = crossedModel(ratingColumns(rows));
    expect(crossedModel(ratingColumns([...rows].reverse()))).toEqual(once);
    const scaled = crossedModel(ratingColumns(rows.map((row) => ({ ...row, value: 1e6 + 10 * (row.value ?? 0) }))));
    for (const part of ["item", "rater", "residual"] as const) expect((scaled.components?.[part] ?? 0) / (once.components?.[part] ?? 0)).toBeCloseTo(100, 4);
    expect(scaled.means?.[0]?.mean).toBeCloseTo(1e6 + 10 * vector.mean, 6);
  });

  it("do not change when the roles of items and raters are exchanged", () => {
    const once = crossedModel(ratingColumns(rows));
    const exchanged = crossedModel(ratingColumns(rows.map(({ item, evaluator, value }) => ({ item: evaluator, evaluator: item, value }))));
    expect(exchanged.logLikelihood).toBeCloseTo(once.logLikelihood ?? 0, 9);
    expect((exchanged.components?.rater ?? 0) / (once.components?.item ?? 0)).toBeCloseTo(1, 6);
    expect((exchanged.components?.item ?? 0) / (once.components?.rater ?? 0)).toBeCloseTo(1, 5);
  });

  it("with groups of items, give every group its mean and tell their difference from the raters'", () => {
    const first = simulateCrossed({ items: 150, raters: 8, perItem: 3, mean: 3, itemSpread: 0.5, raterSpread: 0.8, residualSpread: 0.5 }, 3);
    // The items of the second half are a point better.
    const columns = ratingColumns([...rowsOfColumns(first)].map((row) => ({ ...row, value: row.value + (Number(row.item.slice(5)) % 2) })));
    const ofItem = Int32Array.from(columns.items, (name) => Number(name.slice(5)) % 2);
    const grouped = crossedModel(columns, { ofItem, groups: 2 });
    if (grouped.reason !== null) throw new Error(grouped.reason);
    const [one, other] = grouped.means;
    expect(Math.abs((other?.mean ?? 0) - (one?.mean ?? 0) - 1)).toBeLessThan(0.25);
    expect(grouped.components.item).toBeLessThan((crossedModel(columns).components?.item ?? 0) - 0.1);
    expect(grouped.logLikelihood).toBeCloseTo(denseRestrictedLikelihood(columns, ofItem, 2, grouped.components), 7);
  });

  it("say why there are none", () => {
    expect(reasonOf([[null]])).toBe("no_values");
    expect(reasonOf([[1, 2]])).toBe("too_few_units");
    expect(reasonOf([[1], [2]])).toBe("too_few_raters");
    expect(reasonOf([[3, 3], [3, 3], [3, 3]])).toBe("no_variation");
    // Every item answered once; every rater once; a chain without a circle.
    expect(reasonOf([[1, null], [2, null], [null, 1], [null, 3]])).toBe("not_crossed");
    expect(reasonOf([[1, 2, null, null], [null, null, 1, 3]])).toBe("not_crossed");
    expect(reasonOf([[1, 2], [3, null]])).toBe("not_crossed");
    expect(reasonOf([[1, 2, 4], [2, 3, 5], [3, 4, 6]])).toBe("no_residual");
    const many = ratingColumns(Array.from({ length: 1001 }, (_, rater) => [0, 1].map((item) => ({ item: `${item}`, evaluator: `${rater}`, value: (rater * 7 + item * 3) % 4 }))).flat());
    expect(crossedModel(many).reason).toBe("too_large");
    expect(crossedModel(ratingColumns(rows), { ofItem: Int32Array.from({ length: 24 }, (_, item) => item), groups: 24 }).reason).toBe("too_few_units");
  });
});
