/** How many requests an endpoint gets at once: carefully more while it answers, a quarter fewer when it says that it is too much. */

export type LimitBounds = { max: number; min?: number; /** Successes after which one more is let in. */ raiseAfter?: number; start?: number };

type Waiting = { start: () => void };

/**
 * Additive increase, multiplicative decrease over a first-in-first-out queue. Requests that were already on their way when the limit was lowered belong
 * to the same burst and do not lower it again.
 */
export class AdaptiveLimit {
  private running = 0;
  private successes = 0;
  /** Requests begun so far, and how many had been when the limit was last lowered. */
  private begun = 0;
  private loweredAt = 0;
  private allowed: number;
  private readonly queue: Waiting[] = [];

  constructor(private readonly bounds: LimitBounds) {
    this.allowed = Math.min(bounds.max, Math.max(this.least, bounds.start ?? bounds.max));
  }

  get current(): number {
    return Math.floor(this.allowed);
  }

  get waiting(): number {
    return this.queue.length;
  }

  /** @throws the signal's reason where that aborts while it waits. Work that throws what `isOverload` says is one lowers the limit. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal, isOverload: (error: unknown) => boolean): Promise<T> {
    await this.enter(signal);
    this.begun += 1;
    const mine = this.begun;
    try {
      const result = await work();
      this.raise();
      return result;
    } catch (error) {
      if (isOverload(error) && mine > this.loweredAt) this.lower();
      throw error;
    } finally {
      this.running -= 1;
      this.admit();
    }
  }

  private get least(): number {
    return this.bounds.min ?? 1;
  }

  private raise(): void {
    this.successes += 1;
    if (this.successes < (this.bounds.raiseAfter ?? 8)) return;
    this.successes = 0;
    this.allowed = Math.min(this.bounds.max, this.allowed + 1);
  }

  private lower(): void {
    this.successes = 0;
    this.loweredAt = this.begun;
    this.allowed = Math.max(this.least, this.allowed * 0.75);
  }

  private admit(): void {
    while (this.running < this.current) {
      const next = this.queue.shift();
      if (!next) return;
      this.running += 1;
      next.start();
    }
  }

  private async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.running < this.current && this.queue.length === 0) {
      this.running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const entry: Waiting = {
        start: () => {
          signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      const leave = () => {
        this.queue.splice(this.queue.indexOf(entry), 1);
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.queue.push(entry);
    });
  }
}
