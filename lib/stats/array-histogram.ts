import { answerCodes, type AnswerCodes } from "./answer-codes";
import { KeyCounter } from "./key-counter";
import { PatternHistogram } from "./pattern-histogram";
import { inUnitBlocks } from "./unit-blocks";

/** Answers in memory, one entry each, in any order; who gave them is not asked. */
export type AnswerArrays = {
  /** The unit of each answer, numbered from 0. Memory grows with the largest number. */
  unit: Int32Array | Uint32Array;
  /** The answer: a number, or a small code. */
  answer: Uint8Array | Uint16Array | Float64Array;
  /** What the codes stand for; without it a code is its own value. Only with codes. */
  values?: readonly number[];
};

/** Whole numbers up to here are exact, and so are their sums below it. */
const KEY_BITS = 53;

/**
 * The pattern histogram of answers in flat arrays, for millions of them: the same as adding the pattern of each unit.
 *
 * A unit's answers are counted in the digits of one number, a digit for each distinct value (in 32 bits if they suffice, else
 * in the 53 of a double), so that one addition takes in an answer and equal numbers are equal patterns. Where digits are too
 * few (many distinct values, or very many equal answers to a unit) the answers are sorted by unit instead. Costs O(n) and 4 or
 * 8 bytes a unit; sorted, 2 or 4 bytes an answer more; where units come in no order, a copy of the answers more.
 *
 * @throws RangeError if the arrays differ in length, a unit is negative or an answer not finite.
 */
export function histogramOfArrays({ unit, answer, values }: AnswerArrays): PatternHistogram {
  if (unit.length !== answer.length) throw new RangeError(`${unit.length} units do not go with ${answer.length} answers.`);
  const units = countUnits(unit);
  const given = answerCodes(answer, values);
  const blocks = inUnitBlocks(unit, given.codes, units);
  const codes = { ...given, codes: blocks.codes };
  return byDigits32(blocks.unit, units, codes) ?? byDigits53(blocks.unit, units, codes) ?? bySorting(blocks.unit, units, codes);
}

function countUnits(unit: Int32Array | Uint32Array): number {
  let largest = -1;
  let smallest = 0;
  for (let entry = 0; entry < unit.length; entry++) {
    const number = unit[entry] ?? 0;
    if (number > largest) largest = number;
    if (number < smallest) smallest = number;
  }
  if (smallest < 0) throw new RangeError(`Units are numbered from 0, not ${smallest}.`);
  return largest + 1;
}

function byDigits32(unit: Int32Array | Uint32Array, units: number, answers: AnswerCodes): PatternHistogram | null {
  const { codes, placeOfCode, values } = answers;
  const bits = Math.floor(32 / values.length);
  if (bits < 2) return null;
  const step = Int32Array.from(placeOfCode, (place) => 1 << (place * bits));
  const keys = new Int32Array(units);
  for (let entry = 0; entry < codes.length; entry++) {
    const place = unit[entry] ?? 0;
    keys[place] = ((keys[place] ?? 0) + (step[codes[entry] ?? 0] ?? 0)) | 0;
  }
  const counter = new KeyCounter();
  for (let place = 0; place < units; place++) {
    const key = (keys[place] ?? 0) >>> 0;
    if (key !== 0) counter.add(key);
  }
  return fromDigits(counter, bits, answers);
}

function byDigits53(unit: Int32Array | Uint32Array, units: number, answers: AnswerCodes): PatternHistogram | null {
  const { codes, placeOfCode, values } = answers;
  const bits = Math.floor(KEY_BITS / values.length);
  if (bits < 2) return null;
  const step = Float64Array.from(placeOfCode, (place) => 2 ** (place * bits));
  const keys = new Float64Array(units);
  for (let entry = 0; entry < codes.length; entry++) {
    const place = unit[entry] ?? 0;
    keys[place] = (keys[place] ?? 0) + (step[codes[entry] ?? 0] ?? 0);
  }
  const counter = new KeyCounter();
  for (let place = 0; place < units; place++) {
    const key = keys[place] ?? 0;
    if (key > Number.MAX_SAFE_INTEGER) return null;
    if (key !== 0) counter.add(key);
  }
  return fromDigits(counter, bits, answers);
}

/**
 * Reads the digits of each key. A digit that ran over has lost its whole base to the next one or past the last, so the digits
 * then add up to fewer answers than there are: null.
 */
function fromDigits(counter: KeyCounter, bits: number, { codes, values }: AnswerCodes): PatternHistogram | null {
  const histogram = new PatternHistogram();
  const base = 2 ** bits;
  let answers = 0;
  for (const [key, units] of counter.entries()) {
    const pattern: number[] = [];
    let rest = key;
    for (const value of values) {
      const next = Math.floor(rest / base);
      for (let count = rest - next * base; count > 0; count--) pattern.push(value);
      rest = next;
    }
    answers += units * pattern.length;
    histogram.add(pattern, units);
  }
  return answers === codes.length ? histogram : null;
}

/** Sorts the answers of each unit; the sorted places are the digits of its key as long as they fit. */
function bySorting(unit: Int32Array | Uint32Array, units: number, { codes, placeOfCode, values }: AnswerCodes): PatternHistogram {
  const ends = new Uint32Array(units + 1);
  for (let entry = 0; entry < unit.length; entry++) {
    const place = (unit[entry] ?? 0) + 1;
    ends[place] = (ends[place] ?? 0) + 1;
  }
  for (let place = 0; place < units; place++) ends[place + 1] = (ends[place + 1] ?? 0) + (ends[place] ?? 0);
  const sorted = values.length <= 65536 ? new Uint16Array(codes.length) : new Uint32Array(codes.length);
  // Filling moves each start to the end of its unit, which is the start of the next.
  for (let entry = 0; entry < codes.length; entry++) {
    const place = unit[entry] ?? 0;
    const at = ends[place] ?? 0;
    sorted[at] = placeOfCode[codes[entry] ?? 0] ?? 0;
    ends[place] = at + 1;
  }

  const histogram = new PatternHistogram();
  const base = values.length + 1;
  const mostDigits = Math.floor(KEY_BITS / Math.log2(base));
  const counter = new KeyCounter();
  let start = 0;
  for (let place = 0; place < units; place++) {
    const end = ends[place] ?? 0;
    if (end === start) continue;
    if (end - start > mostDigits) {
      histogram.add(Array.from(sorted.subarray(start, end).sort(), (code) => values[code] ?? 0));
    } else {
      sortRange(sorted, start, end);
      let key = 0;
      for (let at = end - 1; at >= start; at--) key = key * base + (sorted[at] ?? 0) + 1;
      counter.add(key);
    }
    start = end;
  }
  for (const [key, count] of counter.entries()) {
    const pattern: number[] = [];
    for (let rest = key; rest > 0; rest = Math.floor(rest / base)) pattern.push(values[(rest % base) - 1] ?? 0);
    histogram.add(pattern, count);
  }
  return histogram;
}

/** Insertion sort, for the few answers of one unit; a view for each of millions would cost more than sorting. */
function sortRange(list: Uint16Array | Uint32Array, start: number, end: number): void {
  for (let next = start + 1; next < end; next++) {
    const moved = list[next] ?? 0;
    let at = next;
    while (at > start && (list[at - 1] ?? 0) > moved) {
      list[at] = list[at - 1] ?? 0;
      at -= 1;
    }
    list[at] = moved;
  }
}
