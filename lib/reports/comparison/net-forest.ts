/** The model of the forest plots of net preference: a block for each two sources, around 0. */
import { reasonText } from "@/lib/stats/reason-text";
import { type ChartCell, type ChartTable, chartTable } from "../chart-table";
import type { ForestRow } from "../forest-plot";
import { count, counted, fixed, interval, pValue } from "../number-text";
import { inOrder, type NamedCriterion } from "./criterion-names";
import type { ContrastCriterion, ContrastResult } from "./schema";

/** With fewer pairs the estimate is drawn in grey: it will move. */
export const FEW_PAIRS = 30;

export type NetBlock = { key: string; title: string; rows: ForestRow[]; ends: { low: string; high: string } };
export type NetForest = {
  blocks: NetBlock[];
  domain: [number, number];
  ticks: { at: number; text: string }[];
  hasFaint: boolean;
  table: ChartTable;
};

const STEP = 0.25;

export function prepareNetForest(contrasts: readonly ContrastResult[], criteria: readonly NamedCriterion[]): NetForest {
  const blocks = contrasts.map((contrast): NetBlock => ({
    key: JSON.stringify([contrast.first, contrast.second]),
    title: `${contrast.first} against ${contrast.second}`,
    rows: inOrder(contrast.criteria, criteria).map(netRow),
    ends: { low: `${contrast.second} better`, high: `${contrast.first} better` },
  }));
  const rows = blocks.flatMap((block) => block.rows);
  const far = rows.reduce((most, row) => Math.max(most, ...[row.value, row.low, row.high].map((value) => Math.abs(value ?? 0))), 0);
  // Both ways alike, so that 0 is in the middle; with few evaluators an interval reaches past 1, where no value can be.
  const reach = Math.min(1, Math.max(2 * STEP, Math.ceil(far / STEP) * STEP));
  const step = reach > 0.5 ? 2 * STEP : STEP;
  const ticks = [];
  for (let at = -Math.floor(reach / step) * step; at <= reach; at += step) ticks.push({ at, text: signed(at) });
  const within = (value: number | null) => value === null ? null : Math.max(-reach, Math.min(reach, value));
  return {
    blocks: blocks.map((block) => ({ ...block, rows: block.rows.map((row) => ({ ...row, low: within(row.low), high: within(row.high) })) })),
    domain: [-reach, reach],
    ticks,
    hasFaint: rows.some((row) => row.isFaint),
    table: tableOf(contrasts, criteria),
  };
}

function netRow({ criterion, name, n, items, evaluators, clustered }: ContrastCriterion & { name: string }): ForestRow {
  const { value, ci } = clustered;
  const why = value !== null && clustered.ciReason ? ` ${reasonText(clustered.ciReason)}` : "";
  const p = clustered.p === null ? "" : `p = ${pValue(clustered.p)}`.replace("= <", "<");
  const holm = clustered.pHolm === null ? "" : `, ${pValue(clustered.pHolm)} after Holm`;
  const basis = `${counted(n, "judgment")} of ${counted(items, "pair")} by ${counted(evaluators, "evaluator")}${p && `; ${p}${holm}`}.${why}`;
  return {
    key: criterion, name, value, low: ci?.low ?? null, high: ci?.high ?? null,
    isFaint: value !== null && items < FEW_PAIRS,
    text: value === null ? reasonText(clustered.reason ?? "no_values") : ci ? `${signed(value)} [${interval(withinScale(ci), 2)}]` : `${signed(value)}, no interval`,
    shortText: value === null ? "" : signed(value),
    gap: value === null ? "no answers yet" : null,
    basis,
  };
}

/** "+0.25", "0.00", "−0.25". */
export function signed(value: number): string {
  const text = fixed(value, 2);
  return Number(value.toFixed(2)) > 0 ? `+${text}` : text;
}

/** On screen an interval ends where the scale does; the exact one is in the file. */
export function withinScale({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low: Math.max(-1, low), high: Math.min(1, high) };
}

function tableOf(contrasts: readonly ContrastResult[], criteria: readonly NamedCriterion[]): ChartTable {
  const number = (value: number | null | undefined, digits = 3): ChartCell => ({ text: value === null || value === undefined ? "–" : fixed(value, digits), exact: value ?? null });
  const p = (value: number | null): ChartCell => ({ text: value === null ? "–" : pValue(value), exact: value });
  return chartTable(
    ["first", "second", "criterion", "net preference", "low", "high", "p", "p (Holm)", "judgments", "pairs", "evaluators", "note"],
    contrasts.flatMap((contrast) => inOrder(contrast.criteria, criteria).map((cell): ChartCell[] => {
      const { clustered } = cell;
      const reason = clustered.reason ?? clustered.ciReason;
      const note = reason && reasonText(reason);
      return [
        { text: contrast.first, exact: contrast.first }, { text: contrast.second, exact: contrast.second }, { text: cell.name, exact: cell.criterion },
        number(clustered.value), number(clustered.ci?.low), number(clustered.ci?.high), p(clustered.p), p(clustered.pHolm),
        { text: count(cell.n), exact: cell.n }, { text: count(cell.items), exact: cell.items }, { text: count(cell.evaluators), exact: cell.evaluators },
        { text: note ?? "", exact: note },
      ];
    })),
  );
}
