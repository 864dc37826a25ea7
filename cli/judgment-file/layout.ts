/** How a file names what a command needs, and the options that say so. */
import { type Command, InvalidArgumentError } from "commander";
import { UsageError } from "../usage-error";

export type Layout<Column extends string> = {
  columns: readonly Column[];
  /** The one of them that holds the answer. */
  answer: Column;
  /** Columns that the file calls otherwise. */
  renamed: ReadonlyMap<Column, string>;
  /** Of a wide file, its columns with an answer each; of a Label Studio export, the questions that are asked for. */
  criteria: readonly string[] | null;
  includeGroundTruth: boolean;
};

export type LayoutFlags = { columns?: ReadonlyMap<string, string>; criteria?: readonly string[]; groundTruth?: boolean };

/** The column that a wide file has none of: its columns are the criteria. */
export const CRITERION = "criterion";

export function addLayoutOptions(command: Command): Command {
  return command
    .option("--columns <names>", "what the file calls its columns, as in evaluator=annotator,item=doc", readColumns)
    .option("--criteria <names>", "a column for each criterion, as in clarity,fluency; of a Label Studio export, these questions alone", readCriteria)
    .option("--ground-truth", "of a Label Studio export, take annotations that are marked as ground truth for answers too");
}

/** @throws UsageError for a column that the command does not have, or that a wide file cannot have. */
export function layoutOf<Column extends string>(columns: readonly Column[], answer: Column, flags: LayoutFlags): Layout<Column> {
  const renamed = new Map<Column, string>();
  for (const [name, inFile] of flags.columns ?? []) {
    const column = columns.find((known) => known === name);
    if (column === undefined) throw new UsageError(`--columns: there is no "${name}"; it takes ${columns.join(", ")}.`);
    if (flags.criteria && (column === CRITERION || column === answer)) throw new UsageError(`--columns: with --criteria, each of those columns is a criterion and holds its answers; leave "${name}" out.`);
    renamed.set(column, inFile);
  }
  return { columns, answer, renamed, criteria: flags.criteria ?? null, includeGroundTruth: flags.groundTruth ?? false };
}

function readColumns(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const part of text.split(",")) {
    const [column = "", ...rest] = part.split("=");
    const inFile = rest.join("=").trim();
    if (column.trim() === "" || inFile === "") throw new InvalidArgumentError("Write pairs, as in evaluator=annotator,item=doc.");
    if (names.has(column.trim())) throw new InvalidArgumentError(`"${column.trim()}" is named twice.`);
    names.set(column.trim(), inFile);
  }
  return names;
}

function readCriteria(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("Write names, as in clarity,fluency.");
  if (new Set(names).size < names.length) throw new InvalidArgumentError("A name is there twice.");
  return names;
}
