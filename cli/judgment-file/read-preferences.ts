/** Reads a file of preferences: who chose what, of which two sources. */
import { readChoice } from "@/lib/reports/comparison/choice-text";
import type { PreferenceRow } from "@/lib/reports/comparison/preference-row";
import type { FileRow } from "./file-row";
import { layoutOf, type LayoutFlags } from "./layout";
import { readJudgmentFile } from "./read-judgment-file";

const COLUMNS = ["evaluator", "item", "criterion", "left", "right", "choice"] as const;
type Column = (typeof COLUMNS)[number];

export async function readPreferences(file: string, flags: LayoutFlags): Promise<PreferenceRow[]> {
  const rows: PreferenceRow[] = [];
  const seen = new Set<string>();
  await readJudgmentFile(file, layoutOf(COLUMNS, "choice", flags), "judgments", (row) => rows.push(readRow(row, seen)));
  return rows;
}

/** @param seen whose answer to what has been read. */
function readRow({ field, named, refuse }: FileRow<Column>, seen: Set<string>): PreferenceRow {
  const row = { evaluator: named("evaluator"), item: named("item"), criterion: named("criterion"), left: named("left"), right: named("right") };
  if (row.left === row.right) return refuse(["left", "right"], `"${row.left}" is compared with itself.`);
  const name = JSON.stringify([row.evaluator, row.item, row.criterion, ...[row.left, row.right].sort()]);
  if (seen.has(name)) {
    return refuse(["evaluator", "item"], `evaluator "${row.evaluator}" has already compared "${row.left}" with "${row.right}" on item "${row.item}" and "${row.criterion}"; keep one answer.`);
  }
  seen.add(name);
  const text = field("choice");
  if (text === "") return { ...row, choice: null };
  const choice = readChoice(text, row);
  if (choice === "unknown") return refuse("choice", `"${text}" is none of left, tie, right, both_bad, A, B, "${row.left}" and "${row.right}"; leave it empty if the answer is missing.`);
  if (choice === "ambiguous") return refuse("choice", `"${text}" can mean more than one side here; write left or right.`);
  return { ...row, choice };
}
