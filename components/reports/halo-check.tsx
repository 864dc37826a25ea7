import { clsx } from "clsx";
import { Notice } from "@/components/ui/notice";
import { Table, Td, Th } from "@/components/ui/table";
import type { HaloTable } from "@/lib/reports/halo-table";

/** Criteria that copy each other may be one overall impression, answered several times. */
export function HaloCheck({ table }: { table: HaloTable }) {
  return (
    <div className="grid gap-3">
      {table.flagged.length > 0 && (
        <Notice tone="warn" title="Possible halo">
          Nearly the same answers for {table.flagged.join("; ")}. Evaluators may have answered one overall impression more than once.
        </Notice>
      )}
      <Table caption="Rank correlation of criteria over judgments">
        <thead>
          <tr>
            <Th>Criterion</Th>
            {table.columns.map((column) => <Th key={column.key} numeric title={column.name}><span aria-hidden>{column.number}</span><span className="sr-only">{column.name}</span></Th>)}
          </tr>
        </thead>
        <tbody>
          {table.columns[0] && (
            <tr>
              <th scope="row" className="border-b border-line px-4 py-2 text-start font-normal"><span className="me-2 text-faint">1</span>{table.columns[0].name}</th>
              {table.columns.map((column) => <Td key={column.key} />)}
            </tr>
          )}
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="border-b border-line px-4 py-2 text-start font-normal"><span className="me-2 text-faint">{row.number}</span>{row.name}</th>
              {row.cells.map((cell, index) => (
                <Td
                  key={table.columns[index]?.key} numeric title={cell?.title} className={clsx(cell?.isFlagged && "font-bold text-warn")}
                  style={cell ? { background: `color-mix(in oklab, var(--accent-soft) ${Math.round(cell.strength * 100)}%, transparent)` } : undefined}
                >
                  {cell && <>{cell.text}{cell.isFlagged && <span className="sr-only"> (possible halo)</span>}</>}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
