import type { ChanceCorrected } from "./chance-corrected";
import type { PatternTable } from "./pattern-table";
import type { Reason } from "./reason";

/** A coefficient that these answers do not allow, with its reason. */
export function unavailable(table: PatternTable, reason: Reason): ChanceCorrected {
  return { value: null, reason, table, statistic: () => null, standardError: null };
}
