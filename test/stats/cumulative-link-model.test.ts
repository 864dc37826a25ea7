import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cumulativeLinkModel, type CumulativeLinkFit } from "@/lib/stats/cumulative-link-model";
import type { Grouping, OrdinalPredictor } from "@/lib/stats/ordinal-design";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom } from "@/lib/stats/random";
import { ratingColumns, rowsOfColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";
import { contact, warm, wine } from "./wine";
import vectors from "./vectors/ordinal-wine.json";

function fitOf(columns: RatingColumns, predictors: OrdinalPredictor[], random: Grouping[]): CumulativeLinkFit {
  const { fit, reason } = cumulativeLinkModel(columns, { predictors, random });
  if (fit === null) throw new Error(`No fit: ${reason}.`);
  return fit;
}

const estimates = (fit: CumulativeLinkFit): number[] => [...fit.thresholds, ...fit.predictors].map(({ estimate }) => estimate);
const errors = (fit: CumulativeLinkFit): number[] => [
  ...[...fit.thresholds, ...fit.predictors].map(({ standardError }) => standardError),
  ...fit.effects.map(({ standardDeviation }) => standardDeviation.standardError ?? Number.NaN),
];

/** Each value within `tolerance` of the expected one, relative to it. */
function expectNear(values: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(values).toHaveLength(expected.length);
  for (const [place, value] of values.entries()) expect(Math.abs(value / (expected[place] ?? Number.NaN) - 1)).toBeLessThan(tolerance);
}

describe("cumulativeLinkModel without effects", () => {
  it("gives the estimates, standard errors and likelihood of the wine data", () => {
    const fit = fitOf(wine, [warm, contact], []);
    expectNear(estimates(fit), vectors.fixed.estimates, 1e-8);
    expectNear(errors(fit), vectors.fixed.standardErrors, 1e-7);
    expect(fit.logLikelihood).toBeCloseTo(vectors.fixed.logLikelihood, 10);
    expect(fit.categories).toEqual([1, 2, 3, 4, 5]);
  });

  it("has a closed form without predictors: thresholds are the logits of the shares", () => {
    const fit = fitOf(wine, [], []);
    let below = 0;
    for (const [k, { estimate }] of fit.thresholds.entries()) {
      below += [...wine.value].filter((value) => value === k + 1).length;
      expect(estimate).toBeCloseTo(Math.log(below / (72 - below)), 8);
    }
  });
});

describe("cumulativeLinkModel with effects of judges", () => {
  const fit = fitOf(wine, [warm, contact], ["rater"]);
  const [judges] = fit.effects;

  it("gives the estimates of the common program, as far as it went", () => {
    expectNear(estimates(fit), vectors.oracle.estimates, 1e-5);
    expectNear([judges?.standardDeviation.estimate ?? 0], [Math.sqrt(vectors.oracle.variance)], 1e-5);
    for (const [place, effect] of vectors.oracle.effects.entries()) expect(Math.abs((judges?.levels[place]?.estimate ?? 0) - effect)).toBeLessThan(2e-5);
    expect(Math.abs(fit.logLikelihood / vectors.oracle.logLikelihood - 1)).toBeLessThan(1e-6);
  });

  it("gives the maximum that an independent search found, with its standard errors", () => {
    expectNear(estimates(fit), vectors.judges.estimates, 1e-8);
    expectNear(errors(fit), vectors.judges.standardErrors, 1e-6);
    expectNear([judges?.variance ?? 0], [vectors.judges.variance], 1e-8);
    expectNear((judges?.levels ?? []).map(({ estimate }) => estimate), vectors.judges.effects, 1e-7);
    expectNear((judges?.levels ?? []).map(({ standardError }) => standardError), vectors.judges.effectErrors, 1e-7);
    expect(fit.logLikelihood).toBeGreaterThan(vectors.judges.logLikelihood - 1e-10);
  });
});

describe("cumulativeLinkModel with crossed effects", () => {
  it("gives the maximum that an independent search found", () => {
    const fit = fitOf(wine, [contact], ["rater", "item"]);
    const [judges, bottles] = fit.effects;
    expect([judges?.grouping, bottles?.grouping]).toEqual(["rater", "item"]);
    expectNear(estimates(fit), vectors.crossed.estimates, 1e-6);
    expectNear(errors(fit), vectors.crossed.standardErrors, 1e-6);
    expectNear([judges?.variance ?? 0, bottles?.variance ?? 0], [vectors.crossed.judgeVariance, vectors.crossed.bottleVariance], 1e-7);
    expectNear((bottles?.levels ?? []).map(({ estimate }) => estimate), vectors.crossed.bottleEffects, 1e-7);
    expectNear((bottles?.levels ?? []).map(({ standardError }) => standardError), vectors.crossed.bottleErrors, 1e-7);
    expect(fit.logLikelihood).toBeGreaterThan(vectors.crossed.logLikelihood - 1e-8);
  });

  it("does not depend on the order in which rows or effects are named, which covariances follow", () => {
    const fit = fitOf(wine, [contact], ["rater", "item"]);
    const mirror = fitOf(ratingColumns([...rowsOfColumns(wine)].reverse()), [contact], ["item", "rater"]);
    expect(mirror.effects).toEqual([...fit.effects].reverse());
    expect(mirror.thresholds).toEqual(fit.thresholds);
    for (const { covariance, effects } of [fit, mirror]) {
      for (const [place, { standardDeviation }] of effects.entries()) expect(Math.sqrt(covariance[5 + place]?.[5 + place] ?? 0)).toBe(standardDeviation.standardError);
    }
  });

  it("has a variance of 0 where bottles differ by no more than temperature and contact say", () => {
    const fit = fitOf(wine, [warm, contact], ["rater", "item"]);
    expect(fit.effects[1]).toMatchObject({ variance: 0, standardDeviation: { estimate: 0, standardError: null } });
    expectNear(estimates(fit), vectors.judges.estimates, 1e-7);
    expectNear(errors(fit).slice(0, 7), vectors.judges.standardErrors, 1e-6);
  });

  it("finds planted variances and a planted effect", () => {
    const planted = simulated({ items: 800, raters: 25, perItem: 4, itemSpread: 1, raterSpread: 0.8, effect: 0.7 }, "planted");
    const fit = fitOf(planted, [late], ["item", "rater"]);
    for (const [place, truth] of [-1.5, 0, 2].entries()) expect(Math.abs((fit.thresholds[place]?.estimate ?? 0) - truth)).toBeLessThan(0.5);
    const [effect] = fit.predictors;
    expect(Math.abs((effect?.estimate ?? 0) - 0.7)).toBeLessThan(3 * (effect?.standardError ?? 0));
    expect(Math.sqrt(fit.effects[0]?.variance ?? 0)).toBeGreaterThan(0.8);
    expect(Math.sqrt(fit.effects[0]?.variance ?? 0)).toBeLessThan(1.15);
    expect(Math.sqrt(fit.effects[1]?.variance ?? 0)).toBeGreaterThan(0.5);
    expect(Math.sqrt(fit.effects[1]?.variance ?? 0)).toBeLessThan(1.1);
  });
});

describe("cumulativeLinkModel in difficult cases", () => {
  const row = (item: string, evaluator: string, value: number | null): RatingRow => ({ item, evaluator, value });
  const reason = (rows: RatingRow[], predictors: OrdinalPredictor[] = [], random: Grouping[] = []) => cumulativeLinkModel(ratingColumns(rows), { predictors, random }).reason;

  it("says why there is no fit", () => {
    expect(reason([row("1", "a", null)])).toBe("no_values");
    expect(reason([row("1", "a", 2), row("2", "b", 2)])).toBe("no_variation");
    const rows = [...rowsOfColumns(wine)];
    expect(reason(rows, [{ name: "constant", of: () => 7 }])).toBe("not_identified");
    expect(reason(rows, [warm, { name: "warm again", of: (item) => 1 - warm.of(item, "") }])).toBe("not_identified");
    // One answer of each rater.
    expect(reason(["1", "2", "3", "4"].map((item, place) => row(item, item, place % 2)), [], ["rater"])).toBe("not_identified");
    // Everything above 2 is warm, and only that.
    const split = rows.map((one) => ({ ...one, value: warm.of(one.item, "") === 1 ? 3 + (one.value % 2) : 1 + (one.value % 2) }));
    expect(reason(split, [warm])).toBe("separated");
    // Each rater has one value for everything.
    expect(reason(["a", "b", "c", "d"].flatMap((rater, place) => ["1", "2", "3", "4", "5", "6"].map((item) => row(item, rater, place))), [], ["rater"])).toBe("separated");
  });

  it("gives finite numbers or a reason, whatever the answers", () => {
    const answers = fc.uniqueArray(
      fc.record({ item: fc.constantFrom("1", "2", "3", "4", "5", "6"), evaluator: fc.constantFrom("a", "b", "c"), value: fc.integer({ min: 1, max: 4 }) }),
      { selector: ({ item, evaluator }) => `${item} ${evaluator}`, minLength: 2 },
    );
    const groupings = fc.constantFrom<Grouping[]>([], ["item"], ["rater"], ["rater", "item"]);
    let fits = 0;
    fc.assert(fc.property(answers, groupings, (rows, random) => {
      const { fit } = cumulativeLinkModel(ratingColumns(rows), { predictors: [late], random });
      if (fit === null) return;
      fits += 1;
      const numbers = [...estimates(fit), ...fit.covariance.flat(), fit.logLikelihood, ...fit.effects.flatMap(({ variance, levels }) => [variance, ...levels.flatMap(({ estimate, standardError }) => [estimate, standardError])])];
      for (const number of numbers) expect(Number.isFinite(number)).toBe(true);
      for (const error of errors(fit)) expect(error > 0 || Number.isNaN(error)).toBe(true);
      for (const [k, { estimate }] of fit.thresholds.entries()) expect(estimate).toBeGreaterThan(fit.thresholds[k - 1]?.estimate ?? -Infinity);
    }), { numRuns: 60 });
    expect(fits).toBeGreaterThan(15);
  }, 60_000);
});

const late: OrdinalPredictor = { name: "late", of: (item) => Number(item) % 2 };

/** Answers from 1 to 4 drawn from the model with thresholds -1.5, 0 and 2. */
function simulated(study: { items: number; raters: number; perItem: number; itemSpread: number; raterSpread: number; effect: number }, seed: string): RatingColumns {
  const random = seededRandom(seed);
  const normal = () => normalQuantile(random.nextUniform() || 0.5);
  const severities = Array.from({ length: study.raters }, () => study.raterSpread * normal());
  const rows: RatingRow[] = [];
  for (let item = 0; item < study.items; item++) {
    const own = study.itemSpread * normal() + (item % 2) * study.effect;
    const first = Math.floor(random.nextUniform() * study.raters);
    for (let turn = 0; turn < study.perItem; turn++) {
      const rater = (first + turn * (1 + (item % 5))) % study.raters;
      const share = random.nextUniform() || 0.5;
      const behind = own + (severities[rater] ?? 0) + Math.log(share / (1 - share));
      rows.push({ item: String(item), evaluator: String(rater), value: behind < -1.5 ? 1 : behind < 0 ? 2 : behind < 2 ? 3 : 4 });
    }
  }
  return ratingColumns(rows);
}
