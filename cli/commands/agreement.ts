import { type Command, Option } from "commander";
import { DEFAULT_SEED } from "@/lib/reports/bundle/settings";
import { DEFAULT_REPLICATES, type Agreement, type IntervalRequest } from "@/lib/stats/agreement";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { DuplicateRatingError } from "@/lib/stats/rating-table";
import { reasonText } from "@/lib/stats/reason-text";
import { type Answer, answerReader, parseLimit, parseScale, type ScaleFlags } from "../judgment-file/answer-scale";
import { CriterionRatings } from "../judgment-file/criterion-ratings";
import type { FileRow } from "../judgment-file/file-row";
import { addLayoutOptions, layoutOf, type LayoutFlags } from "../judgment-file/layout";
import { readJudgmentFile } from "../judgment-file/read-judgment-file";
import { countReplicates } from "../replicates";

const COLUMNS = ["evaluator", "item", "criterion", "value"] as const;

type Column = (typeof COLUMNS)[number];
type AgreementFlags = LayoutFlags & ScaleFlags & { metric: Metric; seed?: string; replicates?: number; json?: boolean };

/** Adds `concord agreement FILE`: Krippendorff's alpha of each criterion in a file of ratings. It needs no server and no database. */
export function registerAgreement(program: Command): void {
  const command = program
    .command("agreement")
    .description("Krippendorff's alpha of a file with columns evaluator, item, criterion, value")
    .argument("<file>", "CSV, TSV, lines of JSON, a JSON list or a Label Studio export; other columns are ignored, an empty value is a missing answer")
    .addOption(new Option("--metric <metric>", "what a difference between two answers costs").choices(METRICS).makeOptionMandatory())
    .option("--scale <points>", "the points of the scale from lowest to highest, as in Bad,Fair,Good; no other answer is taken", parseScale)
    .option("--min <number>", "lowest answer that is taken", parseLimit)
    .option("--max <number>", "highest answer that is taken", parseLimit)
    .option("--seed <seed>", `BCa bootstrap interval with this seed (${DEFAULT_SEED} unless given)`)
    .option("--replicates <count>", `BCa bootstrap interval with this many resamples (${DEFAULT_REPLICATES} unless given)`, countReplicates)
    .option("--json", "print one JSON object")
    .action(async (file: string, flags: AgreementFlags) => {
      const criteria = await agreementByCriterion(file, flags);
      process.stdout.write(flags.json ? toJson(criteria, flags.metric) : toTable(criteria));
    });
  addLayoutOptions(command);
}

async function agreementByCriterion(file: string, flags: AgreementFlags): Promise<Map<string, Agreement>> {
  const { metric, seed, replicates } = flags;
  const interval: IntervalRequest =
    seed === undefined && replicates === undefined
      ? "jackknife"
      : { kind: "bca", seed: seed ?? DEFAULT_SEED, replicates: replicates ?? DEFAULT_REPLICATES };
  const results = new Map<string, Agreement>();
  for (const [criterion, ratings] of await readRatings(file, flags)) results.set(criterion, ratings.agreement({ metric, interval }));
  return results;
}

/** Streams the file into the answers of each criterion. */
async function readRatings(file: string, flags: AgreementFlags): Promise<Map<string, CriterionRatings>> {
  const layout = layoutOf(COLUMNS, "value", flags);
  const readAnswer = answerReader(flags, flags.metric);
  const criteria = new Map<string, CriterionRatings>();
  await readJudgmentFile(file, layout, "ratings", (row) => addRating(criteria, row, readAnswer));
  return criteria;
}

function addRating(criteria: Map<string, CriterionRatings>, { field, named, refuse }: FileRow<Column>, readAnswer: (text: string) => Answer): void {
  const criterion = named("criterion");
  const evaluator = named("evaluator");
  const item = named("item");
  const ratings = criteria.get(criterion) ?? new CriterionRatings();
  criteria.set(criterion, ratings);

  const text = field("value");
  if (text === "") return;
  const answer = readAnswer(text);
  if ("problem" in answer) return refuse("value", answer.problem);
  try {
    const others = ratings.insert(evaluator, item, answer);
    if (others !== null) refuse("value", `"${text}" is ${others === "numbers" ? "not a number, as the answers" : "a number, and no word as the answers"} to "${criterion}" before it are; leave it empty if the answer is missing.`);
  } catch (error) {
    if (!(error instanceof DuplicateRatingError)) throw error;
    refuse(["evaluator", "item"], `evaluator "${evaluator}" has already rated item "${item}" on "${criterion}"; keep one answer per evaluator and item.`, error);
  }
}

function toJson(criteria: Map<string, Agreement>, metric: Metric): string {
  const entries = [...criteria].map(([criterion, result]) => [
    criterion,
    {
      alpha: result.alpha,
      reason: result.reason,
      ci: result.ci,
      ciReason: result.ciReason,
      percentileCi: result.percentileCi,
      disagreementBound: result.disagreementBound,
      caution: result.caution,
      percentAgreement: result.percentAgreement,
      units: result.units,
      raters: result.raters,
      pairs: result.pairs,
    },
  ]);
  return `${JSON.stringify({ metric, criteria: Object.fromEntries(entries) })}\n`;
}

function toTable(criteria: Map<string, Agreement>): string {
  const rows = [["criterion", "alpha", "interval", "method", "agreement", "items", "evaluators", "pairs"]];
  const notes: string[] = [];
  for (const [criterion, result] of criteria) {
    const { alpha, ci, percentAgreement, units, raters, pairs } = result;
    rows.push([
      criterion,
      alpha?.toFixed(3) ?? "-",
      ci === null ? "-" : `${ci.low.toFixed(3)} to ${ci.high.toFixed(3)}`,
      ci?.method ?? "-",
      percentAgreement === null ? "-" : `${(100 * percentAgreement).toFixed(1)} %`,
      String(units),
      String(raters),
      String(pairs),
    ]);
    const reason = result.reason ?? result.ciReason;
    if (reason !== null) notes.push(`${criterion}: ${reasonText(reason)}`);
  }
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 || column === 3 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
  return `${[...lines, ...notes].join("\n")}\n`;
}
