import { describe, expect, it } from "vitest";
import { adjustedMeans } from "@/lib/stats/adjusted-means";
import { crossedEffects } from "@/lib/stats/crossed-effects";
import { crossedModel } from "@/lib/stats/crossed-model";
import { invertPositiveDefinite } from "@/lib/stats/positive-definite";
import { ratingColumns, rowsOfColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import { simulateCrossed } from "./crossed-simulation";

/**
 * Henderson's mixed model equations written out: means, item effects and rater effects in one system, whose inverse holds the
 * covariance of the prediction errors.
 */
function mixedModelEquations({ items, raters, item, rater, value }: RatingColumns, groupOfItem: Int32Array, groups: number, itemRatio: number, raterRatio: number) {
  const size = groups + items.length + raters.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  const add = (row: number, column: number, by: number): void => void (matrix[row * size + column] = (matrix[row * size + column] ?? 0) + by);
  for (const [entry, answer] of value.entries()) {
    const places = [groupOfItem[item[entry] ?? 0] ?? 0, groups + (item[entry] ?? 0), groups + items.length + (rater[entry] ?? 0)];
    for (const row of places) {
      right[row] = (right[row] ?? 0) + answer;
      for (const column of places) add(row, column, 1);
    }
  }
  for (let place = groups; place < size; place++) add(place, place, 1 / (place < groups + items.length ? itemRatio : raterRatio));
  const inverse = invertPositiveDefinite(matrix, size);
  if (inverse === null) throw new Error("Singular.");
  const at = (row: number, column: number): number => inverse[row * size + column] ?? 0;
  const solution = Array.from({ length: size }, (_, row) => right.reduce((sum, entry, column) => sum + at(row, column) * entry, 0));
  return { at, solution };
}

describe("predicted effects of raters and items", () => {
  it.each([1, 3])("solve Henderson's mixed model equations, with their errors, %s groups", (groups) => {
    const study = { items: 20, raters: 6, perItem: 3, mean: 3, itemSpread: 0.7, raterSpread: 0.5, residualSpread: 0.6, points: 5 };
    const complete = [...rowsOfColumns(simulateCrossed(study, 5))];
    // Some items lose an answer, so that not all have as many.
    const columns = ratingColumns(complete.filter((_, entry) => entry % 7 !== 0));
    const ofItem = Int32Array.from(columns.items, (_, item) => item % groups);
    const model = crossedModel(columns, { ofItem, groups });
    if (model.reason !== null) throw new Error(model.reason);
    const { item: itemVariance, rater: raterVariance, residual } = model.components;
    expect(itemVariance).toBeGreaterThan(0);
    expect(raterVariance).toBeGreaterThan(0);
    const { at, solution } = mixedModelEquations(columns, ofItem, groups, itemVariance / residual, raterVariance / residual);
    const effects = crossedEffects(columns, model.fit);

    for (const [group, { mean, standardError }] of model.means.entries()) {
      expect(mean).toBeCloseTo(solution[group] ?? 0, 9);
      expect(standardError).toBeCloseTo(Math.sqrt(residual * at(group, group)), 9);
    }
    for (const [rater, { effect, standardError }] of effects.raters.entries()) {
      const place = groups + 20 + rater;
      expect(effect).toBeCloseTo(solution[place] ?? 0, 9);
      expect(standardError).toBeCloseTo(Math.sqrt(residual * at(place, place)), 9);
    }
    for (const [item, { predicted, standardError }] of effects.items.entries()) {
      const group = ofItem[item] ?? 0;
      const place = groups + item;
      expect(predicted).toBeCloseTo((solution[group] ?? 0) + (solution[place] ?? 0), 9);
      expect(standardError).toBeCloseTo(Math.sqrt(residual * (at(place, place) + at(group, group) + 2 * at(group, place))), 9);
    }
    expect(effects.raters.reduce((sum, { n }) => sum + n, 0)).toBe(columns.value.length);
  });

  it("raise the items that met severe raters, and shrink what is predicted", () => {
    const study = { items: 300, raters: 8, perItem: 2, mean: 3, itemSpread: 0.1, raterSpread: 1, residualSpread: 0.3 };
    const columns = simulateCrossed(study, "severe");
    const model = crossedModel(columns);
    if (model.reason !== null) throw new Error(model.reason);
    const { items } = crossedEffects(columns, model.fit);
    const spread = (of: (item: (typeof items)[number]) => number): number => {
      const mean = items.reduce((sum, item) => sum + of(item), 0) / items.length;
      return Math.sqrt(items.reduce((sum, item) => sum + (of(item) - mean) ** 2, 0) / (items.length - 1));
    };
    // True items differ by .1; two raters' luck adds .7 to that, and noise .2.
    expect(spread((item) => item.observed)).toBeGreaterThan(0.5);
    expect(spread((item) => item.adjusted)).toBeLessThan(0.3);
    expect(spread((item) => item.predicted)).toBeLessThan(0.12);
  });
});

describe("adjusted means of groups", () => {
  // The first five raters are strict, the others lenient.
  const study = { items: 120, raters: 10, perItem: 4, mean: 3, itemSpread: 0.5, raterSpread: 0.3, residualSpread: 0.4 };
  const rows = [...rowsOfColumns(simulateCrossed(study, "groups"))].map((row) => ({ ...row, value: row.value + (Number(row.evaluator.slice(6)) < 5 ? -0.7 : 0.7) }));
  const system = (item: string): string => (Number(item.slice(5)) < 60 ? "one" : "two");
  // The first system is rated by the first raters more than by the last, the second the other way round.
  const unfair = rows.filter(({ item, evaluator }, entry) => (system(item) === "one") === Number(evaluator.slice(6)) < 5 || entry % 4 === 0);
  const columns = ratingColumns(unfair);

  it("are fair where raters were not", () => {
    const { groups, differences, model } = adjustedMeans(columns, system, 0.95);
    expect(groups?.map(({ group }) => group)).toEqual(["one", "two"]);
    const [one, two] = groups ?? [];
    const [difference] = differences ?? [];
    // Both systems are the same; who rated them is not.
    expect(Math.abs((two?.observed ?? 0) - (one?.observed ?? 0))).toBeGreaterThan(2 * (difference?.standardError ?? 0));
    expect(Math.abs(difference?.value ?? 9)).toBeLessThan(2 * (difference?.standardError ?? 0));
    expect(difference?.value).toBeCloseTo((two?.adjusted ?? 0) - (one?.adjusted ?? 0), 12);
    expect(difference).toMatchObject({ first: "one", second: "two" });
    expect(difference?.p).toBeGreaterThan(0.05);
    expect(difference?.ci.low).toBeLessThan(0);
    expect((one?.n ?? 0) + (two?.n ?? 0)).toBe(model.n);
    expect((one?.items ?? 0) + (two?.items ?? 0)).toBe(model.units);
  });

  it("cover a difference of nothing", () => {
    let covered = 0;
    const runs = 200;
    for (let seed = 0; seed < runs; seed++) {
      const study = { items: 40, raters: 6, perItem: 3, mean: 3, itemSpread: 0.5, raterSpread: 0.6, residualSpread: 0.7, points: 5 };
      const { differences } = adjustedMeans(simulateCrossed(study, `nothing ${seed}`), (item) => `${Number(item.slice(5)) % 2}`, 0.95);
      const [{ ci } = { ci: null }] = differences ?? [];
      if (ci !== null && ci.low <= 0 && ci.high >= 0) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.93);
  });

  it("take the reason of the model", () => {
    expect(adjustedMeans(ratingColumns([]), system, 0.95)).toMatchObject({ groups: null, differences: null, reason: "no_values" });
  });
});
