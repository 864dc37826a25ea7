import type { Command } from "commander";
import { operator } from "@/lib/datasets/access";
import { getDataset, listDatasets } from "@/lib/datasets/data";
import type { DatasetSummary } from "@/lib/datasets/types";
import { prepareDatabase } from "@/lib/db/prepare";
import { UsageError } from "../usage-error";
import { printAnalysis, printQuality, printTableOne } from "./datasets-analysis";
import { printComparison, readPair } from "./datasets-compare";

type Options = { table?: boolean; analysis?: boolean; quality?: boolean; compare?: string[]; minSessions?: string; maxSessions?: string; json?: boolean };

export function registerDatasets(program: Command): void {
  program
    .command("datasets")
    .description("counts and statistics of one dataset or of all")
    .argument("[slug]", "one dataset")
    .option("--table", "all datasets side by side: modality, size, means per session and episode")
    .option("--analysis", "what the dataset consists of: people, personas, images, time, length")
    .option("--quality", "what contradicts itself, is missing or repeats")
    .option("--compare <versions...>", "two versions of the dataset: what is new, changed and gone")
    .option("--min-sessions <n>", "with --quality: fewer sessions than that are told (4)")
    .option("--max-sessions <n>", "with --quality: more sessions than that are told (6)")
    .option("--json", "print one JSON object on the last line")
    .action(async (slug: string | undefined, options: Options) => {
      const isJson = options.json === true;
      if ([options.table, options.analysis, options.quality].filter(Boolean).length > 1) throw new UsageError("Give one of --table, --analysis and --quality.");
      if (slug === undefined && (options.analysis || options.quality)) throw new UsageError("Name the dataset: concord datasets SLUG --analysis");
      if (slug !== undefined && options.table) throw new UsageError("--table is about all datasets: leave the name out.");
      const pair = options.compare && readPair(slug, options.compare);
      await prepareDatabase();
      if (options.table) return printTableOne(isJson);
      if (slug !== undefined && options.analysis) return printAnalysis(slug, isJson);
      if (slug !== undefined && options.quality) return printQuality(slug, { minSessions: options.minSessions, maxSessions: options.maxSessions }, isJson);
      if (slug === undefined) {
        const datasets = await listDatasets(operator);
        if (options.json) console.log(JSON.stringify({ datasets }));
        else if (datasets.length === 0) console.log("No datasets yet. Bring one in with `concord import`.");
        else for (const dataset of datasets) console.log(line(dataset));
        return;
      }
      if (pair) return printComparison(pair, isJson);
      const dataset = await getDataset(operator, slug);
      if (!dataset) throw new Error(`There is no dataset “${slug}”.`);
      if (options.json) {
        console.log(JSON.stringify(dataset));
        return;
      }
      console.log(line(dataset));
      for (const version of dataset.versions) console.log(`  version ${version.number}, ${version.publishedAt}, ${version.format}: ${version.counts.episodes} episodes`);
    });
}

function line({ slug, title, version, licence, counts }: DatasetSummary): string {
  const { episodes, sessions, turns, imageShares, images } = counts;
  const pictures = `${imageShares} pictures shared (${images.stored} stored, ${images.remote} known by address, ${images.missing} missing, ${images.refused} refused)`;
  return `${slug}  ${title}, version ${version}${licence ? `, ${licence}` : ""}: ${episodes} episodes, ${sessions} sessions, ${turns} turns, ${pictures}`;
}
