/** The model of the panel on position bias: whether people lean to a side, and whether that changed who won. */
import { type Cell, cell, NONE } from "../cell";
import { counted, fixed, interval, percent, pValue } from "../number-text";
import { inOrder, type NamedCriterion } from "./criterion-names";
import { signed } from "./net-forest";
import type { Preferences, SideBias } from "./schema";

export type PositionRow = { key: string; name: string; votes: string; share: Cell; shareInterval: string; shareP: Cell; net: Cell; netP: Cell };
export type OrderRow = { key: string; pair: string; name: string; shownLeft: string; shownRight: string; fisher: Cell; logOdds: Cell; logOddsP: Cell };
export type PositionTable = {
  rows: PositionRow[];
  /** All answers together, counted; then each judgment once, which can be tested. */
  overall: [PositionRow, PositionRow];
  order: OrderRow[];
  summary: string;
};

/** Below this p the summary speaks of a leaning. */
const NOTICE = 0.05;

export function preparePositionTable({ position, criteria: results, contrasts }: Preferences, criteria: readonly NamedCriterion[]): PositionTable {
  const { votes, judgments } = position;
  return {
    overall: [
      {
        key: "answers", name: "All answers",
        votes: votesText(votes), share: cell(votes.share, (value) => percent(value, 1)),
        // The answers of one judgment are alike: an interval and a test that take them as independent would be wrong.
        shareInterval: NONE, shareP: cell(null, pValue), net: cell(null, signed), netP: cell(null, pValue),
      },
      row("judgments", "Whole judgments", judgments),
    ],
    rows: inOrder(results, criteria).map((result) => row(result.criterion, result.name, result.position)),
    order: contrasts.flatMap((contrast) => inOrder(contrast.criteria, criteria).map(({ criterion, name, order }) => ({
      key: JSON.stringify([contrast.first, contrast.second, criterion]),
      pair: `${contrast.first} against ${contrast.second}`,
      name,
      shownLeft: `${order.shownLeft.wins} : ${order.shownLeft.losses}`,
      shownRight: `${order.shownRight.wins} : ${order.shownRight.losses}`,
      fisher: cell(order.fisher.p, pValue),
      logOdds: cell(order.order.value, signed),
      logOddsP: cell(order.order.p, pValue),
    }))),
    summary: summaryOf(judgments),
  };
}

function row(key: string, name: string, bias: SideBias): PositionRow {
  return {
    key, name,
    votes: votesText(bias),
    share: cell(bias.share.value, (value) => percent(value, 1)),
    shareInterval: bias.share.ci ? interval({ low: bias.share.ci.low * 100, high: bias.share.ci.high * 100 }, 0) + "%" : NONE,
    shareP: cell(bias.share.p, pValue),
    net: cell(bias.clustered.value, signed),
    netP: cell(bias.clustered.p, pValue),
  };
}

function votesText({ left, ties, right }: { left: number; ties: number; right: number }): string {
  return `${left} / ${ties} / ${right}`;
}

function summaryOf({ left, right, ties, clustered }: SideBias): string {
  if (clustered.value === null) return "There are no judgments yet.";
  const counts = `Of ${counted(left + right + ties, "judgment")}, ${left} leaned to the left side, ${right} to the right, ${ties} to neither`;
  if (clustered.p === null) return `${counts}. That is too little to test.`;
  const p = `p ${clustered.p < 0.001 ? pValue(clustered.p) : `= ${fixed(clustered.p, 3)}`}, clustered`;
  if (clustered.p >= NOTICE) return `${counts}: no more than chance would do (${p}).`;
  return `${counts}: more to the ${clustered.value > 0 ? "left" : "right"} than chance would do (${p}). Sides are balanced by the plan, so this takes nothing from either source, but it adds noise.`;
}
