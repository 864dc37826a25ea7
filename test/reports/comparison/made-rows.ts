/** Answers of a comparison by hand. */
import type { PreferenceRow } from "@/lib/reports/comparison/preference-row";
import type { Choice } from "@/lib/studies/preference";

/** How the first source fared: won, tied, lost, both bad, no answer. */
type Outcome = "w" | "t" | "l" | "b" | "-";

/**
 * One line for each item, one letter for each evaluator E1, E2 …; the first source stands left where item and evaluator
 * add up to an even number.
 */
export function pairRows(criterion: string, first: string, second: string, items: readonly string[], prefix = "I"): PreferenceRow[] {
  return items.flatMap((line, item) => ([...line] as Outcome[]).map((outcome, evaluator) => {
    const isLeft = (item + evaluator) % 2 === 0;
    return {
      evaluator: `E${evaluator + 1}`, item: `${prefix}${item + 1}`, criterion, left: isLeft ? first : second, right: isLeft ? second : first,
      choice: choiceOf(outcome, isLeft),
    };
  }));
}

function choiceOf(outcome: Outcome, isLeft: boolean): Choice | null {
  if (outcome === "-") return null;
  if (outcome === "t") return "tie";
  if (outcome === "b") return "both_bad";
  return (outcome === "w") === isLeft ? "left" : "right";
}

const MIRROR: Record<Choice, Choice> = { left: "right", right: "left", tie: "tie", both_bad: "both_bad" };

/** Every pair the other way round, with the same source preferred. */
export function mirrored(rows: readonly PreferenceRow[]): PreferenceRow[] {
  return rows.map((row) => ({ ...row, left: row.right, right: row.left, choice: row.choice && MIRROR[row.choice] }));
}
