/** The answers to one criterion as they are read: numbers, or words that name categories. */
import { type Agreement, type AgreementOptions, agreementOfPatterns } from "@/lib/stats/agreement";
import { patternOf } from "@/lib/stats/pattern";
import { PatternHistogram } from "@/lib/stats/pattern-histogram";
import { patternTable } from "@/lib/stats/pattern-table";
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

  agreement(options: AgreementOptions): Agreement {
    return agreementOfPatterns(patternTable(this.#histogram()), this.#table.countPairableRaters(), options);
  }

  /** Words in the order of their letters: by order of appearance, a seeded interval would depend on the order of the rows. */
  #histogram(): PatternHistogram {
    if (this.#words === null) return this.#table.histogram;
    const words = [...this.#words].sort(([one], [other]) => (one < other ? -1 : 1));
    const placeOf = new Map(words.map(([, code], place) => [code, place]));
    const histogram = new PatternHistogram();
    for (const { pattern, units } of this.#table.histogram.entries()) histogram.add(patternOf(pattern.map((code) => placeOf.get(code) ?? code)), units);
    return histogram;
  }
}
