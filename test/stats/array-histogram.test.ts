import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramOfArrays } from "@/lib/stats/array-histogram";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { patternOf } from "@/lib/stats/pattern";
import { PatternHistogram } from "@/lib/stats/pattern-histogram";
import { patternTable } from "@/lib/stats/pattern-table";
import { seededRandom } from "@/lib/stats/random";
import published from "./vectors/alpha-published.json";

type Answer = { unit: number; value: number };

/** Unit by unit, as the incremental table does it. */
function expected(answers: readonly Answer[]): PatternHistogram {
  const byUnit = new Map<number, number[]>();
  for (const { unit, value } of answers) byUnit.set(unit, [...(byUnit.get(unit) ?? []), value]);
  const histogram = new PatternHistogram();
  for (const unit of byUnit.values()) histogram.add(patternOf(unit));
  return histogram;
}

const unitsOf = (answers: readonly Answer[]): Uint32Array => Uint32Array.from(answers, ({ unit }) => unit);
const numbersOf = (answers: readonly Answer[]): Float64Array => Float64Array.from(answers, ({ value }) => value);

describe("histogramOfArrays", () => {
  // Up to 16 values fit the digits of 32 bits, up to 26 those of 53; beyond, and with too many equal answers, it sorts.
  for (const [name, values, answersPerUnit] of [["32 bits", 5, 4], ["53 bits", 20, 4], ["sorted", 60, 5], ["digits that run over", 14, 12], ["keys that do not fit", 200, 40]] as const) {
    it(`equals adding unit by unit: ${name}`, () => {
      const answers = fc.array(fc.record({ unit: fc.nat({ max: 12 }), value: fc.nat({ max: values - 1 }) }), { maxLength: 13 * answersPerUnit });
      fc.assert(
        fc.property(answers, (list) => {
          // All values occur, so that their number decides on the way.
          const all = [...list, ...Array.from({ length: values }, (_, value) => ({ unit: 13 + (value % 7), value }))];
          const entries = expected(all).entries();
          expect(histogramOfArrays({ unit: unitsOf(all), answer: numbersOf(all) }).entries()).toEqual(entries);
          expect(histogramOfArrays({ unit: Int32Array.from(unitsOf(all)), answer: Uint8Array.from(numbersOf(all)) }).entries()).toEqual(entries);
          expect(histogramOfArrays({ unit: unitsOf(all).reverse(), answer: Uint16Array.from(numbersOf(all)).reverse() }).entries()).toEqual(entries);
        }),
        { numRuns: 40 },
      );
    });
  }

  it("notices each digit that runs over, the last one too", () => {
    // Five values have 6 bits each in 32 and 10 in 53: 64 and 1024 equal answers are one too many.
    for (const most of [63, 64, 1023, 1024]) {
      for (const value of [0, 4]) {
        const answers = [0, 1, 2, 3, 4].map((each) => ({ unit: 1, value: each }));
        for (let count = 0; count < most; count++) answers.push({ unit: 0, value });
        expect(histogramOfArrays({ unit: unitsOf(answers), answer: numbersOf(answers) }).entries()).toEqual(expected(answers).entries());
      }
    }
  });

  it("counts answers in no order over far-away units as it counts them in order", () => {
    const random = seededRandom("blocks");
    const unit = Uint32Array.from({ length: 240_000 }, () => Math.floor(random.nextUniform() * 200_000));
    const answer = Uint8Array.from(unit, () => Math.floor(random.nextUniform() * 3));
    const order = Uint32Array.from(unit.keys()).sort((left, right) => (unit[left] ?? 0) - (unit[right] ?? 0));
    const unitInOrder = Uint32Array.from(order, (entry) => unit[entry] ?? 0);
    for (const values of [[1, 2, 3], Array.from({ length: 40 }, (_, place) => place)]) {
      // Three values are counted in digits, forty sorted.
      const codes = answer.map((code, entry) => (values.length === 3 ? code : (unit[entry] ?? 0) % 38 + code));
      const inOrder = Uint8Array.from(order, (entry) => codes[entry] ?? 0);
      const [scattered, ordered] = [
        patternTable(histogramOfArrays({ unit, answer: codes, values }), 1),
        patternTable(histogramOfArrays({ unit: unitInOrder, answer: inOrder, values }), 1),
      ];
      expect(scattered.answerCount).toBe(240_000);
      expect(Buffer.from(scattered.units.buffer).equals(Buffer.from(ordered.units.buffer))).toBe(true);
      expect(Buffer.from(scattered.codes.buffer).equals(Buffer.from(ordered.codes.buffer))).toBe(true);
    }
  });

  it("reads codes by the values they stand for, equal ones together", () => {
    const unit = Int32Array.from([0, 0, 1, 1, 2]);
    const answer = Uint8Array.from([2, 0, 1, 3, 3]);
    expect(histogramOfArrays({ unit, answer, values: [-1, 0.5, 10, 0.5] }).entries()).toEqual([
      { pattern: [-1, 10], units: 1 },
      { pattern: [0.5], units: 1 },
      { pattern: [0.5, 0.5], units: 1 },
    ]);
    const zeros = histogramOfArrays({ unit: Int32Array.from([0, 0]), answer: Float64Array.from([0, -0]) });
    expect(zeros.entries()).toEqual([{ pattern: [0, 0], units: 1 }]);
    expect(Object.is(zeros.entries()[0]?.pattern[0], 0)).toBe(true);
  });

  it("keeps more different values apart than 16 bits hold", () => {
    const answer = Float64Array.from({ length: 66_000 }, (_, entry) => entry / 7);
    const histogram = histogramOfArrays({ unit: new Uint32Array(66_000).map((_, entry) => entry >> 9), answer });
    const values = histogram.entries().flatMap(({ pattern }) => pattern);
    expect(Buffer.from(Float64Array.from(values).sort().buffer).equals(Buffer.from(answer.buffer))).toBe(true);
  });

  it("gives the alpha of a published example", () => {
    const data = published.examples.find(({ id }) => id === "hayes_krippendorff2007")?.data ?? [];
    const answers = data.flatMap((rater) => rater.flatMap((value, unit) => (value === null ? [] : [{ unit, value }])));
    const table = patternTable(histogramOfArrays({ unit: unitsOf(answers), answer: numbersOf(answers) }));
    expect(krippendorffAlpha(table, "ordinal").value).toBeCloseTo(0.7598291891514336, 12);
  });

  it("refuses what are not answers to units", () => {
    const unit = Int32Array.from([0, 1]);
    expect(() => histogramOfArrays({ unit, answer: Uint8Array.from([1]) })).toThrow(RangeError);
    expect(() => histogramOfArrays({ unit: Int32Array.from([0, -1]), answer: Uint8Array.from([1, 1]) })).toThrow(/-1/);
    expect(() => histogramOfArrays({ unit, answer: Float64Array.from([1, Number.NaN]) })).toThrow(RangeError);
    expect(() => histogramOfArrays({ unit, answer: Float64Array.from([Infinity, 1]) })).toThrow(RangeError);
    expect(() => histogramOfArrays({ unit, answer: Uint8Array.from([0, 2]), values: [1, 2] })).toThrow(RangeError);
    expect(histogramOfArrays({ unit: new Int32Array(), answer: new Uint8Array() }).entries()).toEqual([]);
  });
});
