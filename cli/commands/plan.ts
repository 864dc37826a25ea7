import { type Command, InvalidArgumentError, Option } from "commander";
import { type AnalysisCriterion, comparedCriteria } from "@/lib/reports/analysis/analysis-input";
import { planningAnalysis } from "@/lib/reports/analysis/planning-analysis";
import { halfWidthSchema } from "@/lib/reports/analysis/request";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { answerReader } from "../judgment-file/answer-scale";
import { readPreferences } from "../judgment-file/read-preferences";
import { addRatingsOptions, RATINGS_FILE, type RatingsFlags, readRatings } from "../judgment-file/read-ratings";
import { planningText } from "../ratings-text/planning-text";
import { UsageError } from "../usage-error";

type PlanFlags = RatingsFlags & { metric: Metric; halfWidth?: number; comparison?: boolean; first?: string; json?: boolean };

/** Adds `concord plan FILE`: how many more items, evaluators or judgments it takes. It needs no server and no database. */
export function registerPlan(program: Command): void {
  const command = program
    .command("plan")
    .description("how many items, evaluators or judgments it takes until an interval is as narrow as wanted, from a file as agreement or compare read it")
    .argument("<file>", RATINGS_FILE)
    .option("--half-width <number>", "half of the width that intervals should have; unless given, two usual ones", parseHalfWidth)
    .addOption(new Option("--metric <metric>", "of Krippendorff's alpha").choices(METRICS).default("ordinal"))
    .option("--comparison", "the file holds preferences, with columns evaluator, item, criterion, left, right, choice")
    .option("--first <source>", "of a comparison: name this source first where it meets another")
    .option("--json", "print one JSON object")
    .action(async (file: string, flags: PlanFlags) => {
      const kind = flags.comparison ? "comparison" : "rating";
      const criteria = flags.comparison ? await preferenceCriteria(file, flags) : await ratingCriteria(file, flags);
      const plan = planningAnalysis(criteria, { kind, metric: flags.metric, halfWidth: flags.halfWidth ?? null, drawn: null });
      process.stdout.write(flags.json ? `${JSON.stringify(plan)}\n` : planningText(plan));
    });
  addRatingsOptions(command);
}

async function ratingCriteria(file: string, flags: PlanFlags): Promise<AnalysisCriterion[]> {
  if (flags.first !== undefined) throw new UsageError("--first names a source of a comparison; add --comparison.");
  const ratings = await readRatings(file, flags, answerReader(flags, flags.metric));
  return [...ratings].map(([name, own]) => {
    if (own.words()) throw new UsageError(`The answers to "${name}" are words; a mean of them is not planned for. Give their order with --scale.`);
    return { key: name, name, criterion: name, contrast: null, scale: [], columns: own.columns() };
  });
}

async function preferenceCriteria(file: string, flags: PlanFlags): Promise<AnalysisCriterion[]> {
  const rows = await readPreferences(file, flags);
  const sources = new Set(rows.flatMap(({ left, right }) => [left, right]));
  if (flags.first !== undefined && !sources.has(flags.first)) throw new UsageError(`There is no source "${flags.first}"; the file has ${[...sources].sort().join(", ")}.`);
  const names = [...new Set(rows.map(({ criterion }) => criterion))];
  return comparedCriteria(names.map((name) => ({ key: name, name })), rows, flags.first ?? null);
}

export function parseHalfWidth(text: string): number {
  const found = halfWidthSchema.safeParse(text.trim() === "" ? Number.NaN : Number(text));
  if (!found.success) throw new InvalidArgumentError("Give a number from 0.001 to 10.");
  return found.data;
}
