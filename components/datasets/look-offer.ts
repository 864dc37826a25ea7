/** What can be done after a look, said on the button that does it. */
import type { ImportResult, ImportView } from "@/lib/datasets/types";
import { counted } from "@/lib/reports/number-text";

/**
 * @property ends how many episodes end with it.
 * @property replace false where the files were to be the whole dataset and cannot be: not all of them was read.
 */
export type LookOffer = { label: string; ends: number; replace: boolean };

/** @returns undefined where there is nothing to import. */
export function lookOffer({ rows, gone, unread }: Pick<ImportResult, "rows" | "gone" | "unread">, asked: ImportView["request"]): LookOffer | undefined {
  if (rows.read === 0) return { label: "Import the pictures", ends: 0, replace: asked.replace };
  if (rows.imported + rows.unchanged === 0) return undefined;
  const replace = asked.replace && unread.length === 0;
  const ends = replace ? gone : 0;
  const end = ends > 0 ? `end ${counted(ends, "episode")}` : asked.replace && !replace && gone > 0 ? "end none" : null;
  if (rows.imported > 0) return { label: [`Import ${counted(rows.imported, "row")}`, end].filter(Boolean).join(", "), ends, replace };
  return { label: ends > 0 ? `End ${counted(ends, "episode")}` : "Import all the same", ends, replace };
}
