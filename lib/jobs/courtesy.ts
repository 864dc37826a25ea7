/** How long a job stands back after each batch, so that people who judge meanwhile do not wait for it. */

/** How often it is asked whether somebody judges. */
const ASK_EVERY_MS = 1_000;
/** People read between two judgments: who submitted so lately is still there. */
const LINGER_MS = 15_000;
/** Of the time that a batch took: the job then has a quarter of the machine. */
const STAND_BACK = 3;
const AT_MOST_MS = 2_000;

export class Courtesy {
  private askedAt = -Infinity;
  private lastCount: number | undefined;
  private judgedAt = -Infinity;

  /** @param countSubmissions gives a number that grows with every submission. */
  constructor(private readonly countSubmissions: () => Promise<number>, private readonly now: () => number = () => performance.now()) {}

  /** @returns milliseconds to wait before the next batch; 0 while nobody judges. */
  async after(batchMs: number): Promise<number> {
    if (this.now() - this.askedAt >= ASK_EVERY_MS) {
      this.askedAt = this.now();
      const count = await this.countSubmissions();
      if (this.lastCount !== undefined && count > this.lastCount) this.judgedAt = this.now();
      this.lastCount = count;
    }
    return this.now() - this.judgedAt < LINGER_MS ? Math.min(AT_MOST_MS, batchMs * STAND_BACK) : 0;
  }
}
