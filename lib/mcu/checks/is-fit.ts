import { CHECK_NAMES } from "./check-names";
import type { CheckName, EpisodeReport } from "./types";

/** Worth a look, and no ground to keep an episode out: heuristics, wishes, and models that are often wrong. */
const WARNINGS: ReadonlySet<CheckName> = new Set(["pictures-wanted", "near-duplicates", "future", "name", "contradiction", "attributes"]);

export function isWarning(check: CheckName): boolean {
  return WARNINGS.has(check);
}

/**
 * Whether an episode may go into a dataset: every check that is no warning has passed, or was absent and is not in `required`.
 *
 * @param required checks that must have been made; none unless said otherwise, so that runs without classifiers can be used.
 * @returns `unchecked`: what nobody has looked at, to be said wherever the dataset is described.
 */
export function isFit({ checks }: EpisodeReport, required: readonly CheckName[] = []): { fit: boolean; reasons: string[]; warnings: string[]; unchecked: string[] } {
  const failed = checks.filter(({ passed }) => passed === false);
  const say = ({ check, note, places }: (typeof checks)[number]) => `${CHECK_NAMES[check]}: ${places[0]?.detail ?? note}${places.length > 1 ? ` (and ${places.length - 1} more)` : ""}`;
  const absent = checks.filter(({ passed }) => passed === null);
  const needed = required.filter((name) => !checks.some(({ check, passed }) => check === name && passed !== null));
  const reasons = [...failed.filter(({ check }) => !isWarning(check)).map(say), ...needed.map((name) => `${CHECK_NAMES[name]}: it must be checked, and was not.`)];
  return { fit: reasons.length === 0, reasons, warnings: failed.filter(({ check }) => isWarning(check)).map(say), unchecked: absent.map(({ check, note }) => `${CHECK_NAMES[check]}: ${note}`) };
}
