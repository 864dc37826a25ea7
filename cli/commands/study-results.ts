import { type Command, Option } from "commander";
import { readResults } from "@/lib/reports/data";
import { resultsText } from "@/lib/reports/results-text";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { studyById } from "./study-input";

/** Adds `results` to the `study` command: the object of the page and of the API. */
export function registerStudyResults(study: Command): void {
  study
    .command("results")
    .description("results by criterion as on the page: means and agreement, or of a comparison wins and preferences")
    .argument("<id>", "id of the study")
    .addOption(new Option("--metric <metric>", "metric of Krippendorff's alpha, in a rating study").choices(METRICS).default("ordinal"))
    .option("--first <source>", "in a comparison, name this source first where it meets another")
    .option("--json", "print one JSON object on the last line")
    .action(async (id: string, options: { metric: Metric; first?: string; json?: boolean }) => {
      const results = await readResults(await studyById(id), options);
      process.stdout.write(options.json ? `${JSON.stringify(results)}\n` : resultsText(results));
    });
}
