import type { Command } from "commander";
import { operator } from "@/lib/datasets/access";
import { getDataset, listDatasets } from "@/lib/datasets/data";
import type { DatasetSummary } from "@/lib/datasets/types";
import { prepareDatabase } from "@/lib/db/prepare";

export function registerDatasets(program: Command): void {
  program
    .command("datasets")
    .description("counts and statistics of one dataset or of all")
    .argument("[slug]", "one dataset")
    .option("--json", "print one JSON object on the last line")
    .action(async (slug: string | undefined, options: { json?: boolean }) => {
      await prepareDatabase();
      if (slug === undefined) {
        const datasets = await listDatasets(operator);
        if (options.json) console.log(JSON.stringify({ datasets }));
        else if (datasets.length === 0) console.log("No datasets yet. Bring one in with `concord import`.");
        else for (const dataset of datasets) console.log(line(dataset));
        return;
      }
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
