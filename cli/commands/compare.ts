import type { Command } from "commander";
import { comparePreferences } from "@/lib/reports/comparison/compare-preferences";
import { readChoice } from "@/lib/reports/comparison/choice-text";
import { preferencesText } from "@/lib/reports/comparison/preferences-text";
import type { PreferenceRow } from "@/lib/reports/comparison/preference-row";
import type { FileRow } from "../judgment-file/file-row";
import { addLayoutOptions, layoutOf, type LayoutFlags } from "../judgment-file/layout";
import { readJudgmentFile } from "../judgment-file/read-judgment-file";
import { UsageError } from "../usage-error";

const COLUMNS = ["evaluator", "item", "criterion", "left", "right", "choice"] as const;
type Column = (typeof COLUMNS)[number];
type Flags = LayoutFlags & { first?: string; json?: boolean };

/** Adds `concord compare FILE`: the statistics of a comparison from a file. It needs no server and no database. */
export function registerCompare(program: Command): void {
  const command = program
    .command("compare")
    .description("wins, net preference, tests and agreement of a file with columns evaluator, item, criterion, left, right, choice")
    .argument("<file>", "CSV, TSV, lines of JSON, a JSON list or a Label Studio export; a choice is left, tie, right, both_bad, A, B or the name of a side, and empty where it is missing; other columns are ignored")
    .option("--first <source>", "name this source first where it meets another; unless given, the one that meets the most others")
    .option("--json", "print one JSON object")
    .action(async (file: string, { first, json, ...layout }: Flags) => {
      const preferences = comparePreferences(await readPreferences(file, layout), { first });
      if (first !== undefined && !preferences.sources.includes(first)) throw new UsageError(`There is no source "${first}"; the file has ${preferences.sources.join(", ")}.`);
      process.stdout.write(json ? `${JSON.stringify(preferences)}\n` : preferencesText(preferences));
    });
  addLayoutOptions(command);
}

async function readPreferences(file: string, flags: LayoutFlags): Promise<PreferenceRow[]> {
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
