/** What stands around every client: retries outside, so that one that waits before it tries again holds no place among those allowed at once. */
import { setMaxListeners } from "node:events";
import type { RandomSource } from "@/lib/stats/random";
import { timedTry } from "../meter";
import { EngineError } from "../ports";
import { AdaptiveLimit } from "./limiter";
import { Breaker, EngineResting, withRetries, type Sleep } from "./retry";

/** @param now in milliseconds, of a clock that is not set back. */
export type Surroundings = { random: RandomSource; sleep: Sleep; now: () => number };

export type Endure = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** In all, for one request of a step. */
const ATTEMPTS = 4;
/** A model server that is started anew reads its weights for one to four minutes. What takes longer needs somebody to look. */
const PATIENCE_MS = 5 * 60_000;

const isOverload = (error: unknown): boolean => error instanceof EngineError && !(error instanceof EngineResting) && (error.fault === "limited" || error.fault === "down");

/** One limit and one breaker for all requests to an engine. @throws what `withRetries` throws. */
export function endure(engine: { name: string; maxConcurrent: number }, { random, sleep, now }: Surroundings): Endure {
  const limit = new AdaptiveLimit({ max: engine.maxConcurrent });
  const breaker = new Breaker(engine.name, { now });
  return (work, signal) => {
    // A run has one signal for all its requests, and each listens until it is over: that many listeners are no leak.
    setMaxListeners(0, signal);
    return withRetries(() => limit.run(() => breaker.run(() => timedTry(work, now)), signal, isOverload), {
      attempts: ATTEMPTS, patienceMs: PATIENCE_MS, signal, random, sleep, now, downSince: () => breaker.downSince,
    });
  };
}
