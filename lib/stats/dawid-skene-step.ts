import type { AnswerCounts } from "./answer-counts";

/** Class prevalences, and of each rater the probability of each value given each class: confusion[(rater * K + class) * K + value]. */
export type DawidSkeneParameters = { prevalences: Float64Array; confusion: Float64Array };

/** Expected answers of each rater about items of each class: place rater * K + class. */
export function expectedAnswers({ raters, values, item, rater, count }: AnswerCounts, posteriors: Float64Array): Float64Array {
  const classes = values.length;
  const expected = new Float64Array(raters.length * classes);
  for (let entry = 0; entry < item.length; entry++) {
    const to = (rater[entry] ?? 0) * classes;
    const from = (item[entry] ?? 0) * classes;
    for (let k = 0; k < classes; k++) expected[to + k] = (expected[to + k] ?? 0) + (count[entry] ?? 0) * (posteriors[from + k] ?? 0);
  }
  return expected;
}

/**
 * M-step of Dawid & Skene 1979, equations 2.3 and 2.4: the parameters that fit best when item i has class k with
 * probability posteriors[i * K + k]. `smoothing` answers are added to each cell of each confusion matrix. Where a rater is
 * expected to have given no answer in a class, nothing is known, and all values are taken as equally probable.
 */
export function dawidSkeneParameters(answers: AnswerCounts, posteriors: Float64Array, smoothing: number): DawidSkeneParameters {
  const { items, raters, values, item, rater, value, count } = answers;
  const classes = values.length;
  const prevalences = new Float64Array(classes);
  for (let place = 0; place < posteriors.length; place++) {
    prevalences[place % classes] = (prevalences[place % classes] ?? 0) + (posteriors[place] ?? 0) / items.length;
  }
  const confusion = new Float64Array(raters.length * classes * classes).fill(smoothing);
  for (let entry = 0; entry < item.length; entry++) {
    const from = (item[entry] ?? 0) * classes;
    for (let k = 0; k < classes; k++) {
      const to = ((rater[entry] ?? 0) * classes + k) * classes + (value[entry] ?? 0);
      confusion[to] = (confusion[to] ?? 0) + (count[entry] ?? 0) * (posteriors[from + k] ?? 0);
    }
  }
  for (let row = 0; row < confusion.length; row += classes) {
    let total = 0;
    for (let l = 0; l < classes; l++) total += confusion[row + l] ?? 0;
    for (let l = 0; l < classes; l++) confusion[row + l] = total > 0 ? (confusion[row + l] ?? 0) / total : 1 / classes;
  }
  return { prevalences, confusion };
}

/**
 * E-step, equation 2.5: fills `posteriors` with the probability of each class of each item and returns the log-likelihood,
 * without the multinomial coefficients of repeated answers, which depend on no parameter.
 */
export function dawidSkenePosteriors(answers: AnswerCounts, { prevalences, confusion }: DawidSkeneParameters, posteriors: Float64Array): number {
  const { items, values, item, rater, value, count } = answers;
  const classes = values.length;
  const logConfusion = confusion.map(Math.log);
  for (let place = 0; place < posteriors.length; place++) posteriors[place] = Math.log(prevalences[place % classes] ?? 0);
  for (let entry = 0; entry < item.length; entry++) {
    const to = (item[entry] ?? 0) * classes;
    for (let k = 0; k < classes; k++) {
      const from = ((rater[entry] ?? 0) * classes + k) * classes + (value[entry] ?? 0);
      posteriors[to + k] = (posteriors[to + k] ?? 0) + (count[entry] ?? 0) * (logConfusion[from] ?? 0);
    }
  }
  let logLikelihood = 0;
  for (let place = 0; place < items.length * classes; place += classes) {
    // Measured from the largest term, so that many answers do not underflow.
    let largest = -Infinity;
    for (let k = 0; k < classes; k++) largest = Math.max(largest, posteriors[place + k] ?? 0);
    let total = 0;
    for (let k = 0; k < classes; k++) total += Math.exp((posteriors[place + k] ?? 0) - largest);
    for (let k = 0; k < classes; k++) posteriors[place + k] = Math.exp((posteriors[place + k] ?? 0) - largest) / total;
    logLikelihood += largest + Math.log(total);
  }
  return logLikelihood;
}
