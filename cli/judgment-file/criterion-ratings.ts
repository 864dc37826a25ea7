/** The answers to one criterion as they are read: numbers, or words that name categories. */
import { ratingColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import { RatingTable } from "@/lib/stats/rating-table";

export class CriterionRatings {
  readonly #table = new RatingTable();
  /** Words by number of first appearance; null while there are none. */
  #words: Map<string, number> | null = null;

  /**
   * @returns what the answers so far are, where this one is not of their kind: half numbers and half words are no scale.
   * @throws DuplicateRatingError if this evaluator has answered this item already.
   */
  insert(evaluator: string, item: string, answer: { number: number } | { word: string }): "numbers" | "words" | null {
    if ("number" in answer) {
      if (this.#words !== null) return "words";
      this.#table.insert(evaluator, item, answer.number);
      return null;
    }
    if (this.#words === null && this.#table.answers > 0) return "numbers";
    this.#words ??= new Map();
    const code = this.#words.get(answer.word) ?? this.#words.size;
    this.#words.set(answer.word, code);
    this.#table.insert(evaluator, item, code);
    return null;
  }

  /** In the order of their letters: by order of appearance, a seeded interval would depend on the order of the rows. Null where answers are numbers. */
  words(): string[] | null {
    return this.#words && [...this.#words.keys()].sort();
  }

  /** Words stand as their places in `words`. */
  columns(): RatingColumns {
    const words = this.words();
    if (words === null) return ratingColumns(this.#table.rows());
    const places = new Map(words.map((word, place) => [this.#words?.get(word), place]));
    return ratingColumns([...this.#table.rows()].map((row) => ({ ...row, value: places.get(row.value) ?? row.value })));
  }
}
