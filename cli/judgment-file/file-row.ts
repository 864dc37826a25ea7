import { JudgmentFileError } from "./judgment-file-error";

/** What a field is called where it comes from. */
export type Term = "column" | "key";

/** One answer, from whatever kind of file. */
export type FileRow<Column extends string> = {
  /** "answers.csv, row 8". */
  place: string;
  /** Trimmed; empty where it is missing. */
  field: (column: Column) => string;
  /** A field that must not be empty. */
  named: (column: Column) => string;
  /** @throws JudgmentFileError that names this row and, as the file calls them, these columns. */
  refuse: (columns: Column | readonly Column[], what: string, cause?: unknown) => never;
};

export function fileRow<Column extends string>(place: string, term: Term, nameOf: (column: Column) => string, field: (column: Column) => string): FileRow<Column> {
  const refuse = (columns: Column | readonly Column[], what: string, cause?: unknown): never => {
    const named: readonly Column[] = typeof columns === "string" ? [columns] : columns;
    const names = named.map((column) => `"${nameOf(column)}"`);
    throw new JudgmentFileError(`${place}, ${term}${names.length > 1 ? "s" : ""} ${names.join(" and ")}: ${what}`, { cause });
  };
  return { place, field, refuse, named: (column) => field(column) || refuse(column, "it is empty.") };
}
