import { clsx } from "clsx";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import type { HaloTable } from "@/lib/reports/halo-table";

/** Criteria that copy each other may be one overall impression, answered several times. */
export function HaloCheck({ table }: { table: HaloTable }) {
  const [first] = table.columns;
  return (
    <Card className="px-4 pt-4 pb-3 sm:px-5">
      <h2 className="text-[15px]" id="halo">Do criteria copy each other?</h2>
      <p className="mt-0.5 text-[13px] text-soft">Spearman&apos;s rank correlation over single judgments. Close to 1: two questions were answered alike.</p>
      {table.flagged.length > 0 && (
        <Notice tone="warn" title="Possible halo" className="mt-3">
          Nearly the same answers for {table.flagged.join("; ")}. Evaluators may have answered one overall impression more than once.
        </Notice>
      )}
      <div className="relative mt-3 overflow-x-auto" role="region" aria-labelledby="halo" tabIndex={0}>
        <table className="w-full border-collapse text-[13px] tabular-nums">
          <thead>
            <tr>
              <th scope="col"><span className="sr-only">Criterion</span></th>
              {table.columns.map((column) => (
                <th key={column.key} scope="col" title={column.name} className="px-1 pb-1.5 text-center font-semibold text-soft">
                  <span aria-hidden>{column.number}</span><span className="sr-only">{column.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first && (
              <tr>
                <th scope="row" className="py-1 pe-3 text-start font-normal"><Numbered number={first.number} name={first.name} /></th>
              </tr>
            )}
            {table.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className="py-1 pe-3 text-start font-normal"><Numbered number={row.number} name={row.name} /></th>
                {row.cells.map((cell, index) => (
                  <td
                    key={table.columns[index]?.key} title={cell?.title}
                    className={clsx("min-w-11 border border-card px-1 py-1 text-center", cell?.isFlagged && "font-bold text-warn")}
                    style={cell ? { background: `color-mix(in oklab, var(--accent-soft) ${Math.round(20 + cell.strength * 80)}%, transparent)` } : undefined}
                  >
                    {cell && <>{cell.text}{cell.isFlagged && <span className="sr-only"> (possible halo)</span>}</>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Numbered({ number, name }: { number: number; name: string }) {
  return <><span className="me-2 text-faint">{number}</span>{name}</>;
}
