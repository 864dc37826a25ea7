/** The model of win, tie and loss as bars of 100%: a block for each two sources, a bar for each criterion. */
import { type ChartCell, type ChartTable, chartTable } from "../chart-table";
import { count, percent } from "../number-text";
import { inOrder, type NamedCriterion } from "./criterion-names";
import type { ContrastCriterion, ContrastResult } from "./schema";

export type ShareSegment = {
  key: "wins" | "ties" | "losses";
  /** "stark better: 52 of 120 (43%)". */
  text: string;
  /** Drawn inside where there is room; the shorter one where there is less. */
  mark: string;
  shortMark: string;
  /** Ends in percent. */
  from: number;
  to: number;
  /** −1 lost, 0 tied, 1 won: the drawing picks a colour by it. */
  tone: number;
};
export type ShareBar = { key: string; name: string; n: string; segments: ShareSegment[]; text: string };
export type ShareBlock = { key: string; title: string; bars: ShareBar[]; legend: { label: string; tone: number }[] };
export type ShareBars = { blocks: ShareBlock[]; table: ChartTable };

const OUTCOMES = [["wins", 1], ["ties", 0], ["losses", -1]] as const;

export function prepareShareBars(contrasts: readonly ContrastResult[], criteria: readonly NamedCriterion[]): ShareBars {
  const blocks = contrasts.map((contrast): ShareBlock => {
    const words = { wins: `${contrast.first} better`, ties: "Tie", losses: `${contrast.second} better` };
    return {
      key: JSON.stringify([contrast.first, contrast.second]),
      title: `${contrast.first} against ${contrast.second}`,
      bars: inOrder(contrast.criteria, criteria).map((cell) => shareBar(cell, words)),
      legend: OUTCOMES.map(([key, tone]) => ({ label: words[key], tone })),
    };
  });
  return { blocks, table: tableOf(contrasts, criteria) };
}

function shareBar(cell: ContrastCriterion & { name: string }, words: Record<ShareSegment["key"], string>): ShareBar {
  let from = 0;
  const segments = OUTCOMES.map(([key, tone]): ShareSegment => {
    const { count: number, value } = cell[key];
    const share = value ?? 0;
    const to = from + share * 100;
    const bad = key === "ties" && cell.bothBad && cell.bothBad.count > 0 ? `, ${count(cell.bothBad.count)} of them both bad` : "";
    const segment = {
      key, tone, from, to,
      text: `${words[key]}: ${count(number)} of ${count(cell.n)} (${percent(share)})${bad}`,
      mark: number === 0 ? "" : `${count(number)} · ${percent(share)}`,
      shortMark: number === 0 ? "" : percent(share),
    };
    from = to;
    return segment;
  });
  return { key: cell.criterion, name: cell.name, n: count(cell.n), segments: cell.n === 0 ? [] : segments, text: cell.n === 0 ? "no answers yet" : segments.map((segment) => segment.text).join("; ") };
}

function tableOf(contrasts: readonly ContrastResult[], criteria: readonly NamedCriterion[]): ChartTable {
  const share = ({ value }: { value: number | null }): ChartCell => ({ text: value === null ? "–" : percent(value, 1), exact: value });
  const number = (value: number): ChartCell => ({ text: count(value), exact: value });
  const hasBad = contrasts.some((contrast) => contrast.criteria.some((cell) => cell.bothBad));
  const rows = contrasts.flatMap((contrast) => inOrder(contrast.criteria, criteria).map((cell): ChartCell[] => [
    { text: contrast.first, exact: contrast.first }, { text: contrast.second, exact: contrast.second }, { text: cell.name, exact: cell.criterion },
    number(cell.n),
    number(cell.wins.count), number(cell.ties.count), number(cell.losses.count),
    share(cell.wins), share(cell.ties), share(cell.losses),
    ...(hasBad ? [number(cell.bothBad?.count ?? 0)] : []),
  ]));
  return chartTable(
    ["first", "second", "criterion", "answers", "wins of the first", "ties", "losses", "share won", "share tied", "share lost", ...(hasBad ? ["both bad"] : [])], rows,
  );
}
