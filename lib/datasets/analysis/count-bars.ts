/** The model of the charts of an analysis: named counts, each with its share. Pure. */
import { chartTable, type ChartTable } from "@/lib/reports/chart-table";
import { count, counted, percent } from "@/lib/reports/number-text";
import type { FrequencyTable } from "./frequency";
import type { Bin } from "./distribution";

export type CountBar = { key: string; name: string; count: number; share: number; /** Beside the bar. */ mark: string; text: string };
export type CountBars = { bars: CountBar[]; /** Of the longest bar. */ most: number; table: ChartTable };

type Named = { name: string; exact?: string | number | null; count: number };

/** @param all also those that have no bar of their own: shares are of `n`. */
export function countBars(what: string, of: { one: string; many: string }, entries: readonly Named[], { n, all = entries }: { n?: number; all?: readonly Named[] } = {}): CountBars {
  const total = n ?? all.reduce((sum, entry) => sum + entry.count, 0);
  const shareOf = (entry: Named) => (total === 0 ? 0 : entry.count / total);
  return {
    bars: entries.map((entry, index) => ({
      key: String(index), name: entry.name, count: entry.count, share: shareOf(entry), mark: `${percent(shareOf(entry), 1)}`,
      text: `${entry.name}: ${count(entry.count)} of ${counted(total, of.one, of.many)} (${percent(shareOf(entry), 1)})`,
    })),
    most: Math.max(0, ...entries.map((entry) => entry.count)),
    table: chartTable([what, of.many, "share"], all.map((entry) => [
      { text: entry.name, exact: entry.exact === undefined ? entry.name : entry.exact }, { text: count(entry.count), exact: entry.count }, { text: percent(shareOf(entry), 1), exact: shareOf(entry) },
    ])),
  };
}

/** The most frequent names, and the rest in one bar; the table has all that were kept. */
export function frequencyBars(what: string, of: { one: string; many: string }, { n, top, other, distinct }: FrequencyTable, shown = 10): CountBars {
  const first = top.slice(0, shown);
  const restOf = (entries: typeof top) => n - entries.reduce((sum, entry) => sum + entry.count, 0);
  const withRest = (entries: typeof top, rest: number): Named[] => (rest > 0 ? [...entries, { name: counted(distinct - entries.length, "other name", "other names"), count: rest }] : [...entries]);
  return countBars(what, of, withRest(first, restOf(first)), { n, all: withRest(top, other) });
}

export function binBars(what: string, of: { one: string; many: string }, bins: readonly Bin[], labelOf: (bin: Bin) => string): CountBars {
  // Beyond the outermost that hold something there is nothing to see.
  const first = bins.findIndex((bin) => bin.count > 0);
  const last = bins.findLastIndex((bin) => bin.count > 0);
  return countBars(what, of, first < 0 ? [] : bins.slice(first, last + 1).map((bin) => ({ name: labelOf(bin), count: bin.count })));
}

/** So many values have bars of their own; more are put together in steps. */
const MOST_BARS = 14;
const STEPS = [2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000];

/** Whole numbers, from the smallest to the largest that was met. */
export function valueBars(what: string, of: { one: string; many: string }, values: readonly (readonly [number, number])[]): CountBars {
  const [first, last] = [values[0]?.[0], values.at(-1)?.[0]];
  if (first === undefined || last === undefined) return countBars(what, of, []);
  const step = last - first < MOST_BARS ? 1 : (STEPS.find((candidate) => last / candidate - Math.floor(first / candidate) < MOST_BARS) ?? Math.ceil((last + 1) / MOST_BARS));
  const start = Math.floor(first / step) * step;
  const entries = Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, index) => {
    const from = start + index * step;
    return { name: step === 1 ? count(from) : `${count(from)} to ${count(from + step - 1)}`, count: values.filter(([value]) => value >= from && value < from + step).reduce((sum, [, times]) => sum + times, 0) };
  });
  return countBars(what, of, entries);
}
