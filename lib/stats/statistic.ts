import type { Reason } from "./reason";

export type IntervalMethod =
  | "jackknife-eta"
  | "jackknife-t"
  | "linearised-t"
  | "bca"
  | "percentile"
  | "wilson"
  | "two-way-clustered"
  | "two-way-jackknife"
  | "generalized"
  | "model-t"
  | "bonett-price"
  | "fleiss-cohen-everitt"
  | "f-distribution";

/** An interval with everything needed to compute it again. */
export type Interval = {
  low: number;
  high: number;
  /** Nominal coverage, for example 0.95. */
  level: number;
  method: IntervalMethod;
  /** Bootstrap only: how many resamples were drawn. */
  replicates?: number;
  /** Bootstrap only: the seed, as text, so that large integers survive JSON. */
  seed?: string;
  /** Bootstrap only: resamples without a value; they are left out of the interval. */
  undefinedReplicates?: number;
};

/** Either an interval or the reason why there is none; never both, never neither. */
export type IntervalOutcome = { ci: Interval; ciReason: null } | { ci: null; ciReason: Reason };

/** Either a value or the reason why there is none. Undefined is never 0, 1 or NaN. */
export type ValueOutcome = { value: number; reason: null } | { value: null; reason: Reason };

/** Either the two-sided p-value of a test or the reason why there is none. */
export type TestOutcome = { p: number; pReason: null } | { p: null; pReason: Reason };

/** What a statistic was computed from. */
export type Basis = {
  /** Answers that entered the statistic. */
  n: number;
  /** Units (items) that entered the statistic. */
  units: number;
  /** Distinct raters (evaluators) that entered the statistic. */
  raters: number;
  /** Unordered pairs of answers to the same unit. */
  pairs: number;
};

/** A statistic as it is handed on: value or reason, interval or reason, method, basis. */
export type Statistic = ValueOutcome & IntervalOutcome & Basis & { method: string };
