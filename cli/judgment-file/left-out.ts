/** What a file holds that is in no result, counted by why: said at the end, since a number that is smaller than expected needs its reason. */
export class LeftOut {
  readonly #counts = new Map<string, number>();

  /** @param what in the plural: "cancelled annotations". */
  count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  tell(): void {
    for (const [what, count] of this.#counts) console.error(`left out: ${count} ${what}`);
  }
}
