/** The same request again, later each time, where a moment may bring another answer; and a rest for an endpoint that is dead. */
import type { RandomSource } from "@/lib/stats/random";
import { EngineError } from "../ports";

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export type RetryOptions = {
  /** In all, the first counted. */
  attempts: number;
  signal: AbortSignal;
  random: RandomSource;
  sleep: Sleep;
  /** Before the second attempt; twice as long before each further one. */
  firstDelayMs?: number;
  longestDelayMs?: number;
};

/**
 * Tries again after faults that pass. Waits between half and the whole of the delay, so that requests which failed together do not return together;
 * where the server says how long to wait, that long and a tenth of jitter, or not at all if it is longer than `longestDelayMs`.
 *
 * @throws the last fault; the signal's reason where that aborted.
 */
export async function withRetries<T>(
  work: () => Promise<T>, { attempts, signal, random, sleep, firstDelayMs = 500, longestDelayMs = 60_000 }: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EngineError) || !error.isPassing || attempt >= attempts) throw error;
      if ((error.retryAfterMs ?? 0) > longestDelayMs) throw error;
      const backoff = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
      const delayMs = error.retryAfterMs === undefined ? backoff * (0.5 + random.nextUniform() / 2) : error.retryAfterMs * (1 + random.nextUniform() / 10);
      await sleep(delayMs, signal);
    }
  }
}

export type BreakerOptions = { now: () => number; /** Such faults in a row open it. */ threshold?: number; restMs?: number };

/** After several requests in a row that found nobody, answers for the endpoint for a while; then lets one request see. */
export class Breaker {
  private inARow = 0;
  private openUntil = 0;

  constructor(private readonly name: string, private readonly options: BreakerOptions) {}

  /** @throws EngineError "down" at once while it is open. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const now = this.options.now();
    if (now < this.openUntil) {
      throw new EngineError("down", `${this.name} did not answer ${this.inARow} times in a row, and is left alone for now.`, { retryAfterMs: this.openUntil - now });
    }
    const isOpen = this.inARow >= this.threshold;
    // Others wait while one looks whether it is back.
    if (isOpen) this.rest();
    try {
      const result = await work();
      this.inARow = 0;
      this.openUntil = 0;
      return result;
    } catch (error) {
      if (error instanceof EngineError && (error.fault === "down" || error.fault === "slow")) {
        this.inARow += 1;
        if (this.inARow >= this.threshold) this.rest();
      } else if (error instanceof EngineError) this.inARow = 0;
      throw error;
    }
  }

  private get threshold(): number {
    return this.options.threshold ?? 8;
  }

  private rest(): void {
    this.openUntil = this.options.now() + (this.options.restMs ?? 30_000);
  }
}
