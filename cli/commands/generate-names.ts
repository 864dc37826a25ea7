import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Command } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import { operatorGenerator } from "@/lib/generation/access";
import { operatorNameKeeper } from "@/lib/generation/names/access";
import { getNameList } from "@/lib/generation/names/data";
import { putNameListSchema } from "@/lib/generation/names/endpoints";
import { putNameList, withdrawNameList } from "@/lib/generation/names/mutations";
import { namesLine } from "@/lib/generation/names/names-text";
import { UsageError } from "../usage-error";

/** Adds `concord generate names`: whose names the people of later runs have. */
export function registerGenerateNames(generate: Command): void {
  const names = generate
    .command("names")
    .description("whose names people have; with --file those of a CSV of country, gender and name, with --program those of the program again")
    .option("--file <csv>", "names of your own for later runs")
    .option("--program", "the names that come with the program")
    .option("--json", "print one JSON object")
    .action(async () => {
      // `--json` is also an option of `generate`, and taken there.
      const { file, program, json } = names.optsWithGlobals<{ file?: string; program?: boolean; json?: boolean }>();
      if (file !== undefined && program) throw new UsageError("Give either --file or --program.");
      const list = file === undefined ? undefined : putNameListSchema.parse({ fileName: basename(file), csv: textOf(file) });
      await prepareDatabase();
      if (list) await putNameList(operatorNameKeeper, list);
      if (program) await withdrawNameList(operatorNameKeeper);
      const inForce = await getNameList(operatorGenerator);
      console.log(json ? JSON.stringify({ inForce }) : namesLine(inForce));
    });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
