import type { Command } from "commander";
import { comparePreferences } from "@/lib/reports/comparison/compare-preferences";
import { preferencesText } from "@/lib/reports/comparison/preferences-text";
import { addLayoutOptions, type LayoutFlags } from "../judgment-file/layout";
import { readPreferences } from "../judgment-file/read-preferences";
import { UsageError } from "../usage-error";

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
