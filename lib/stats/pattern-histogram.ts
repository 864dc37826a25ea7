import { patternKey, type Pattern } from "./pattern";

export type PatternCount = { pattern: Pattern; units: number };

/**
 * How many units show each pattern of answers.
 *
 * This is the one thing from which alpha, percent agreement, their jackknife and their
 * bootstrap are computed. Adding, changing or withdrawing an answer is one `moveUnit`,
 * so the histogram can be kept up to date answer by answer, and it can be filled from a
 * grouped query without ever loading single answers.
 */
export class PatternHistogram {
  readonly #counts = new Map<string, PatternCount>();

  /**
   * Adds units that show a pattern.
   *
   * @throws RangeError unless `units` is a positive whole number.
   */
  add(pattern: Pattern, units = 1): void {
    checkUnits(units);
    const key = patternKey(pattern);
    const entry = this.#counts.get(key);
    if (entry === undefined) this.#counts.set(key, { pattern, units });
    else entry.units += units;
  }

  /**
   * Takes units that show a pattern away.
   *
   * @throws RangeError if fewer such units are present.
   */
  remove(pattern: Pattern, units = 1): void {
    checkUnits(units);
    const key = patternKey(pattern);
    const entry = this.#counts.get(key);
    if (entry === undefined || entry.units < units) {
      throw new RangeError(`The histogram holds fewer than ${units} units of the pattern ${key}.`);
    }
    entry.units -= units;
    if (entry.units === 0) this.#counts.delete(key);
  }

  /**
   * One unit goes from one pattern to another: an answer was given, changed or taken
   * back. The empty pattern stands for a unit that nobody has rated and is not stored.
   */
  moveUnit(from: Pattern, to: Pattern): void {
    if (from.length > 0) this.remove(from);
    if (to.length > 0) this.add(to);
  }

  /**
   * All patterns with their counts, ordered by pattern. The order does not depend on the
   * order of insertion, so seeded resampling gives the same result for the same data.
   * Costs O(P log P) for P distinct patterns.
   */
  entries(): PatternCount[] {
    const keys = [...this.#counts.keys()].sort();
    const entries: PatternCount[] = [];
    for (const key of keys) {
      const entry = this.#counts.get(key);
      if (entry !== undefined) entries.push({ pattern: entry.pattern, units: entry.units });
    }
    return entries;
  }
}

function checkUnits(units: number): void {
  if (!Number.isInteger(units) || units < 1) {
    throw new RangeError(`The number of units must be a positive whole number, not ${units}.`);
  }
}
