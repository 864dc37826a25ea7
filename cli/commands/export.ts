import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { readForBundle } from "@/lib/reports/bundle/data";
import { writeBundle } from "@/lib/reports/bundle/mutations";
import { DEFAULT_SEED } from "@/lib/reports/bundle/settings";
import { DEFAULT_REPLICATES } from "@/lib/stats/agreement";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { countReplicates } from "../replicates";
import { studyById } from "./study-input";

type Flags = { out: string; metric: Metric; seed: string; replicates: number; json?: boolean };

/** Adds `concord export STUDY --out DIR`: everything that a paper needs, in a folder that can be checked by itself. */
export function registerExport(program: Command): void {
  program
    .command("export")
    .description("the bundle of a study: frozen protocol, raw answers, results, tables, figures and methods for a paper; check it with `concord verify`")
    .argument("<study>", "id of the study")
    .requiredOption("--out <folder>", "must not exist yet, or be empty")
    .addOption(new Option("--metric <metric>", "metric of Krippendorff's alpha, in a rating study").choices(METRICS).default("ordinal"))
    .option("--seed <seed>", "of every bootstrap", DEFAULT_SEED)
    .option("--replicates <count>", "of every bootstrap", countReplicates, DEFAULT_REPLICATES)
    .option("--json", "print one JSON object on the last line")
    .action(async (id: string, { out, metric, seed, replicates, json }: Flags) => {
      const folder = resolve(out);
      const reading = await readForBundle(await studyById(id), { metric, seed, replicates });
      const { manifest, digest } = await writeBundle(reading, folder, progress());
      const answer = { study: manifest.study.id, out, files: manifest.files.length + 1, digest };
      console.log(json ? JSON.stringify(answer) : `${answer.files} files in ${out}\ndigest ${digest}\ncheck them with: npm run -s concord -- verify ${out}`);
    });
}

const EVERY = 100_000;

function progress(): (read: number) => void {
  let told = 0;
  return (read) => {
    if (read - told < EVERY) return;
    told = read;
    console.error(`${read} answers read`);
  };
}
