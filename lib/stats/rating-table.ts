import { EMPTY_PATTERN, withAnswer, withoutAnswer, type Pattern } from "./pattern";
import { PatternHistogram } from "./pattern-histogram";

/** One answer of one evaluator to one item on one criterion; null is a missing answer. */
export type RatingRow = { evaluator: string; item: string; value: number | null };

/** The same evaluator answered the same item twice. Alpha pairs raters, not answers. */
export class DuplicateRatingError extends Error {
  override readonly name = "DuplicateRatingError";

  constructor(
    readonly evaluator: string,
    readonly item: string,
  ) {
    super(`Evaluator "${evaluator}" rated item "${item}" more than once.`);
  }
}

/** An answer was to be changed or taken back that is not there. */
export class UnknownRatingError extends Error {
  override readonly name = "UnknownRatingError";

  constructor(
    readonly evaluator: string,
    readonly item: string,
  ) {
    super(`Evaluator "${evaluator}" has not rated item "${item}".`);
  }
}

type ItemRatings = { byEvaluator: Map<string, number>; pattern: Pattern };

/**
 * The answers to one criterion, by item and evaluator, with the pattern histogram kept
 * in step. Inserting, editing and deleting cost O(m) for m answers to the item; memory
 * is O(answers).
 *
 * A table filled step by step gives exactly the statistics of one filled at once.
 */
export class RatingTable {
  readonly histogram = new PatternHistogram();
  readonly #items = new Map<string, ItemRatings>();
  #answers = 0;

  /**
   * Reads rows into a new table. Rows without a value are skipped.
   *
   * @throws DuplicateRatingError if an evaluator answers an item twice.
   * @throws RangeError if a value is not a finite number.
   */
  static fromRows(rows: Iterable<RatingRow>): RatingTable {
    const table = new RatingTable();
    for (const row of rows) {
      if (row.value !== null) table.insert(row.evaluator, row.item, row.value);
    }
    return table;
  }

  /** Number of answers held. */
  get answers(): number {
    return this.#answers;
  }

  /**
   * Adds an answer.
   *
   * @throws DuplicateRatingError if this evaluator has answered this item already.
   * @throws RangeError if the value is not a finite number.
   */
  insert(evaluator: string, item: string, value: number): void {
    const present = this.#items.get(item);
    if (present?.byEvaluator.has(evaluator)) throw new DuplicateRatingError(evaluator, item);
    const before = present?.pattern ?? EMPTY_PATTERN;
    const after = withAnswer(before, value);
    this.histogram.moveUnit(before, after);
    if (present === undefined) {
      this.#items.set(item, { byEvaluator: new Map([[evaluator, value]]), pattern: after });
    } else {
      present.byEvaluator.set(evaluator, value);
      present.pattern = after;
    }
    this.#answers += 1;
  }

  /**
   * Changes an answer.
   *
   * @throws UnknownRatingError if this evaluator has not answered this item.
   * @throws RangeError if the value is not a finite number.
   */
  edit(evaluator: string, item: string, value: number): void {
    const { ratings, old } = this.#find(evaluator, item);
    const after = withAnswer(withoutAnswer(ratings.pattern, old), value);
    this.histogram.moveUnit(ratings.pattern, after);
    ratings.byEvaluator.set(evaluator, value);
    ratings.pattern = after;
  }

  /**
   * Takes an answer back.
   *
   * @throws UnknownRatingError if this evaluator has not answered this item.
   */
  delete(evaluator: string, item: string): void {
    const { ratings, old } = this.#find(evaluator, item);
    const after = withoutAnswer(ratings.pattern, old);
    this.histogram.moveUnit(ratings.pattern, after);
    ratings.byEvaluator.delete(evaluator);
    ratings.pattern = after;
    if (after.length === 0) this.#items.delete(item);
    this.#answers -= 1;
  }

  /** Every answer, in the order in which items, and evaluators of an item, came in. O(answers). */
  *rows(): Generator<RatingRow & { value: number }> {
    for (const [item, { byEvaluator }] of this.#items) {
      for (const [evaluator, value] of byEvaluator) yield { evaluator, item, value };
    }
  }

  /**
   * How many evaluators have an answer that can be compared with another's, that is, an
   * answer to an item with two or more answers. Costs O(answers).
   */
  countPairableRaters(): number {
    const raters = new Set<string>();
    for (const { byEvaluator } of this.#items.values()) {
      if (byEvaluator.size < 2) continue;
      for (const evaluator of byEvaluator.keys()) raters.add(evaluator);
    }
    return raters.size;
  }

  #find(evaluator: string, item: string): { ratings: ItemRatings; old: number } {
    const ratings = this.#items.get(item);
    const old = ratings?.byEvaluator.get(evaluator);
    if (ratings === undefined || old === undefined) throw new UnknownRatingError(evaluator, item);
    return { ratings, old };
  }
}
