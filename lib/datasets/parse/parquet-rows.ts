/** Rows of a row group from its columns: each a cursor over its own pages, so that no more than a page of each is in memory. */
import type { RowGroup, SchemaTree } from "hyparquet";
import { assembleNested } from "hyparquet/src/assemble.js";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { MAX_RECORD_BYTES } from "./limits";
import type { ParquetBudget } from "./parquet-budget";
import { LeafColumn } from "./parquet-leaf";
import type { ReadBytes } from "./parquet-pages";

type Column = { name: string; node: SchemaTree; leaves: LeafColumn[]; decode: (value: unknown) => unknown };

export type ParquetRow = { value: Record<string, unknown> } | { problem: string };

const decoder = new TextDecoder();
const TOO_LARGE = { problem: `the row is larger than ${MAX_RECORD_BYTES / 1024 / 1024} MB` };

export class RowGroupReader {
  private readonly columns: Column[];

  constructor(tree: SchemaTree, group: RowGroup, read: ReadBytes, private readonly budget: ParquetBudget) {
    const chunks = group.columns.flatMap((column) => column.meta_data ?? []);
    this.columns = tree.children.map((node) => ({
      name: node.element.name, node, decode: decoderOf(node),
      leaves: chunks.filter((chunk) => chunk.path_in_schema[0] === node.element.name).map((chunk) => new LeafColumn(tree, chunk, read, budget, Number(group.num_rows))),
    }));
    const without = this.columns.find((column) => column.leaves.length === 0);
    if (without) throw new Error(`the column “${without.name.slice(0, 100)}” has no data in a row group`);
  }

  async skip(rows: number): Promise<void> {
    for (const { leaves } of this.columns) for (const leaf of leaves) await leaf.skip(rows);
  }

  async next(): Promise<ParquetRow> {
    for (const { leaves } of this.columns) for (const leaf of leaves) if (leaf.ready === 0) await leaf.fill();
    let bytes = 0;
    const cells: [string, unknown][] = [];
    for (const column of this.columns) {
      const cell = cellOf(column);
      bytes += sizeOf(cell, MAX_RECORD_BYTES - bytes);
      cells.push([column.name, bytes > MAX_RECORD_BYTES ? undefined : column.decode(cell)]);
    }
    this.budget.produce(bytes);
    // Defined, not assigned: a column may be called __proto__.
    return bytes > MAX_RECORD_BYTES ? TOO_LARGE : { value: Object.fromEntries(cells) };
  }

  close(): void {
    for (const { leaves } of this.columns) for (const leaf of leaves) leaf.close();
  }
}

function cellOf({ node, leaves }: Column): unknown {
  const [first] = leaves;
  if (first && (first.isFlat || node.children.length === 0)) return first.take();
  const data = new Map(leaves.map((leaf) => [leaf.name, [leaf.take()]]));
  assembleNested(data, node, DEFAULT_PARSERS);
  return data.get(node.element.name)?.[0];
}

/** Texts of flat columns come as bytes. */
function decoderOf({ element, children }: SchemaTree): Column["decode"] {
  if (children.length > 0 || element.type !== "BYTE_ARRAY") return (cell) => cell;
  if (element.converted_type === "JSON") return (cell) => (cell instanceof Uint8Array ? (JSON.parse(decoder.decode(cell)) as unknown) : cell);
  return (cell) => (cell instanceof Uint8Array ? decoder.decode(cell) : cell);
}

/** Bytes of a cell, counted no further than `limit`: a list of references to one long text is as large as if it were written out. */
function sizeOf(cell: unknown, limit: number): number {
  if (cell instanceof Uint8Array) return cell.byteLength;
  if (typeof cell === "string") return cell.length;
  if (typeof cell !== "object" || cell === null || cell instanceof Date) return 8;
  let bytes = 0;
  const open: unknown[] = [cell];
  while (open.length > 0 && bytes <= limit) {
    const part = open.pop();
    if (typeof part === "string") bytes += part.length + 2;
    else if (ArrayBuffer.isView(part)) bytes += part.byteLength;
    else if (Array.isArray(part)) for (const one of part) open.push(one);
    else if (typeof part === "object" && part !== null) for (const [name, one] of Object.entries(part)) open.push(name, one);
    else bytes += 8;
  }
  return bytes;
}
