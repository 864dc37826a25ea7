/** Units that wait to be matched, in the order of their first measure; those that are taken are passed over at no cost. */

type Candidate<Unit> = { unit: Unit; /** Place in the drawn order. */ drawn: number; /** Measures, the first one is the order here. */ at: readonly number[] };

export class CandidateRow<Unit> {
  readonly #row: readonly Candidate<Unit>[];
  /** From each place the nearest free one, itself included, upwards and downwards; the ends stand for "none". */
  readonly #above: Int32Array;
  readonly #below: Int32Array;

  constructor(candidates: readonly Candidate<Unit>[]) {
    this.#row = [...candidates].sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0) || a.drawn - b.drawn);
    this.#above = Int32Array.from({ length: this.#row.length + 1 }, (_, index) => index);
    // One place further, so that 0 is "none".
    this.#below = Int32Array.from({ length: this.#row.length + 1 }, (_, index) => index);
  }

  /** The free one nearest to this place, taken out; of two as near, the one that is met first. */
  takeNearest(at: readonly number[]): Unit | undefined {
    const start = this.#lowerBound(at[0] ?? 0);
    let best = -1;
    let bestDistance = Infinity;
    let above = find(this.#above, start);
    let below = find(this.#below, start) - 1;
    while (below >= 0 || above < this.#row.length) {
      const [down, up] = [this.#gap(below, at), this.#gap(above, at)];
      if (Math.min(down, up) >= bestDistance) break;
      const place = up <= down ? above : below;
      const distance = this.#distance(place, at);
      if (distance < bestDistance) [best, bestDistance] = [place, distance];
      if (up <= down) above = find(this.#above, above + 1);
      else below = find(this.#below, below) - 1;
    }
    if (best === -1) return undefined;
    this.#above[best] = best + 1;
    this.#below[best + 1] = best;
    return this.#row[best]?.unit;
  }

  /** Squared distance along the first measure; none there is nowhere. */
  #gap(place: number, at: readonly number[]): number {
    const candidate = this.#row[place];
    return candidate ? ((candidate.at[0] ?? 0) - (at[0] ?? 0)) ** 2 : Infinity;
  }

  #distance(place: number, at: readonly number[]): number {
    return (this.#row[place]?.at ?? []).reduce((sum, value, index) => sum + (value - (at[index] ?? 0)) ** 2, 0);
  }

  #lowerBound(value: number): number {
    let [low, high] = [0, this.#row.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#row[middle]?.at[0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Follows the links to where one points at itself, and shortens the way for the next time. */
function find(links: Int32Array, from: number): number {
  let root = from;
  while (links[root] !== root) root = links[root] ?? root;
  for (let at = from; at !== root; ) {
    const next = links[at] ?? root;
    links[at] = root;
    at = next;
  }
  return root;
}
