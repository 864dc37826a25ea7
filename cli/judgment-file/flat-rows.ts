/** Rows that say all about themselves: who, what, and one answer (long) or several (wide). */
import { fileRow, type FileRow, type Term } from "./file-row";
import { JudgmentFileError } from "./judgment-file-error";
import { CRITERION, type Layout } from "./layout";
import type { LeftOut } from "./left-out";

export type FlatRecord = { place: string; term: Term; names: readonly string[]; /** Trimmed; empty where it is missing. */ read: (name: string) => string };

/** In Concord's own exports, "false" here means: in no result. */
const CONDITIONS = ["counted", "in_force"];
/** Label Studio's exports with a row per annotation, as CSV or as its JSON-MIN. */
const LABEL_STUDIO = { mark: "annotation_id", names: new Map([["evaluator", "annotator"], ["item", "id"]]), cancelled: "was_cancelled" };

export class FlatRows<Column extends string> {
  readonly #layout: Layout<Column>;
  readonly #leftOut: LeftOut;
  readonly #seen = new Set<string>();
  #names: { of: readonly string[]; columns: Map<Column, string> } | null = null;

  constructor(layout: Layout<Column>, leftOut: LeftOut) {
    this.#layout = layout;
    this.#leftOut = leftOut;
  }

  /** The answers of one record. @throws JudgmentFileError where a column is missing, or there twice. */
  rowsOf(record: FlatRecord): FileRow<Column>[] {
    const columns = this.columnsOf(record);
    const is = (name: string, word: string) => record.names.includes(name) && record.read(name).toLowerCase() === word;
    if (CONDITIONS.some((name) => is(name, "false"))) return this.#skip("rows that are not counted or not in force");
    if (is(LABEL_STUDIO.cancelled, "true")) return this.#skip("cancelled annotations");
    const { criteria, answer } = this.#layout;
    const { place, term, read } = record;
    const nameOf = (column: Column) => columns.get(column) ?? column;
    if (criteria === null) return [fileRow(place, term, nameOf, (column) => read(nameOf(column)))];
    return criteria.filter((criterion) => record.names.includes(criterion)).map((criterion) => {
      this.#seen.add(criterion);
      return fileRow(place, term, (column: Column) => (column === answer ? criterion : nameOf(column)), (column) => (column === CRITERION ? criterion : read(column === answer ? criterion : nameOf(column))));
    });
  }

  /** What the record calls the columns that every row must have. */
  columnsOf({ place, term, names }: FlatRecord): Map<Column, string> {
    if (this.#names?.of === names) return this.#names.columns;
    const { columns, answer, criteria, renamed } = this.#layout;
    const isLabelStudio = names.includes(LABEL_STUDIO.mark);
    if (isLabelStudio && criteria === null && !names.includes(renamed.get(answer) ?? answer)) {
      throw new JudgmentFileError(`${place}: this is an export of Label Studio with a row per annotation; say with --criteria which of its ${term}s are answers: ${names.join(", ")}.`);
    }
    const found = new Map<Column, string>();
    for (const column of columns) {
      if (criteria !== null && (column === CRITERION || column === answer)) continue;
      const usual = isLabelStudio && !names.includes(column) ? (LABEL_STUDIO.names.get(column) ?? column) : column;
      found.set(column, renamed.get(column) ?? usual);
    }
    // A criterion that nobody answered in this row has no key in it; a table has all its columns or not at all.
    for (const name of [...found.values(), ...(term === "column" ? (criteria ?? []) : [])]) {
      if (!names.includes(name)) throw new JudgmentFileError(`${place}: the ${term} "${name}" is missing; ${term === "column" ? "the header" : "it"} has ${names.join(", ")}.`);
      if (names.indexOf(name) !== names.lastIndexOf(name)) throw new JudgmentFileError(`${place}: there are two ${term}s "${name}".`);
    }
    this.#names = { of: names, columns: found };
    return found;
  }

  /** Criteria that were asked for and stand in no row. */
  get unseen(): string[] {
    return (this.#layout.criteria ?? []).filter((criterion) => !this.#seen.has(criterion));
  }

  #skip(what: string): [] {
    this.#leftOut.count(what);
    return [];
  }
}
