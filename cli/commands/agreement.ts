import { Command, Option } from "commander";
import {
  agreementOfTable,
  DEFAULT_REPLICATES,
  type Agreement,
  type IntervalRequest,
} from "../../lib/stats/agreement";
import { METRICS, type Metric } from "../../lib/stats/metric";
import { DuplicateRatingError, RatingTable } from "../../lib/stats/rating-table";
import { reasonText } from "../../lib/stats/reason-text";
import { DEFAULT_SEED } from "@/lib/reports/bundle/settings";
import { type FileRow, readJudgmentFile } from "../judgment-file";
import { countReplicates } from "../replicates";

const COLUMNS = ["evaluator", "item", "criterion", "value"] as const;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

type Column = (typeof COLUMNS)[number];
type AgreementFlags = { metric: Metric; seed?: string; replicates?: number; json?: boolean };

/**
 * Adds `concord agreement FILE.csv`: Krippendorff's alpha of each criterion in a file of
 * ratings. It needs no server and no database.
 */
export function registerAgreement(program: Command): void {
  program
    .command("agreement")
    .description("Krippendorff's alpha of a file with columns evaluator, item, criterion, value")
    .argument("<file>", "CSV file; other columns are ignored, an empty value is a missing answer")
    .addOption(
      new Option("--metric <metric>", "what a difference between two answers costs")
        .choices(METRICS)
        .makeOptionMandatory(),
    )
    .option("--seed <seed>", `BCa bootstrap interval with this seed (${DEFAULT_SEED} unless given)`)
    .option(
      "--replicates <count>",
      `BCa bootstrap interval with this many resamples (${DEFAULT_REPLICATES} unless given)`,
      countReplicates,
    )
    .option("--json", "print one JSON object")
    .action(async (file: string, flags: AgreementFlags) => {
      const criteria = await agreementByCriterion(file, flags);
      process.stdout.write(flags.json ? toJson(criteria, flags.metric) : toTable(criteria));
    });
}

async function agreementByCriterion(
  file: string,
  { metric, seed, replicates }: AgreementFlags,
): Promise<Map<string, Agreement>> {
  const interval: IntervalRequest =
    seed === undefined && replicates === undefined
      ? "jackknife"
      : { kind: "bca", seed: seed ?? DEFAULT_SEED, replicates: replicates ?? DEFAULT_REPLICATES };
  const results = new Map<string, Agreement>();
  for (const [criterion, ratings] of await readRatings(file)) {
    results.set(criterion, agreementOfTable(ratings, { metric, interval }));
  }
  return results;
}

/** Streams the file into one table of answers per criterion. */
async function readRatings(file: string): Promise<Map<string, RatingTable>> {
  const tables = new Map<string, RatingTable>();
  await readJudgmentFile(file, COLUMNS, "ratings", (row) => addRating(tables, row));
  return tables;
}

function addRating(tables: Map<string, RatingTable>, { field, named, refuse }: FileRow<Column>): void {
  const criterion = named("criterion");
  const evaluator = named("evaluator");
  const item = named("item");
  const table = tables.get(criterion) ?? new RatingTable();
  tables.set(criterion, table);

  const text = field("value");
  if (text === "") return;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) return refuse(`, column "value": "${text}" is not a number; leave it empty if the answer is missing.`);
  try {
    table.insert(evaluator, item, value);
  } catch (error) {
    if (!(error instanceof DuplicateRatingError)) throw error;
    refuse(`, columns "evaluator" and "item": evaluator "${evaluator}" has already rated item "${item}" on "${criterion}"; keep one answer per evaluator and item.`, error);
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
