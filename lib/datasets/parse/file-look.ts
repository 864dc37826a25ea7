/** What was recognised in a file of rows: its format and why, and which field takes which column. For a dry run. */
import type { Format } from "../format";
import type { SourceRecord } from "../formats/adapter";
import { fieldOf, shapeOf } from "../formats/column-mapping";
import type { Recognised } from "../formats/detect";
import { shownName } from "./labels";
import type { Message } from "./message";

/** Columns are the same in all rows, or nearly. */
const ROWS_LOOKED_AT = 500;
const MAX_COLUMNS = 2_000;

export class FileLook {
  private rows = 0;
  private recognised: Recognised | undefined;
  private readonly fields = new Map<string, string | null>();

  /** @param asked the format that somebody named. */
  constructor(private readonly file: string, asked: Format | undefined) {
    if (asked !== undefined) this.recognised = { format: asked, why: "the format was named" };
  }

  countRow(): void {
    this.rows += 1;
  }

  recognise(found: Recognised): void {
    this.recognised ??= found;
  }

  /** @param format undefined where none has these fields: then no column is taken. */
  columns(record: SourceRecord, format: Format | undefined, unknown: Record<string, unknown>): void {
    if (this.rows > ROWS_LOOKED_AT) return;
    for (const column of Object.keys(record)) {
      if (this.fields.size >= MAX_COLUMNS && !this.fields.has(column)) continue;
      const field = format === undefined ? null : fieldOf(format, column, unknown);
      // A column that one row has no use for may be another's.
      if (field !== null || !this.fields.has(column)) this.fields.set(column, field);
    }
  }

  /** Nothing where the file had no rows. */
  message(): Extract<Message, { type: "look" }> | undefined {
    if (this.rows === 0) return undefined;
    return { type: "look", file: this.file, rows: this.rows, format: this.recognised?.format ?? null, why: this.recognised?.why ?? null, columns: this.byShape() };
  }

  /** Columns of several sessions are one line. */
  private byShape(): { column: string; field: string | null; count: number }[] {
    const shapes = new Map<string, { column: string; field: string | null; count: number }>();
    for (const [column, field] of this.fields) {
      const key = `${shapeOf(column)}\n${field ?? ""}`;
      const found = shapes.get(key);
      if (found) shapes.set(key, { column: shapeOf(column), field, count: found.count + 1 });
      else shapes.set(key, { column, field, count: 1 });
    }
    return [...shapes.values()].map(({ column, ...rest }) => ({ column: shownName(column), ...rest }));
  }
}
