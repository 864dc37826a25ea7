/** Stops a run whose episodes mostly fail, before it has spent everything. It counts one attempt of the job: earlier failures, somebody has seen. */

/** So many must have come as far before anything is said of them. */
const SEEN = 10;

/**
 * Failed episodes are held against all that came as far: those that ended well, and those under way that are beyond the place where half of the failed
 * ones failed. All begin together, and who fails ends first: held against what has ended alone, a few early failures would stop any run.
 */
export class Brake {
  /** Steps that are done, of each episode under way. */
  private readonly underWay = new Map<number, number>();
  private endedWell = 0;
  /** Steps that were done when it failed, of each that did. */
  private readonly failedAt: number[] = [];

  begin(episode: number, stepsDone: number): void {
    this.underWay.set(episode, stepsDone);
  }

  stepDone(episode: number): void {
    this.underWay.set(episode, (this.underWay.get(episode) ?? 0) + 1);
  }

  end(episode: number): void {
    this.underWay.delete(episode);
    this.endedWell += 1;
  }

  /** @returns how many failed of how many, where the run is to stop; else null. */
  fail(episode: number): { failed: number; of: number } | null {
    this.failedAt.push(this.underWay.get(episode) ?? 0);
    this.underWay.delete(episode);
    const failed = this.failedAt.length;
    const usual = this.failedAt.toSorted((a, b) => a - b)[Math.floor(failed / 2)] ?? 0;
    const of = failed + this.endedWell + [...this.underWay.values()].filter((steps) => steps > usual).length;
    return of >= SEEN && failed * 2 > of ? { failed, of } : null;
  }
}
