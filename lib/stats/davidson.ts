import { centredCovariance } from "./centred-covariance";
import { comparisonFault } from "./comparison-graph";
import { davidsonCells } from "./davidson-cells";
import { clusteredCovariance, maximizeDavidson } from "./davidson-fit";
import { equalWorthsTest, type LikelihoodRatio } from "./equal-worths-test";
import type { PairCounts } from "./judgment";
import { normalCdf } from "./normal-distribution";
import type { Reason } from "./reason";

type Spread = {
  /** From the information matrix: judgments taken as independent. */
  standardError: number;
  /** Judgments of one evaluator may be alike; null with `clusteredReason`. */
  clusteredStandardError: number | null;
};

export type DavidsonFit = {
  /** By name. Log-worths sum to 0, worths to 1. */
  sources: ({ source: string; logWorth: number; worth: number } & Spread)[];
  /** Of the log-worths, in the order of `sources`. */
  covariance: number[][];
  clusteredCovariance: number[][] | null;
  clusteredReason: Reason | null;
  /** Nu, with the spread of its logarithm; null with `tieReason`, nu being 0 then. */
  tieParameter: ({ nu: number; logNu: number } & Spread) | null;
  tieReason: "no_ties" | null;
  /** Log-odds of left against right between equal sources; null where not asked for. */
  orderEffect: ({ delta: number; z: number; p: number } & Spread) | null;
  logLikelihood: number;
  /** Likelihood-ratio test of all worths being equal. */
  equality: LikelihoodRatio;
  iterations: number;
  n: number;
  evaluators: number | null;
};

/** A fit or the reason why there is none. */
export type Davidson = { fit: DavidsonFit; reason: null } | { fit: null; reason: Reason };

/**
 * Worths of three or more sources from win, tie and loss counts of their pairs: the model
 * of Davidson 1970 (JASA 65:317-328), in which first, tie and second have odds
 * w1 : nu sqrt(w1 w2) : w2, by maximum likelihood. Without any tie it is the model of
 * Bradley & Terry 1952 and `tieReason` says `no_ties`.
 *
 * The order effect multiplies the odds of left against right by exp(delta) and leaves the
 * tie in the middle: the model of Davidson & Beaver 1977 (Biometrics 33:693-702) with
 * their gamma = exp(-delta) and their nu being this nu times exp(-delta / 2).
 *
 * Reasons: `no_values`, `too_few_sources`, `not_connected`, `not_cyclic`, `separated`,
 * `confounded`; see `comparisonFault` and `maximizeDavidson`. Clustered errors need every
 * row to name its evaluator (`too_few_raters` below two) and are rough when evaluators
 * are hardly more than parameters. O(rows + iterations * (pairs + sources^3)).
 *
 * @param options.orderEffect whether to fit one; every row must then tell the order.
 * @throws RangeError on impossible counts, a source against itself or an unknown order.
 * @example three pairs a-b, b-c, c-a that are all won 2 : 1 give three equal worths
 */
export function davidson(rows: Iterable<PairCounts>, options: { orderEffect: boolean }): Davidson {
  const { sources, cells, pairs, byEvaluator } = davidsonCells(rows, options.orderEffect);
  const fault = comparisonFault(sources.length, pairs);
  if (fault !== null) return { fit: null, reason: fault };

  const hasTies = cells.some(({ ties }) => ties > 0);
  const contrasts = sources.length - 1;
  const tie = hasTies ? contrasts : null;
  const order = options.orderEffect ? contrasts + (hasTies ? 1 : 0) : null;
  const layout = { size: contrasts + (hasTies ? 1 : 0) + (order === null ? 0 : 1), tie, order };
  const maximum = maximizeDavidson(cells, layout);
  if (typeof maximum === "string") return { fit: null, reason: maximum };

  const canCluster = byEvaluator !== null && byEvaluator.length >= 2;
  const plain = centredCovariance(maximum.covariance, layout.size, sources.length);
  const clustered = canCluster
    ? centredCovariance(clusteredCovariance(byEvaluator, maximum, layout), layout.size, sources.length)
    : null;
  const spread = (place: number): Spread => ({
    standardError: Math.sqrt(plain[place]?.[place] ?? 0),
    clusteredStandardError: clustered === null ? null : Math.sqrt(clustered[place]?.[place] ?? 0),
  });
  const sourceBlock = (matrix: number[][]): number[][] =>
    matrix.slice(0, sources.length).map((row) => row.slice(0, sources.length));

  const logWorths = centredLogWorths(maximum.parameters, contrasts);
  let total = 0;
  for (const logWorth of logWorths) total += Math.exp(logWorth);
  const logNu = tie === null ? null : (maximum.parameters[tie] ?? 0);
  const delta = order === null ? null : (maximum.parameters[order] ?? 0);
  return {
    fit: {
      sources: sources.map((source, number) => {
        const logWorth = logWorths[number] ?? 0;
        return { source, logWorth, worth: Math.exp(logWorth) / total, ...spread(number) };
      }),
      covariance: sourceBlock(plain),
      clusteredCovariance: clustered === null ? null : sourceBlock(clustered),
      clusteredReason: canCluster ? null : "too_few_raters",
      tieParameter: logNu === null ? null : { nu: Math.exp(logNu), logNu, ...spread(contrasts + 1) },
      tieReason: logNu === null ? "no_ties" : null,
      orderEffect: delta === null ? null : withTest(delta, spread(layout.size)),
      logLikelihood: maximum.logLikelihood,
      equality: equalWorthsTest(cells, maximum.logLikelihood, contrasts),
      iterations: maximum.iterations,
      n: cells.reduce((sum, { wins, losses, ties }) => sum + wins + losses + ties, 0),
      evaluators: byEvaluator?.length ?? null,
    },
    reason: null,
  };
}

function withTest(delta: number, spread: Spread): NonNullable<DavidsonFit["orderEffect"]> {
  const z = delta / spread.standardError;
  return { delta, z, p: 2 * normalCdf(-Math.abs(z)), ...spread };
}

function centredLogWorths(parameters: Float64Array, contrasts: number): number[] {
  const logWorths = [0, ...parameters.subarray(0, contrasts)];
  const centre = logWorths.reduce((sum, value) => sum + value, 0) / logWorths.length;
  return logWorths.map((value) => value - centre);
}
