import type { AnswerCounts } from "./answer-counts";
import { dawidSkeneStarts } from "./dawid-skene-starts";
import { dawidSkeneParameters, dawidSkenePosteriors, expectedAnswers, type DawidSkeneParameters } from "./dawid-skene-step";
import type { Reason } from "./reason";

/** With fewer answers than this in a class, a rater's row of the confusion matrix says little. */
export const DAWID_SKENE_MIN_ANSWERS = 20;

const MAX_ITERATIONS = 10_000;
/** EM has arrived when an iteration moves no probability by more than this. */
const CONVERGED = 1e-10;
/** A likelihood must be higher by this for its start to be preferred to an earlier one. */
const BETTER = 1e-6;
/** A share of an answer this small is what is left of zero. */
const NO_ANSWERS = 1e-9;

/** What one rater does with items of one class. */
export type ConfusionRow = {
  /** Probability of each value, in the order of `values`; null where the rater had no item of this class. */
  probabilities: number[] | null;
  /** Expected number of this rater's answers about items of this class. */
  answers: number;
};

export type DawidSkeneFit = {
  /** The values given, ascending; there is one class for each. */
  values: readonly number[];
  /** Share of items in each class. */
  prevalences: number[];
  raters: { rater: string; /** By class. */ confusion: ConfusionRow[] }[];
  items: { item: string; /** Probability of each class. */ posterior: number[]; /** The most probable class; the lowest of equals. */ value: number }[];
  /** Without the multinomial coefficients of repeated answers, and without what smoothing adds. */
  logLikelihood: number;
  iterations: number;
  /** False if EM still moved after 10,000 iterations: read nothing into the values then. */
  converged: boolean;
  /** `not_converged`; else `too_few_answers` when a rater has fewer than `DAWID_SKENE_MIN_ANSWERS` expected answers in some class that has items. */
  caution: Reason | null;
  n: number;
};

/** A fit or the reason why there is none. */
export type DawidSkene = { fit: DawidSkeneFit; reason: null } | { fit: null; reason: Reason };

/**
 * The latent-class model of Dawid & Skene 1979 (Applied Statistics 28:20-28) by EM: each item has one true class; given it,
 * each answer is drawn independently from the answering rater's own confusion matrix. Classes are unordered: for the points
 * of a scale a model of severity says more (`cumulativeLinkModel`).
 *
 * EM finds a local maximum. It is started from the share of each value among an item's answers (the paper's start), from
 * the majority alone, and from shares weighted by how often a rater agrees with the others; the highest likelihood is
 * returned, the paper's start where they are equal. All are deterministic and tie each class to the value it is named
 * after. Raters who err more often than not can still turn classes around.
 *
 * Reasons: `no_values`; `no_pairable` when no item has answers of two raters; `no_variation` when one value was given only.
 * Costs O(iterations * answers * values).
 *
 * @param options.smoothing answers added to each cell of every confusion matrix; 0 unless given, which is maximum likelihood.
 * @throws RangeError if `smoothing` is negative.
 * @example raters who always agree get identity matrices and posteriors of 1
 */
export function dawidSkene(answers: AnswerCounts, options: { smoothing?: number } = {}): DawidSkene {
  const { smoothing = 0 } = options;
  if (!(smoothing >= 0)) throw new RangeError(`Smoothing must be 0 or more, not ${smoothing}.`);
  if (answers.n === 0) return { fit: null, reason: "no_values" };
  if (!hasPair(answers)) return { fit: null, reason: "no_pairable" };
  if (answers.values.length < 2) return { fit: null, reason: "no_variation" };

  const [first, ...others] = dawidSkeneStarts(answers);
  let best = runEm(answers, first, smoothing);
  for (const start of others) {
    const other = runEm(answers, start, smoothing);
    if (other.objective > best.objective + BETTER) best = other;
  }
  return { fit: fitOf(answers, best), reason: null };
}

type EmResult = {
  parameters: DawidSkeneParameters;
  posteriors: Float64Array;
  logLikelihood: number;
  /** What EM raises: the log-likelihood and, with smoothing, the logarithm of its prior. */
  objective: number;
  iterations: number;
  converged: boolean;
};

function runEm(answers: AnswerCounts, start: Float64Array, smoothing: number): EmResult {
  const posteriors = start.slice();
  let parameters = dawidSkeneParameters(answers, posteriors, smoothing);
  let logLikelihood = dawidSkenePosteriors(answers, parameters, posteriors);
  let iterations = 1;
  let converged = false;
  while (!converged && iterations < MAX_ITERATIONS) {
    const next = dawidSkeneParameters(answers, posteriors, smoothing);
    converged = largestChange(parameters.prevalences, next.prevalences) < CONVERGED && largestChange(parameters.confusion, next.confusion) < CONVERGED;
    parameters = next;
    logLikelihood = dawidSkenePosteriors(answers, parameters, posteriors);
    iterations += 1;
  }
  let objective = logLikelihood;
  if (smoothing > 0) for (const probability of parameters.confusion) objective += smoothing * Math.log(probability);
  return { parameters, posteriors, logLikelihood, objective, iterations, converged };
}

function largestChange(before: Float64Array, after: Float64Array): number {
  let largest = 0;
  for (const [place, value] of before.entries()) largest = Math.max(largest, Math.abs(value - (after[place] ?? 0)));
  return largest;
}

function hasPair({ item, rater }: AnswerCounts): boolean {
  for (let entry = 1; entry < item.length; entry++) {
    if (item[entry] === item[entry - 1] && rater[entry] !== rater[entry - 1]) return true;
  }
  return false;
}

function fitOf(answers: AnswerCounts, { parameters, posteriors, logLikelihood, iterations, converged }: EmResult): DawidSkeneFit {
  const { items, raters, values, n } = answers;
  const classes = values.length;
  const expected = expectedAnswers(answers, posteriors);
  const prevalences = [...parameters.prevalences];
  let hasFewAnswers = false;
  const confusionRow = (rater: number, k: number): ConfusionRow => {
    const row = rater * classes + k;
    const own = expected[row] ?? 0;
    if (own < DAWID_SKENE_MIN_ANSWERS && (prevalences[k] ?? 0) * items.length > NO_ANSWERS) hasFewAnswers = true;
    return { probabilities: own > NO_ANSWERS ? [...parameters.confusion.subarray(row * classes, (row + 1) * classes)] : null, answers: own };
  };
  const confusion = raters.map((rater, place) => ({ rater, confusion: values.map((_, k) => confusionRow(place, k)) }));
  return {
    values,
    prevalences,
    raters: confusion,
    items: items.map((item, place) => {
      const posterior = [...posteriors.subarray(place * classes, (place + 1) * classes)];
      return { item, posterior, value: values[posterior.indexOf(Math.max(...posterior))] ?? 0 };
    }),
    logLikelihood, iterations, converged, n,
    caution: !converged ? "not_converged" : hasFewAnswers ? "too_few_answers" : null,
  };
}
