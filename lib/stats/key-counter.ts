const EMPTY = -1;
const FIRST_SIZE = 1024;

/**
 * Counts whole numbers from 0 to 2^53 - 1: a hash table in flat arrays with linear probing, for millions of keys of which
 * few differ. A Map would make an object of every large key.
 */
export class KeyCounter {
  #keys = new Float64Array(FIRST_SIZE).fill(EMPTY);
  #counts = new Float64Array(FIRST_SIZE);
  #distinct = 0;

  /** Number of different keys. */
  get size(): number {
    return this.#distinct;
  }

  add(key: number, count = 1): void {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === EMPTY) {
      this.#keys[slot] = key;
      this.#distinct += 1;
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + count;
    if (2 * this.#distinct > this.#keys.length) this.#grow();
  }

  /** All keys with their counts, in no particular order. */
  *entries(): Generator<[key: number, count: number]> {
    for (const [slot, key] of this.#keys.entries()) {
      if (key !== EMPTY) yield [key, this.#counts[slot] ?? 0];
    }
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    const high = key > 4294967295 ? Math.floor(key / 4294967296) : 0;
    let hash = Math.imul(key ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    for (;;) {
      const present = this.#keys[slot];
      if (present === key || present === EMPTY) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    this.#keys = new Float64Array(2 * keys.length).fill(EMPTY);
    this.#counts = new Float64Array(2 * keys.length);
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] ?? EMPTY;
      if (key === EMPTY) continue;
      const place = this.#slotOf(key);
      this.#keys[place] = key;
      this.#counts[place] = counts[slot] ?? 0;
    }
  }
}
