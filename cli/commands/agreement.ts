import { createReadStream } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { parse } from "csv-parse";
import {
  agreementOfTable,
  DEFAULT_REPLICATES,
  type Agreement,
  type IntervalRequest,
} from "../../lib/stats/agreement";
import { METRICS, type Metric } from "../../lib/stats/metric";
import { DuplicateRatingError, RatingTable } from "../../lib/stats/rating-table";
import { reasonText } from "../../lib/stats/reason-text";

const COLUMNS = ["evaluator", "item", "criterion", "value"] as const;
/** Columns of Concord's own exports: a row that says "false" in one of them is in no result, and in none here. */
const CONDITIONS = ["counted", "in_force"];
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DEFAULT_SEED = "1";
const MAX_REPLICATES = 1_000_000;

type Column = (typeof COLUMNS)[number];
type AgreementFlags = { metric: Metric; seed?: string; replicates?: number; json?: boolean };
type CsvEntry = { record: string[]; info: { records: number; empty_lines: number } };

/** The file cannot be used as it is; the message names the place. */
class RatingsFileError extends Error {
  override readonly name = "RatingsFileError";
}

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
      parseReplicates,
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
  const source = createReadStream(file);
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  // pipe() does not pass on errors of the source, for example that there is no such file.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let header: Header | null = null;
  let leftOut = 0;
  try {
    for await (const entry of parser) {
      const { record, info } = entry as CsvEntry;
      // As a spreadsheet counts: the header is row 1, a quoted line break starts no row.
      const row = info.records + info.empty_lines;
      if (header === null) header = readHeader(record, file);
      else if (header.conditions.some((position) => record[position]?.trim().toLowerCase() === "false")) leftOut += 1;
      else addRating(tables, record, header, row, file);
    }
  } catch (error) {
    if (error instanceof RatingsFileError) throw error;
    throw new RatingsFileError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  } finally {
    source.destroy();
  }
  if (leftOut > 0) console.error(`left out: ${leftOut} rows that are not counted or not in force`);
  if (header === null) throw new RatingsFileError(`${file} is empty; ${expectedColumns()}`);
  if (tables.size === 0) throw new RatingsFileError(`${file} has a header but no ratings.`);
  return tables;
}

type Header = { width: number; positions: Record<Column, number>; conditions: number[] };

function readHeader(record: string[], file: string): Header {
  const names = record.map((name) => name.trim());
  const positionOf = (column: Column): number => {
    const position = names.indexOf(column);
    if (position < 0) {
      throw new RatingsFileError(
        `${file}, row 1: the column "${column}" is missing; the header has ${names.join(", ")}.`,
      );
    }
    if (names.lastIndexOf(column) !== position) {
      throw new RatingsFileError(`${file}, row 1: there are two columns "${column}".`);
    }
    return position;
  };
  return {
    width: names.length,
    conditions: CONDITIONS.map((name) => names.indexOf(name)).filter((position) => position >= 0),
    positions: {
      evaluator: positionOf("evaluator"),
      item: positionOf("item"),
      criterion: positionOf("criterion"),
      value: positionOf("value"),
    },
  };
}

function addRating(
  tables: Map<string, RatingTable>,
  record: string[],
  { width, positions }: Header,
  row: number,
  file: string,
): void {
  const place = `${file}, row ${row}`;
  if (record.length !== width) {
    throw new RatingsFileError(`${place}: ${record.length} fields where the header has ${width}.`);
  }
  const field = (column: Column): string => record[positions[column]]?.trim() ?? "";
  const named = (column: Column): string => {
    const text = field(column);
    if (text === "") throw new RatingsFileError(`${place}, column "${column}": it is empty.`);
    return text;
  };
  const criterion = named("criterion");
  const evaluator = named("evaluator");
  const item = named("item");
  const table = tables.get(criterion) ?? new RatingTable();
  tables.set(criterion, table);

  const text = field("value");
  if (text === "") return;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) {
    throw new RatingsFileError(
      `${place}, column "value": "${text}" is not a number; leave it empty if the answer is missing.`,
    );
  }
  try {
    table.insert(evaluator, item, value);
  } catch (error) {
    if (!(error instanceof DuplicateRatingError)) throw error;
    throw new RatingsFileError(
      `${place}, columns "evaluator" and "item": evaluator "${evaluator}" has already rated item "${item}" on "${criterion}"; keep one answer per evaluator and item.`,
      { cause: error },
    );
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

function parseReplicates(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 100 || count > MAX_REPLICATES) {
    throw new InvalidArgumentError(`Give a whole number from 100 to ${MAX_REPLICATES}.`);
  }
  return count;
}

function expectedColumns(): string {
  return `it needs the columns ${COLUMNS.join(", ")}.`;
}

function messageOf(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "there is no such file.";
  return error instanceof Error ? error.message : String(error);
}
