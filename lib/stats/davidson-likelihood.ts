import type { DavidsonCell } from "./davidson-cells";

/**
 * Where each parameter of a Davidson model stands: the log-worths of sources 1, 2, …
 * against source 0, then the log tie parameter and the order effect where there are such.
 */
export type DavidsonLayout = { size: number; tie: number | null; order: number | null };

export type DavidsonLikelihood = {
  logLikelihood: number;
  gradient: Float64Array;
  /** Minus the matrix of second derivatives, row by row. */
  information: Float64Array;
};

/**
 * Log-likelihood of Davidson's model with its derivatives. In a cell with
 * x = w_first - w_second + side * order, the outcomes win, tie and loss have odds
 * exp(x / 2) : nu : exp(-x / 2) (Davidson 1970, JASA 65:317-328, divided by the geometric
 * mean of the worths), a multinomial logit, so the log-likelihood is concave. Constants
 * that do not depend on the parameters are left out. O(cells * size).
 */
export function davidsonLikelihood(
  cells: readonly DavidsonCell[],
  parameters: Float64Array,
  layout: DavidsonLayout,
): DavidsonLikelihood {
  const { size, tie } = layout;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const logNu = tie === null ? -Infinity : (parameters[tie] ?? 0);
  let logLikelihood = 0;
  for (const cell of cells) {
    const { wins, losses, ties } = cell;
    const terms = termsOf(cell, layout);
    let x = 0;
    for (const [index, factor] of terms) x += factor * (parameters[index] ?? 0);
    const logWin = logShare(x / 2, -x / 2, logNu);
    const logLoss = logShare(-x / 2, x / 2, logNu);
    const logTied = logShare(logNu, x / 2, -x / 2);
    const win = Math.exp(logWin);
    const loss = Math.exp(logLoss);
    const tied = Math.exp(logTied);
    const n = wins + losses + ties;
    if (wins > 0) logLikelihood += wins * logWin;
    if (losses > 0) logLikelihood += losses * logLoss;
    if (ties > 0) logLikelihood += ties * logTied;

    const slope = (wins - losses - n * (win - loss)) / 2;
    const curve = (n * (win + loss - (win - loss) ** 2)) / 4;
    for (const [row, factor] of terms) {
      add(gradient, row, factor * slope);
      for (const [column, other] of terms) add(information, row * size + column, factor * other * curve);
    }
    if (tie === null) continue;
    add(gradient, tie, ties - n * tied);
    add(information, tie * size + tie, n * tied * (1 - tied));
    for (const [index, factor] of terms) {
      const mixed = (-n * factor * (win - loss) * tied) / 2;
      add(information, tie * size + index, mixed);
      add(information, index * size + tie, mixed);
    }
  }
  return { logLikelihood, gradient, information };
}

/**
 * Logarithm of the share of one outcome given the logarithms of the odds of all three.
 * Near a share of 1 it keeps the digits that a large count would otherwise lose.
 */
function logShare(own: number, one: number, two: number): number {
  if (own === -Infinity) return -Infinity;
  const top = Math.max(one, two) - own;
  if (top <= 0) return -Math.log1p(Math.exp(one - own) + Math.exp(two - own));
  return -top - Math.log(Math.exp(one - own - top) + Math.exp(two - own - top) + Math.exp(-top));
}

/** The parameters that make up x in a cell, with their factors. */
function termsOf({ first, second, side }: DavidsonCell, { order }: DavidsonLayout): [number, number][] {
  const terms: [number, number][] = [];
  if (first > 0) terms.push([first - 1, 1]);
  if (second > 0) terms.push([second - 1, -1]);
  if (order !== null) terms.push([order, side]);
  return terms;
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] ?? 0) + amount;
}
