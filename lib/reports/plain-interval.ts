/** An interval as results carry it: without what only a bootstrap has. */
import type { Interval } from "@/lib/stats/statistic";

export type PlainInterval = Pick<Interval, "low" | "high" | "level" | "method">;

export function plainInterval(ci: Interval | null): PlainInterval | null {
  return ci && { low: ci.low, high: ci.high, level: ci.level, method: ci.method };
}
