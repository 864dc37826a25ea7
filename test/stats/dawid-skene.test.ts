import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerCounts } from "@/lib/stats/answer-counts";
import { dawidSkene, type DawidSkeneFit } from "@/lib/stats/dawid-skene";
import { seededRandom } from "@/lib/stats/random";
import type { RatingRow } from "@/lib/stats/rating-table";
import vectors from "./vectors/dawid-skene.json";

const anaesthesia: RatingRow[] = vectors.answers.map(([patient, observer, answer]) => ({ item: String(patient).padStart(2, "0"), evaluator: String(observer), value: answer ?? null }));

function fitOf(rows: Iterable<RatingRow>, options?: { smoothing?: number }): DawidSkeneFit {
  const { fit, reason } = dawidSkene(answerCounts(rows), options);
  if (fit === null) throw new Error(`No fit: ${reason}.`);
  return fit;
}

const row = (item: string, evaluator: string, value: number | null): RatingRow => ({ item, evaluator, value });

describe("dawidSkene", () => {
  it("gives the published and the recomputed values of the anaesthesia data", () => {
    const fit = fitOf(anaesthesia);
    expect(fit.converged).toBe(true);
    expect(fit.n).toBe(315);
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(vectors.logLikelihood - 1e-6);
    for (const [k, prevalence] of fit.prevalences.entries()) {
      expect(prevalence).toBeCloseTo(vectors.publishedPrevalences[k] ?? Number.NaN, 2);
      expect(Math.abs(prevalence / (vectors.prevalences[k] ?? Number.NaN) - 1)).toBeLessThan(1e-9);
    }
    for (const [r, { confusion }] of fit.raters.entries()) {
      for (const [k, { probabilities }] of confusion.entries()) {
        for (const [l, probability] of vectors.confusion[r]?.[k]?.entries() ?? []) expect(probabilities?.[l]).toBeCloseTo(probability, 9);
      }
    }
    for (const [i, posterior] of vectors.posteriorsOfFirstFive.entries()) {
      for (const [k, probability] of posterior.entries()) expect(fit.items[i]?.posterior[k]).toBeCloseTo(probability, 9);
    }
    // Observer 1 answered three times about 3 patients of class 4.
    expect(fit.raters[0]?.confusion[3]?.answers).toBeCloseTo(9, 9);
    expect(fit.caution).toBe("too_few_answers");
  });

  it("finds raters' planted matrices and classes, and outdoes the majority where one rater is a coin", () => {
    const random = seededRandom("planted raters");
    const planted = [[0.9, 0.2], [0.8, 0.1], [0.85, 0.15], [0.5, 0.5], [0.5, 0.5]];
    const rows: RatingRow[] = [];
    const truth: number[] = [];
    for (let item = 0; item < 2000; item++) {
      const isOne = random.nextUniform() < 0.3;
      truth.push(isOne ? 1 : 0);
      for (const [rater, [whenOne = 0, whenZero = 0]] of planted.entries()) {
        rows.push(row(String(item).padStart(4, "0"), `r${rater}`, random.nextUniform() < (isOne ? whenOne : whenZero) ? 1 : 0));
      }
    }
    const fit = fitOf(rows);
    expect(fit.caution).toBeNull();
    expect(fit.prevalences[1]).toBeCloseTo(0.3, 1);
    for (const [rater, [whenOne = 0, whenZero = 0]] of planted.entries()) {
      expect(Math.abs((fit.raters[rater]?.confusion[1]?.probabilities?.[1] ?? 0) - whenOne)).toBeLessThan(0.06);
      expect(Math.abs((fit.raters[rater]?.confusion[0]?.probabilities?.[1] ?? 0) - whenZero)).toBeLessThan(0.06);
    }
    const right = truth.filter((value, item) => fit.items[item]?.value === value).length;
    const byMajority = truth.filter((value, item) => {
      let ones = 0;
      for (const { value: answer } of rows.slice(item * 5, item * 5 + 5)) ones += answer ?? 0;
      return (ones > 2 ? 1 : 0) === value;
    }).length;
    expect(right).toBeGreaterThan(byMajority);
  });

  it("believes raters who always agree, and does not ask in which order they came", () => {
    const answer = fc.integer({ min: 1, max: 3 });
    fc.assert(fc.property(fc.array(answer, { minLength: 1, maxLength: 12 }), (answers) => {
      const rows = answers.flatMap((value, item) => ["a", "b", "c"].map((rater) => row(`${item}`, rater, value)));
      const { fit, reason } = dawidSkene(answerCounts(rows));
      if (new Set(answers).size === 1) {
        expect(reason).toBe("no_variation");
        return;
      }
      expect(fit?.converged).toBe(true);
      for (const [item, { value, posterior }] of fit?.items.entries() ?? []) {
        const given = rows.find((one) => one.item === fit?.items[item]?.item)?.value;
        expect(value).toBe(given);
        expect(Math.max(...posterior)).toBeCloseTo(1, 12);
      }
      expect(dawidSkene(answerCounts([...rows].reverse())).fit).toEqual(fit);
    }), { numRuns: 50 });
  });

  it("keeps probabilities that are probabilities, with smoothing and without, and smoothing keeps matrices from the edge", () => {
    const rows = fc.uniqueArray(
      fc.record({ item: fc.constantFrom("1", "2", "3", "4", "5"), evaluator: fc.constantFrom("a", "b", "c"), value: fc.integer({ min: 1, max: 3 }) }),
      { selector: ({ item, evaluator }) => `${item} ${evaluator}`, minLength: 4 },
    );
    fc.assert(fc.property(rows, fc.constantFrom(0, 0.5), (given, smoothing) => {
      const { fit } = dawidSkene(answerCounts(given), { smoothing });
      if (fit === null) return;
      const sumsToOne = (values: readonly number[]) => expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      sumsToOne(fit.prevalences);
      for (const { posterior } of fit.items) sumsToOne(posterior);
      for (const { confusion } of fit.raters) for (const { probabilities } of confusion) if (probabilities) sumsToOne(probabilities);
      expect(Number.isFinite(fit.logLikelihood)).toBe(true);
    }), { numRuns: 100 });
    const edge = fitOf(anaesthesia).raters[2]?.confusion[0]?.probabilities?.[0] ?? 0;
    const smoothed = fitOf(anaesthesia, { smoothing: 1 }).raters[2]?.confusion[0]?.probabilities?.[0] ?? 0;
    expect(edge).toBe(1);
    expect(smoothed).toBeLessThan(0.95);
  });

  it("says of a rater without items of a class that nothing is known", () => {
    const rows = [row("1", "a", 1), row("1", "b", 1), row("2", "a", 2), row("2", "b", 2), row("3", "b", 1), row("3", "c", 1)];
    const fit = fitOf(rows);
    expect(fit.raters[2]).toMatchObject({ rater: "c", confusion: [{ probabilities: [1, 0] }, { probabilities: null }] });
  });

  it("says why there is no fit", () => {
    const reason = (rows: RatingRow[]) => dawidSkene(answerCounts(rows)).reason;
    expect(reason([row("1", "a", null)])).toBe("no_values");
    expect(reason([row("1", "a", 1), row("1", "a", 2), row("2", "b", 1)])).toBe("no_pairable");
    expect(reason([row("1", "a", 1), row("1", "b", 1)])).toBe("no_variation");
    expect(() => dawidSkene(answerCounts(anaesthesia), { smoothing: -1 })).toThrow(RangeError);
  });
});
