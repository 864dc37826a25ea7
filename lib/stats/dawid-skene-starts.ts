import type { AnswerCounts } from "./answer-counts";

/**
 * Class probabilities of items, place item * K + class, to start EM from: the share of each value among an item's answers
 * (the start of Dawid & Skene 1979), the majority alone, and shares in which raters who agree with the others weigh more.
 * None has a random part, and each ties a class to the value that it is named after. O(answers).
 */
export function dawidSkeneStarts(answers: AnswerCounts): [Float64Array, ...Float64Array[]] {
  const shares = valueShares(answers, answers.count);
  return [shares, majorities(answers, shares), valueShares(answers, weightedByAgreement(answers, shares))];
}

/** Per item the share of each value among its answers, each entry weighing what `weights` says. */
function valueShares({ items, values, item, value }: AnswerCounts, weights: Float64Array): Float64Array {
  const classes = values.length;
  const shares = new Float64Array(items.length * classes);
  const totals = new Float64Array(items.length);
  for (let entry = 0; entry < item.length; entry++) {
    const place = item[entry] ?? 0;
    const to = place * classes + (value[entry] ?? 0);
    shares[to] = (shares[to] ?? 0) + (weights[entry] ?? 0);
    totals[place] = (totals[place] ?? 0) + (weights[entry] ?? 0);
  }
  return shares.map((share, place) => share / (totals[Math.floor(place / classes)] ?? 1));
}

/** All to the value with the largest share; values with equal shares share it. */
function majorities({ items, values }: AnswerCounts, shares: Float64Array): Float64Array {
  const classes = values.length;
  const start = new Float64Array(shares.length);
  for (let place = 0; place < items.length * classes; place += classes) {
    const own = shares.subarray(place, place + classes);
    const largest = Math.max(...own) - 1e-12;
    const winners = own.reduce((count, share) => count + (share >= largest ? 1 : 0), 0);
    for (const [k, share] of own.entries()) if (share >= largest) start[place + k] = 1 / winners;
  }
  return start;
}

/** Counts times the mean share, among all answers to an item, of the values that the rater gave. */
function weightedByAgreement({ raters, values, item, rater, value, count }: AnswerCounts, shares: Float64Array): Float64Array {
  const agreeing = new Float64Array(raters.length);
  const given = new Float64Array(raters.length);
  for (let entry = 0; entry < item.length; entry++) {
    const place = rater[entry] ?? 0;
    const share = shares[(item[entry] ?? 0) * values.length + (value[entry] ?? 0)] ?? 0;
    agreeing[place] = (agreeing[place] ?? 0) + (count[entry] ?? 0) * share;
    given[place] = (given[place] ?? 0) + (count[entry] ?? 0);
  }
  // A power sharpens differences that are small between means of shares.
  return count.map((times, entry) => times * ((agreeing[rater[entry] ?? 0] ?? 0) / (given[rater[entry] ?? 0] ?? 1)) ** 4);
}
