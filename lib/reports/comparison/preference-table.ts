/** The numbers of two sources, criterion by criterion, as text; the exact one stands beside where a program reads the page. */
import type { Reason } from "@/lib/stats/reason";
import { reasonText } from "@/lib/stats/reason-text";
import { type Cell, cell, NONE } from "../cell";
import { count, fixed, interval, percent, pValue } from "../number-text";
import { inOrder, type NamedCriterion } from "./criterion-names";
import { signed, withinScale } from "./net-forest";
import type { ContrastCriterion, ContrastResult } from "./schema";

export type PreferenceTableRow = {
  key: string;
  name: string;
  net: Cell;
  clusteredInterval: string;
  clusteredP: Cell;
  clusteredHolm: Cell;
  independentInterval: string;
  signP: Cell;
  signHolm: Cell;
  majorityP: Cell;
  ordinal: Cell;
  ordinalInterval: string;
  nominal: Cell;
  nominalInterval: string;
  agree: Cell;
  wins: string;
  ties: string;
  losses: string;
  n: string;
  missing: string;
  items: string;
  evaluators: string;
  /** Why something is not there: of the preference, and of the agreement. */
  note: string | null;
  agreementNote: string | null;
};

export type PreferenceTable = { key: string; title: string; rows: PreferenceTableRow[] };

export function preparePreferenceTables(contrasts: readonly ContrastResult[], criteria: readonly NamedCriterion[]): PreferenceTable[] {
  return contrasts.map((contrast) => ({
    key: JSON.stringify([contrast.first, contrast.second]),
    title: `${contrast.first} against ${contrast.second}`,
    rows: inOrder(contrast.criteria, criteria).map(tableRow),
  }));
}

function tableRow(result: ContrastCriterion & { name: string }): PreferenceTableRow {
  const { clustered, netPreference, signTest, majoritySignTest, agreement } = result;
  const { ordinal } = agreement;
  return {
    key: result.criterion,
    name: result.name,
    net: cell(netPreference.value, signed),
    clusteredInterval: clustered.ci ? interval(withinScale(clustered.ci), 2) : NONE,
    clusteredP: cell(clustered.p, pValue),
    clusteredHolm: cell(clustered.pHolm, pValue),
    independentInterval: netPreference.ci ? interval(netPreference.ci, 2) : NONE,
    signP: cell(signTest.p, pValue),
    signHolm: cell(signTest.pHolm, pValue),
    majorityP: cell(majoritySignTest.p, pValue),
    ordinal: cell(agreement.ordinal.alpha, (value) => fixed(value, 3)),
    ordinalInterval: agreement.ordinal.ci ? interval(agreement.ordinal.ci, 2) : NONE,
    nominal: cell(agreement.nominal.alpha, (value) => fixed(value, 3)),
    nominalInterval: agreement.nominal.ci ? interval(agreement.nominal.ci, 2) : NONE,
    agree: cell(agreement.nominal.percentAgreement, (value) => percent(value)),
    wins: count(result.wins.count),
    ties: count(result.ties.count),
    losses: count(result.losses.count),
    n: count(result.n),
    missing: count(result.missing),
    items: count(result.items),
    evaluators: count(result.evaluators),
    note: result.n === 0 ? reasonText("no_values") : sentences([["No clustered interval", clustered.ciReason], ["No sign test", signTest.pReason]]),
    agreementNote: sentences([[ordinal.reason ? "No alpha" : "No interval of alpha", ordinal.reason ?? ordinal.ciReason]]),
  };
}

function sentences(gaps: readonly (readonly [string, Reason | null])[]): string | null {
  const said = gaps.flatMap(([what, reason]) => (reason ? [`${what}: ${reasonText(reason)}`] : []));
  return said.length > 0 ? said.join(" ") : null;
}
