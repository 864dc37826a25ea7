import { checkCounts } from "./check-counts";
import type { PairTotal } from "./comparison-graph";
import type { PairCounts } from "./judgment";

/** Counts of a pair in one order: side 1 when the first was shown left, -1 right, 0 any. */
export type DavidsonCell = PairTotal & { side: -1 | 0 | 1 };

export type DavidsonCells = {
  /** In the order of their numbers: ascending by name. */
  sources: string[];
  cells: DavidsonCell[];
  /** The cells without regard to order: each pair once. */
  pairs: PairTotal[];
  /** The same counts by evaluator; null when they are not known for all. */
  byEvaluator: DavidsonCell[][] | null;
};

/**
 * Sums up counts by pair, by order where that matters, and by evaluator, with sources
 * numbered and each pair turned so that the lower number comes first. O(rows).
 *
 * @throws RangeError if a count is negative or not whole, a source is compared with
 *   itself, or `withOrder` is asked for and a row does not tell the order.
 * @example rows a-b 2:1 and b-a 5:0 become the one cell 0-1 with 2 wins and 6 losses
 */
export function davidsonCells(rows: Iterable<PairCounts>, withOrder: boolean): DavidsonCells {
  const counted: PairCounts[] = [];
  const names = new Set<string>();
  for (const row of rows) {
    const { first, second, wins, losses, ties } = row;
    checkCounts({ wins, losses, ties });
    if (first === second) throw new RangeError(`Source "${first}" cannot be compared with itself.`);
    if (withOrder && row.firstShownLeft === undefined) {
      throw new RangeError("An order effect needs to know which source was shown left.");
    }
    names.add(first).add(second);
    if (wins + losses + ties > 0) counted.push(row);
  }
  const sources = [...names].sort();
  const numbers = new Map(sources.map((source, number) => [source, number]));

  const all = new Map<string, DavidsonCell>();
  const pairs = new Map<string, DavidsonCell>();
  const byEvaluator = new Map<string, Map<string, DavidsonCell>>();
  let isEvaluatorKnown = true;
  for (const row of counted) {
    const cell = toCell(row, numbers, withOrder);
    addTo(all, cell);
    addTo(pairs, { ...cell, side: 0 });
    if (row.evaluator === undefined) {
      isEvaluatorKnown = false;
      continue;
    }
    const own = byEvaluator.get(row.evaluator) ?? new Map<string, DavidsonCell>();
    byEvaluator.set(row.evaluator, own);
    addTo(own, cell);
  }
  return {
    sources,
    cells: [...all.values()],
    pairs: [...pairs.values()],
    byEvaluator: isEvaluatorKnown ? [...byEvaluator.values()].map((own) => [...own.values()]) : null,
  };
}

function toCell(row: PairCounts, numbers: Map<string, number>, withOrder: boolean): DavidsonCell {
  const first = numbers.get(row.first) ?? 0;
  const second = numbers.get(row.second) ?? 0;
  const side = !withOrder ? 0 : row.firstShownLeft ? 1 : -1;
  const { wins, losses, ties } = row;
  if (first < second) return { first, second, side, wins, losses, ties };
  const turned = side === 0 ? 0 : side === 1 ? -1 : 1;
  return { first: second, second: first, side: turned, wins: losses, losses: wins, ties };
}

function addTo(cells: Map<string, DavidsonCell>, cell: DavidsonCell): void {
  const key = `${cell.first} ${cell.second} ${cell.side}`;
  const present = cells.get(key);
  if (present === undefined) {
    cells.set(key, { ...cell });
    return;
  }
  present.wins += cell.wins;
  present.losses += cell.losses;
  present.ties += cell.ties;
}
