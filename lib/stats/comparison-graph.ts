import type { PreferenceCounts } from "./judgment";
import type { Reason } from "./reason";

/** All judgments of a pair of sources, which are numbered from 0. A pair occurs once. */
export type PairTotal = PreferenceCounts & { first: number; second: number };

/** An edge leads from the source that won to the one that lost; a tie gives one each way. */
type Edge = { from: number; to: number; isWin: boolean };

/**
 * Why a Davidson model of these pairs cannot or need not be fitted; null when it has one
 * finite best fit and says more than each pair alone.
 *
 * `no_values` without a judgment, `too_few_sources` below three, `not_connected`,
 * `not_cyclic` for a tree. `separated` when the best fit lies at infinity. With w the
 * log-worths and e the log tie parameter, likelihood can rise for ever along a direction
 * (w, e) in which every win i over j has w_i - w_j >= 2e and every tie |w_i - w_j| <= 2e.
 * With e = 0 there is one unless wins and ties connect the sources strongly (Ford 1957,
 * American Mathematical Monthly 64(8):28-33, for no ties); with e > 0, which ties alone
 * allow, unless some cycle of edges has more wins than ties: the inequalities are then a
 * system of differences with a negative cycle (Bellman 1958). O(sources * pairs).
 *
 * @example pairs 0-1 and 1-2 of three sources are `not_cyclic`
 */
export function comparisonFault(sources: number, pairs: readonly PairTotal[]): Reason | null {
  const judged = pairs.filter(({ wins, losses, ties }) => wins + losses + ties > 0);
  if (judged.length === 0) return "no_values";
  if (sources < 3) return "too_few_sources";

  const edges: Edge[] = [];
  const links: Edge[] = [];
  let hasTies = false;
  for (const { first, second, wins, losses, ties } of judged) {
    const there = { from: first, to: second };
    const back = { from: second, to: first };
    links.push({ ...there, isWin: false }, { ...back, isWin: false });
    if (wins > 0) edges.push({ ...there, isWin: true });
    if (losses > 0) edges.push({ ...back, isWin: true });
    if (ties > 0) edges.push({ ...there, isWin: false }, { ...back, isWin: false });
    hasTies ||= ties > 0;
  }
  if (countReached(sources, links) < sources) return "not_connected";
  if (judged.length < sources) return "not_cyclic";
  const reversed = edges.map(({ from, to, isWin }) => ({ from: to, to: from, isWin }));
  if (countReached(sources, edges) < sources || countReached(sources, reversed) < sources) return "separated";
  return hasTies && !hasCycleOfWins(sources, edges) ? "separated" : null;
}

/** How many sources can be reached from source 0, itself included. */
function countReached(sources: number, edges: readonly Edge[]): number {
  const next: number[][] = Array.from({ length: sources }, () => []);
  for (const { from, to } of edges) next[from]?.push(to);
  const reached = new Set([0]);
  // A set hands out what is added while it is walked through.
  for (const source of reached) for (const other of next[source] ?? []) reached.add(other);
  return reached.size;
}

/** Whether a cycle has more wins than ties: one that is negative with wins -1, ties 1. */
function hasCycleOfWins(sources: number, edges: readonly Edge[]): boolean {
  const distance = new Float64Array(sources);
  for (let round = 0; round < sources; round++) {
    let isSettled = true;
    for (const { from, to, isWin } of edges) {
      const through = (distance[from] ?? 0) + (isWin ? -1 : 1);
      if (through >= (distance[to] ?? 0)) continue;
      distance[to] = through;
      isSettled = false;
    }
    if (isSettled) return false;
  }
  return true;
}
