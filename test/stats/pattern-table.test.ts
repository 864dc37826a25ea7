import { describe, expect, it } from "vitest";
import { PatternHistogram } from "@/lib/stats/pattern-histogram";
import { patternTable } from "@/lib/stats/pattern-table";

describe("patternTable", () => {
  it("lays out the pairable patterns and counts what is in them", () => {
    const histogram = new PatternHistogram();
    histogram.add([4], 7);
    histogram.add([1, 1, 3], 2);
    histogram.add([1, 2]);
    const table = patternTable(histogram);
    expect([...table.values]).toEqual([1, 2, 3]);
    expect([...table.units]).toEqual([2, 1]);
    expect([...table.sizes]).toEqual([3, 2]);
    expect([...table.starts]).toEqual([0, 2, 4]);
    expect([...table.codes]).toEqual([0, 2, 0, 1]);
    expect([...table.counts]).toEqual([2, 1, 1, 1]);
    expect([table.unitCount, table.answerCount, table.pairCount]).toEqual([3, 8, 7]);
  });

  it("keeps units of one answer if asked to, without pairs", () => {
    const histogram = new PatternHistogram();
    histogram.add([4], 7);
    histogram.add([1, 2]);
    const table = patternTable(histogram, 1);
    expect([[...table.values], [...table.sizes], [...table.units]]).toEqual([[1, 2, 4], [2, 1], [1, 7]]);
    expect([table.unitCount, table.answerCount, table.pairCount]).toEqual([8, 9, 1]);
  });

  it("is empty when no unit has two answers", () => {
    const histogram = new PatternHistogram();
    histogram.add([1], 3);
    const table = patternTable(histogram);
    expect([table.units.length, table.values.length, table.unitCount]).toEqual([0, 0, 0]);
  });
});
