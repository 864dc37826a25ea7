/** What was counted and holds until what it was counted of changes: a page asks at every visit and every choice. Pure. */
import type { ExportEstimate } from "./schema";

const MOST = 200;

export class KeptEstimates {
  readonly #kept = new Map<string, { stamp: string; estimate: Promise<ExportEstimate> }>();

  /**
   * @param what of which it is an estimate.
   * @param stamp another one where the numbers may be others.
   * @param count is called once, however many ask meanwhile; where it fails, the next one asks anew.
   */
  async get(what: string, stamp: string, count: () => Promise<ExportEstimate>): Promise<ExportEstimate> {
    const found = this.#kept.get(what);
    if (found?.stamp === stamp) return found.estimate;
    const made = { stamp, estimate: count() };
    this.#kept.delete(what);
    this.#kept.set(what, made);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > MOST) this.#kept.delete(oldest);
    try {
      return await made.estimate;
    } catch (error) {
      if (this.#kept.get(what) === made) this.#kept.delete(what);
      throw error;
    }
  }
}
