/** An interval as results carry it: without what only a bootstrap has. */
export type PlainInterval = { low: number; high: number; level: number; method: string };

export function plainInterval(ci: PlainInterval | null): PlainInterval | null {
  return ci && { low: ci.low, high: ci.high, level: ci.level, method: ci.method };
}
