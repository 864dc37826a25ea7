/** The export of a rating study: one row per rating, and how a stored revision is spread over them. Pure. */
import type { StoredRevision } from "@/lib/judgments/types";
import { itemCode } from "@/lib/studies/item-code";
import type { ExportColumns, ExportRow } from "./columns";
import { answersOf } from "./stored-answers";

const COLUMNS = [
  "study", "evaluator", "item", "criterion", "value", "non_response", "comment",
  "revision", "in_force", "counted", "unit", "episode", "session", "origin",
  "position", "criterion_position", "shown_at", "first_answer_ms", "answered_ms", "submitted_at", "submitted_ms", "active_ms",
  "sessions_read", "images_opened", "device_kind", "protocol_version", "program_version", "judgment_comment",
] as const;

export type TidyRow = Record<(typeof COLUMNS)[number], ExportRow[string]>;

/** @param sources labels in the order of their numbers; where there are several, each row says which its item is from. */
export function ratingColumns(sources: readonly string[]): ExportColumns {
  if (sources.length < 2) return { columns: COLUMNS, rowsOf };
  const at = COLUMNS.indexOf("origin");
  return {
    columns: [...COLUMNS.slice(0, at), "source", ...COLUMNS.slice(at)],
    rowsOf: (stored) => rowsOf(stored).map((row) => ({ ...row, source: sources[(stored.kind === "rating" ? (stored.parts[0]?.source ?? 0) : 0) - 1] ?? null })),
  };
}

function rowsOf(stored: StoredRevision): ExportRow[] {
  // Its columns would say what the sides of a comparison are before they are named.
  if (stored.kind !== "rating") throw new Error("A comparison has other columns than a rating study.");
  const part = stored.parts[0];
  const { answers, common } = answersOf(stored);
  return answers.map(({ value, own }) => ({
    ...common, ...own,
    item: itemCode(stored.itemPosition),
    value,
    unit: (part?.session ?? null) === null ? "episode" : "session",
    episode: part?.episode ?? null,
    session: part?.session ?? null,
    origin: part?.origin ?? null,
  }));
}
