import type { Command } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import { operatorGenerator } from "@/lib/generation/access";
import { readRates } from "@/lib/generation/rates/data";
import { kindName } from "@/lib/generation/rates/kind";
import { countsLine, schemaFinding } from "@/lib/generation/rates/rates-text";
import type { RatesView } from "@/lib/generation/rates/types";
import { runById } from "../generation-run";

/** Adds `concord generate rates`: how engines did, as the page *Rates* shows it. */
export function registerGenerateRates(generate: Command): void {
  const rates = generate
    .command("rates")
    .description("how answers of each model were read, what was asked again, and what it took")
    .option("--run <id>", "of one run; left out, of all and of single pictures")
    .option("--engine <name>", "of one engine")
    .option("--json", "print one JSON object")
    .action(async () => {
      // `--json` is also an option of `generate`, and taken there.
      const { run, engine, json } = rates.optsWithGlobals<{ run?: string; engine?: string; json?: boolean }>();
      await prepareDatabase();
      const view = await readRates(operatorGenerator, { runId: run === undefined ? undefined : await runById(run), engine });
      console.log(json ? JSON.stringify(view) : text(view));
    });
}

function text({ engines, scriptedSteps }: RatesView): string {
  if (engines.length === 0) return `No engine was asked${scriptedSteps > 0 ? `: ${scriptedSteps} steps were done by a script` : " yet"}.`;
  return engines.map((rates) => {
    const { engine, model, revision, now, total, kinds } = rates;
    const line = (name: string, counts: typeof total) => `  ${name}: ${countsLine(counts, now?.currency ?? null)}`;
    return [`${model}${revision ? ` ${revision}` : ""} by ${engine}: ${schemaFinding(rates).text}`, line("all steps", total), ...kinds.map(({ kind, ...counts }) => line(kindName(kind), counts))].join("\n");
  }).join("\n");
}
