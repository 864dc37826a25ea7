/** The model of the panel on worths: all sources on one scale, criterion by criterion. */
import { reasonText } from "@/lib/stats/reason-text";
import { fixed, percent, pValue } from "../number-text";
import { inOrder, type NamedCriterion } from "./criterion-names";
import { worthsSentence } from "./methods";
import { signed } from "./net-forest";
import type { Preferences } from "./schema";

export type WorthCell = { source: string; share: string; exact: number; logWorth: string; strength: number };
export type WorthRow = { key: string; name: string; cells: WorthCell[]; equality: string; tie: string; order: string; note: string | null };
export type WorthsTable = { sources: string[]; rows: WorthRow[]; sentence: string; isFitted: boolean };

export function prepareWorthsTable(preferences: Preferences, criteria: readonly NamedCriterion[]): WorthsTable {
  const rows = inOrder(preferences.criteria, criteria).map(({ criterion, name, worths }): WorthRow => {
    const { fit, reason, orderReason } = worths;
    if (!fit) return { key: criterion, name, cells: [], equality: "–", tie: "–", order: "–", note: reason && reasonText(reason) };
    return {
      key: criterion, name,
      cells: preferences.sources.flatMap((source) => fit.sources.filter((own) => own.source === source)).map(({ source, worth, logWorth, clusteredStandardError, standardError }) => ({
        source, share: percent(worth, worth < 0.1 ? 1 : 0), exact: worth, strength: worth, logWorth: `${signed(logWorth)} ± ${fixed(clusteredStandardError ?? standardError, 2)}`,
      })),
      equality: pValue(fit.equality.p),
      tie: fit.tieParameter ? fixed(fit.tieParameter.nu, 2) : "0",
      order: fit.orderEffect ? `${signed(fit.orderEffect.delta)} (p ${fit.orderEffect.p < 0.001 ? pValue(fit.orderEffect.p) : `= ${pValue(fit.orderEffect.p)}`})` : "–",
      note: orderReason && `Without an effect of the side: ${reasonText(orderReason)}`,
    };
  });
  return { sources: preferences.sources, rows, sentence: worthsSentence(preferences), isFitted: rows.some((row) => row.cells.length > 0) };
}
