/** Answers as places in an ascending list of the distinct values. */
export type AnswerCodes = {
  /** The distinct values that were given, ascending. */
  values: Float64Array;
  /** One code per answer. */
  codes: Uint8Array | Uint16Array | Uint32Array;
  /** From a code to the place of its value; codes that nobody gave have 0. */
  placeOfCode: Uint32Array;
};

/**
 * Reads answers that are codes (a value from 0 up to 65535 each, or a place in `values`) or numbers of any kind. Codes are not
 * copied. Costs O(n), for numbers with one look-up each and 2 bytes, or 4 with many different ones.
 *
 * @throws RangeError if an answer is not a finite number or has no value.
 */
export function answerCodes(answers: Uint8Array | Uint16Array | Float64Array, values?: readonly number[]): AnswerCodes {
  if (answers instanceof Float64Array) {
    const { codes, distinct } = codesOfNumbers(answers);
    return { codes, ...placesOf(distinct, distinct.keys()) };
  }
  const isUsed = new Uint8Array(answers instanceof Uint8Array ? 256 : 65536);
  for (let entry = 0; entry < answers.length; entry++) isUsed[answers[entry] ?? 0] = 1;
  const used: number[] = [];
  for (const [code, use] of isUsed.entries()) if (use === 1) used.push(code);
  const meaning: number[] = [];
  for (const code of used) meaning[code] = checked(values === undefined ? code : values[code]);
  return { codes: answers, ...placesOf(meaning, used) };
}

/** Numbers the distinct values in the order in which they come. */
function codesOfNumbers(answers: Float64Array): { codes: Uint16Array | Uint32Array; distinct: number[] } {
  const codeOf = new Map<number, number>();
  const distinct: number[] = [];
  let codes: Uint16Array | Uint32Array = new Uint16Array(answers.length);
  let previous = Number.NaN;
  let code = 0;
  for (let entry = 0; entry < answers.length; entry++) {
    const answer = answers[entry] ?? Number.NaN;
    if (answer !== previous) {
      const known = codeOf.get(answer);
      code = known ?? distinct.length;
      if (known === undefined) {
        distinct.push(checked(answer));
        codeOf.set(answer, code);
        if (distinct.length === 65537) codes = Uint32Array.from(codes);
      }
      previous = answer;
    }
    codes[entry] = code;
  }
  return { codes, distinct };
}

function placesOf(meaning: readonly number[], used: Iterable<number>): Pick<AnswerCodes, "values" | "placeOfCode"> {
  const codes = [...used];
  const values = Float64Array.from(new Set(codes.map((code) => meaning[code] ?? 0))).sort();
  const placeOfValue = new Map<number, number>();
  for (const [place, value] of values.entries()) placeOfValue.set(value, place);
  const placeOfCode = new Uint32Array(meaning.length);
  for (const code of codes) placeOfCode[code] = placeOfValue.get(meaning[code] ?? 0) ?? 0;
  return { values, placeOfCode };
}

function checked(value: number | undefined): number {
  if (value === undefined || !Number.isFinite(value)) throw new RangeError(`An answer must be a finite number, not ${value}.`);
  // Adding zero turns -0 into 0; otherwise the two would count as different values.
  return value + 0;
}
