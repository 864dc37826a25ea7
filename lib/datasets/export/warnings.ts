/** What whoever takes an export should know before using it, in words. Pure. */
import type { ExportManifest } from "./manifest";

const FIRST = 3;

export function exportWarnings({ inexact, pictures: { damaged, damagedCount } }: Pick<ExportManifest, "inexact" | "pictures">): string[] {
  return [
    ...(damagedCount > 0 ? [`${damagedCount.toLocaleString("en-US")} pictures are damaged or missing in the store and could not be taken: ${some(damaged)}.`] : []),
    ...(inexact.length > 0 ? [`${inexact.length === 100 ? "100 or more" : inexact.length} episodes are not stored as they were imported: ${some(inexact)}.`] : []),
  ];
}

function some(names: readonly string[]): string {
  return names.slice(0, FIRST).map((name) => `“${name.slice(0, 100)}”`).join(", ") + (names.length > FIRST ? " …" : "");
}
