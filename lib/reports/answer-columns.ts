/** Answers as columns of numbers: ten million of them as objects would take gigabytes. Pure. */

/** Names by number, in the order in which they came. */
export class Names {
  readonly #places = new Map<string, number>();
  readonly #names: string[] = [];

  place(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  at(place: number): string {
    return this.#names[place] ?? "";
  }

  all(): readonly string[] {
    return this.#names;
  }
}

const FIRST_ROOM = 64;

/** The answers to one criterion in the order in which they came. */
export class AnswerColumns {
  #evaluator = new Int32Array(FIRST_ROOM);
  #item = new Int32Array(FIRST_ROOM);
  /** NaN where there is none. */
  #value = new Float64Array(FIRST_ROOM);
  /** Few have one. */
  readonly #nonResponses = new Map<number, string>();
  readonly #comments = new Map<number, string>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push({ evaluator, item, value, nonResponse, comment }: { evaluator: number; item: number; value: number | null; nonResponse: string | null; comment: string }): void {
    const place = this.#length;
    if (place === this.#value.length) this.#grow();
    this.#evaluator[place] = evaluator;
    this.#item[place] = item;
    this.#value[place] = value ?? Number.NaN;
    if (nonResponse !== null) this.#nonResponses.set(place, nonResponse);
    if (comment !== "") this.#comments.set(place, comment);
    this.#length += 1;
  }

  at(place: number): { evaluator: number; item: number; value: number | null; nonResponse: string | null; comment: string } {
    const value = this.#value[place] ?? Number.NaN;
    return {
      evaluator: this.#evaluator[place] ?? 0, item: this.#item[place] ?? 0, value: Number.isNaN(value) ? null : value,
      nonResponse: this.#nonResponses.get(place) ?? null, comment: this.#comments.get(place) ?? "",
    };
  }

  #grow(): void {
    const room = 2 * this.#length;
    const [evaluator, item, value] = [new Int32Array(room), new Int32Array(room), new Float64Array(room)];
    evaluator.set(this.#evaluator);
    item.set(this.#item);
    value.set(this.#value);
    [this.#evaluator, this.#item, this.#value] = [evaluator, item, value];
  }
}
