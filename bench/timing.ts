/** How long things take, as benches report it. */
import { performance } from "node:perf_hooks";
import { quantileOfSorted } from "@/lib/stats/quantile";

export const CALLERS = 32;

/** All of them by a fixed number of callers, each beginning the next as soon as it is done. */
export async function timed<Work>(work: readonly Work[], run: (one: Work) => Promise<unknown>) {
  const durations: number[] = [];
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (next < work.length) {
        const one = work[next] as Work;
        next += 1;
        const started = performance.now();
        await run(one);
        durations.push(performance.now() - started);
      }
    }),
  );
  return { count: work.length, perSecond: rounded((1000 * work.length) / (performance.now() - begun)), ...latencies(durations) };
}

export async function timedOnce<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begun };
}

export function latencies(durations: readonly number[]) {
  const sorted = Float64Array.from(durations).sort();
  const at = (p: number) => rounded(quantileOfSorted(sorted, p) ?? Number.NaN);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

export function ratio(value: number, reference: number): number {
  return Math.round((1000 * value) / reference) / 1000;
}

export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
