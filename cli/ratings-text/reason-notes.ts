/** Why numbers of a table are absent: each reason once, with all that lack a number for it. */
import type { Reason } from "@/lib/stats/reason";
import { reasonText } from "@/lib/stats/reason-text";
import { wrapText } from "./wrap-text";

/** @param absent what is missing ("AC2"), of which criterion, and why. */
export function reasonNotes(absent: readonly { what: string; of: string; reason: Reason | null }[]): string[] {
  const byReason = new Map<Reason, Map<string, string[]>>();
  for (const { what, of, reason } of absent) {
    if (reason === null) continue;
    const missing = byReason.get(reason) ?? new Map<string, string[]>();
    byReason.set(reason, missing);
    missing.set(of, [...(missing.get(of) ?? []), what]);
  }
  return [...byReason].flatMap(([reason, missing]) => {
    // Criteria that lack the same are named together.
    const byWhat = new Map<string, string[]>();
    for (const [of, whats] of missing) byWhat.set(whats.join(", "), [...(byWhat.get(whats.join(", ")) ?? []), of]);
    return [...byWhat].flatMap(([what, criteria]) => wrapText(`${criteria.join(", ")}: no ${what}. ${reasonText(reason)}`));
  });
}
