/** How often each number was met, and what that comes to. Holds one entry per distinct number. */
import { z } from "zod";

const count = z.int().min(0);

/** Standard deviation: of a sample (n − 1), null for a single value. Quantiles: linear between neighbours (type 7). */
export const summarySchema = z.object({
  n: count, mean: z.number(), sd: z.number().nullable(), min: z.number(), p5: z.number(), p25: z.number(), median: z.number(), p75: z.number(), p95: z.number(), max: z.number(),
});
export type Summary = z.infer<typeof summarySchema>;

/** `to` is not part of the bin; null where it has no end on that side. */
export const binSchema = z.object({ from: z.number().nullable(), to: z.number().nullable(), count });
export type Bin = z.infer<typeof binSchema>;

export class Distribution {
  private readonly counts = new Map<number, number>();
  n = 0;

  add(value: number): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
    this.n += 1;
  }

  /** [value, how often], by value. */
  values(): [number, number][] {
    return [...this.counts].sort(([a], [b]) => a - b);
  }

  /** Null where nothing was counted. */
  summary(): Summary | null {
    const values = this.values();
    const [first] = values;
    const last = values.at(-1);
    if (!first || !last) return null;
    const mean = values.reduce((sum, [value, times]) => sum + value * times, 0) / this.n;
    const squares = values.reduce((sum, [value, times]) => sum + times * (value - mean) ** 2, 0);
    const quantile = (share: number) => quantileOf(values, this.n, share);
    return {
      n: this.n, mean, sd: this.n > 1 ? Math.sqrt(squares / (this.n - 1)) : null, min: first[0],
      p5: quantile(0.05), p25: quantile(0.25), median: quantile(0.5), p75: quantile(0.75), p95: quantile(0.95), max: last[0],
    };
  }

  /** @param edges rising; a bin holds its lower edge and not its upper one. What lies outside them has bins of its own. */
  bins(edges: readonly number[]): Bin[] {
    const bounds: (number | null)[] = [null, ...edges, null];
    const bins = bounds.slice(0, -1).map((from, index): Bin => ({ from, to: bounds[index + 1] ?? null, count: 0 }));
    for (const [value, times] of this.counts) {
      const bin = bins.find(({ from, to }) => (from === null || value >= from) && (to === null || value < to));
      if (bin) bin.count += times;
    }
    return bins;
  }
}

function quantileOf(values: readonly [number, number][], n: number, share: number): number {
  const at = (n - 1) * share;
  const [low, high] = [valueAt(values, Math.floor(at)), valueAt(values, Math.ceil(at))];
  return low + (high - low) * (at - Math.floor(at));
}

/** The value that stands at a place, from 0, of all values in order. */
function valueAt(values: readonly [number, number][], place: number): number {
  let seen = 0;
  for (const [value, times] of values) {
    seen += times;
    if (place < seen) return value;
  }
  return values.at(-1)?.[0] ?? Number.NaN;
}
