/** The export of a comparison: one row per criterion of a judgment, with what stood left and right. Pure. */
import type { StoredRevision } from "@/lib/judgments/types";
import { itemCode } from "@/lib/studies/item-code";
import { choiceOf } from "@/lib/studies/preference";
import type { Naming } from "../comparison/naming";
import type { ExportColumns, ExportRow } from "./columns";
import { answersOf } from "./stored-answers";

const COLUMNS = [
  "study", "evaluator", "item", "criterion", "left", "right", "choice", "value", "non_response", "comment",
  "revision", "in_force", "counted", "unit",
  "left_episode", "left_session", "left_origin", "right_episode", "right_session", "right_origin", "sources_named", "sources_revealed_at",
  "position", "criterion_position", "shown_at", "first_answer_ms", "answered_ms", "submitted_at", "submitted_ms", "active_ms",
  "sessions_read", "images_opened", "device_kind", "protocol_version", "program_version", "guess", "judgment_comment",
] as const;

/**
 * Episodes, origins, sessions read, images opened and guesses stay empty until sources are named. A guess alone would already tell: guesses are asked
 * of pairs with one machine-made side, and the blinding index says how many of them were right.
 *
 * @param guesses which side was said to be machine-made, by `guessKey`.
 */
export function comparisonColumns(naming: Naming, guesses: ReadonlyMap<string, string>): ExportColumns {
  return { columns: COLUMNS, rowsOf: (stored) => rowsOf(stored, naming, guesses) };
}

export function guessKey(itemPosition: number, evaluator: string): string {
  return JSON.stringify([itemPosition, evaluator]);
}

function rowsOf(stored: StoredRevision, { nameOf, isNamed, revealedAt }: Naming, guesses: ReadonlyMap<string, string>): ExportRow[] {
  const [one, two] = stored.parts;
  if (!one || !two) throw new Error("The pair has no two sides.");
  const [left, right] = stored.flipped ? [two, one] : [one, two];
  const names = { left: nameOf(left.source, right.source), right: nameOf(right.source, left.source) };
  const { answers, common } = answersOf(stored);
  return answers.map(({ value, own }) => {
    const choice = value === null ? null : choiceOf(value);
    return {
      ...common, ...own,
      // Sessions are numbered over both sides, and pictures are counted over both: their number can tell which dataset it is.
      sessions_read: isNamed ? (common.sessions_read ?? null) : null,
      images_opened: isNamed ? (common.images_opened ?? null) : null,
      item: itemCode(stored.itemPosition),
      left: names.left,
      right: names.right,
      choice,
      // Empty text: neither; nothing at all: no answer.
      value: choice === null ? null : choice === "left" || choice === "right" ? names[choice] : "",
      unit: one.session === null ? "episode" : "session",
      left_episode: isNamed ? left.episode : null,
      left_session: isNamed ? left.session : null,
      left_origin: isNamed ? left.origin : null,
      right_episode: isNamed ? right.episode : null,
      right_session: isNamed ? right.session : null,
      right_origin: isNamed ? right.origin : null,
      sources_named: isNamed,
      sources_revealed_at: revealedAt?.toISOString() ?? null,
      guess: isNamed ? (guesses.get(guessKey(stored.itemPosition, stored.evaluator)) ?? null) : null,
    };
  });
}
