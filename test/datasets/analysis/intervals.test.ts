import { describe, expect, it } from "vitest";
import { Distribution } from "@/lib/datasets/analysis/distribution";
import { daysBetween, isBefore, isContradicted, readInterval } from "@/lib/datasets/analysis/intervals";

describe("an interval as written", () => {
  it.each([
    ["2 weeks", 14], ["a month later", 30.4375], ["About 3 days", 3], ["one year", 365.25], ["12 hours", 0.5], ["2-week", 14], ["  five  days after. ", 5],
  ])("%s is %d days", (text, days) => expect(readInterval(text)?.days).toBeCloseTo(days, 10));

  it.each(["a few days after", "Start", "some weeks", "", "2 weeks and 3 days", "the next day", "9".repeat(400), "constructor days"])("%s names no number", (text) => expect(readInterval(text)).toBeNull());

  it("may differ from the dates by a day, half its unit or a quarter of itself", () => {
    const against = (text: string, days: number) => { const read = readInterval(text); return read && isContradicted(read, days); };
    expect([against("2 days", 3), against("2 days", 4), against("2 weeks", 17), against("2 weeks", 18), against("1 month", 45), against("1 month", 46), against("20 days", 25), against("20 days", 26), against("3 hours", 0), against("3 hours", 2)])
      .toEqual([false, true, false, true, false, true, false, true, false, true]);
  });
});

it("days are those of the calendar, leap years included", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2023-05-08T23:59", "2023-05-09T00:01")).toBe(1);
  expect(daysBetween("2023-05-09", "2023-05-08T12:00")).toBe(-1);
});

it("on one day nothing is before anything, unless both say when", () => {
  expect(isBefore("2024-01-01T10:00", "2024-01-01")).toBe(false);
  expect(isBefore("2024-01-01T10:00", "2024-01-01T10:01")).toBe(true);
  expect(isBefore("2023-12-31", "2024-01-01T00:00")).toBe(true);
});

describe("a distribution", () => {
  const of = (...values: number[]) => { const made = new Distribution(); values.forEach((value) => made.add(value)); return made; };

  it("has the quantiles of R's type 7", () => {
    // quantile(c(1,2,3,4,10), c(.05,.25,.5,.75,.95)) gives 1.2 2 3 4 8.8
    const summary = of(10, 3, 1, 4, 2).summary();
    expect(summary).toMatchObject({ n: 5, mean: 4, median: 3, p25: 2, p75: 4, min: 1, max: 10 });
    expect(summary?.p5).toBeCloseTo(1.2, 12);
    expect(summary?.p95).toBeCloseTo(8.8, 12);
    expect(summary?.sd).toBeCloseTo(Math.sqrt(12.5), 12);
  });

  it("of one value has no standard deviation, of none no summary", () => {
    expect(of(7).summary()).toMatchObject({ n: 1, mean: 7, sd: null, median: 7 });
    expect(of().summary()).toBeNull();
  });

  it("puts each value into one bin, lower edges included", () => {
    expect(of(-1, 0, 4, 5, 9, 10, 99).bins([0, 5, 10])).toEqual([
      { from: null, to: 0, count: 1 }, { from: 0, to: 5, count: 2 }, { from: 5, to: 10, count: 2 }, { from: 10, to: null, count: 2 },
    ]);
  });
});
