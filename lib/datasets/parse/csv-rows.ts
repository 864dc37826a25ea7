/** Rows of delimited text as records: one row an episode under the names of its columns, or one row a turn. */
import { asStructure } from "../formats/values";
import { splitCsv } from "./csv-cells";
import type { NamedRow } from "./csv-columns";
import { isTurnLayout, joinTurns } from "./csv-turns";
import { MAX_FIELDS } from "./limits";
import type { RawRow } from "./raw-row";

/** Ends with an Error where the first row names no columns that can be told apart. */
export async function* csvRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<RawRow> {
  const rows = splitCsv(chunks);
  const first = await rows.next();
  if (first.done) return;
  if ("problem" in first.value) throw new Error(`row ${first.value.row}, which names the columns: ${first.value.problem}`);
  const names = columnNames(first.value.cells);
  if (isTurnLayout(names)) yield* joinTurns(namedRows(rows, names));
  else for await (const entry of namedRows(rows, names)) yield "problem" in entry ? { row: entry.row, problem: entry.problem, isEnd: entry.isEnd } : { row: entry.row, value: withStructures(entry.value) };
}

function columnNames(cells: readonly string[]): string[] {
  if (cells.length > MAX_FIELDS) throw new Error(`it has ${cells.length} columns; ${MAX_FIELDS} are read at most`);
  // Tables saved with their row numbers have a first column without a name.
  const names = cells.map((cell, index) => cell.trim() || `column ${index + 1}`);
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new Error(`two columns are called “${name.slice(0, 100)}”`);
    seen.add(name);
  }
  return names;
}

async function* namedRows(rows: ReturnType<typeof splitCsv>, names: readonly string[]): AsyncGenerator<NamedRow> {
  for await (const entry of rows) {
    if ("problem" in entry) {
      yield entry;
      continue;
    }
    const { row, cells } = entry;
    const value = Object.fromEntries(names.map((name, index) => [name, cells[index] || null]));
    if (cells.length === names.length) yield { row, value };
    else yield { row, value, problem: `has ${cells.length} ${cells.length === 1 ? "cell" : "cells"} where the first row names ${names.length} columns` };
  }
}

/** Lists and objects stand in cells as text. What only looks like one stays the text it is. */
function withStructures(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, cell]) => [name, asStructure(cell) ?? cell]));
}
