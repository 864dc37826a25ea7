/** The same request again, later each time, where a moment may bring another answer; and a rest for an endpoint that is dead. */
import type { RandomSource } from "@/lib/stats/random";
import { EngineError } from "../ports";

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export type RetryOptions = {
  /** In all, the first counted, of those that found somebody there. */
  attempts: number;
  /** So long an engine is waited for that is away, from when it was first found so. */
  patienceMs: number;
  signal: AbortSignal;
  random: RandomSource;
  sleep: Sleep;
  now: () => number;
  /** Since when, by `now`, nobody has had an answer; null where that is not known. */
  downSince?: () => number | null;
  /** Before the second attempt; twice as long before each further one. */
  firstDelayMs?: number;
  longestDelayMs?: number;
};

/** Not even asked: the engine has not answered for some time, and another request looks whether it is back. */
export class EngineResting extends EngineError {}

/**
 * Tries again after faults that pass. Waits between half and the whole of the delay, so that requests which failed together do not return together; at
 * least as long as the server says, and a tenth of jitter. An engine that is down is waited for once by all who ask it: who comes when patience is at its end fails at once.
 *
 * @throws the last fault, with how long it was waited for; the signal's reason where that aborted.
 */
export async function withRetries<T>(
  work: () => Promise<T>, { attempts, patienceMs, signal, random, sleep, now, downSince, firstDelayMs = 500, longestDelayMs = 30_000 }: RetryOptions,
): Promise<T> {
  let tries = 0;
  let waitedMs = 0;
  let firstAwayAt: number | undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EngineError) || !error.isPassing) throw error;
      const { isAway } = error;
      if (!isAway && (tries += 1) >= attempts) throw error;
      const backoffMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1)) * (0.5 + random.nextUniform() / 2);
      const askedMs = (error.retryAfterMs ?? 0) * (1 + random.nextUniform() / 10);
      const delayMs = error instanceof EngineResting ? askedMs : Math.max(askedMs, backoffMs);
      if (delayMs > patienceMs) throw withWords(error, `It is to be asked again in ${seconds(delayMs)}, and ${seconds(patienceMs)} are waited at most.`);
      if (isAway) {
        firstAwayAt ??= now();
        const sinceMs = error.fault === "down" ? Math.min(firstAwayAt, downSince?.() ?? firstAwayAt) : firstAwayAt;
        const goneMs = Math.max(waitedMs, now() - sinceMs);
        if (goneMs + delayMs > patienceMs) throw withWords(error, `It was waited for, for ${seconds(goneMs)}.`);
      }
      waitedMs += delayMs;
      await sleep(delayMs, signal);
    }
  }
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} seconds`;

function withWords(error: EngineError, words: string): EngineError {
  return new EngineError(error.fault, `${error.message} ${words}`, { retryAfterMs: error.retryAfterMs, isThere: !error.isAway, cause: error });
}

export type BreakerOptions = { now: () => number; /** Such faults in a row open it. */ threshold?: number; restMs?: number };

/** Closed while an endpoint answers; open for `restMs` once it has been down or slow so many times in a row. Then one request at a time may look. */
export class Breaker {
  private inARow = 0;
  private openUntil = 0;
  private isProbed = false;
  private lastWords = "";
  private since: number | null = null;

  constructor(private readonly name: string, private readonly options: BreakerOptions) {}

  /** When it was first not there, of the faults in a row; null while it answers, or hangs only. */
  get downSince(): number | null {
    return this.since;
  }

  /** @throws EngineResting at once while it is open. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const now = this.options.now();
    // Whoever looks may take longer than the rest.
    if (this.isProbed && now >= this.openUntil) this.rest();
    if (now < this.openUntil) {
      throw new EngineResting("down", `${this.name} did not answer ${this.inARow} times in a row, and is left alone for now. The last time: ${this.lastWords}`, { retryAfterMs: this.openUntil - now });
    }
    const isProbe = this.inARow >= this.threshold;
    // Others wait while one looks whether it is back.
    if (isProbe) {
      this.rest();
      this.isProbed = true;
    }
    try {
      const result = await work();
      this.close();
      return result;
    } catch (error) {
      if (error instanceof EngineError && (error.fault === "down" || error.fault === "slow")) {
        this.inARow += 1;
        this.lastWords = error.message;
        if (error.isAway) this.since ??= this.options.now();
        if (this.inARow >= this.threshold) this.rest();
      } else if (error instanceof EngineError) this.close();
      throw error;
    } finally {
      if (isProbe) this.isProbed = false;
    }
  }

  /** It answered, whatever it said. */
  private close(): void {
    this.inARow = 0;
    this.openUntil = 0;
    this.isProbed = false;
    this.since = null;
  }

  private get threshold(): number {
    return this.options.threshold ?? 8;
  }

  private rest(): void {
    this.openUntil = this.options.now() + (this.options.restMs ?? 30_000);
  }
}
