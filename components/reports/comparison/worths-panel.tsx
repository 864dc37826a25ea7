import { Card } from "@/components/ui/surface";
import type { WorthsTable } from "@/lib/reports/comparison/worths-table";
import { PanelTable } from "./panel-table";

/** All sources on one scale, where their pairs allow it; else the sentence that says why not. */
export function WorthsPanel({ table }: { table: WorthsTable }) {
  return (
    <Card className="min-w-0 px-4 pt-4 pb-3 sm:px-5">
      <h2 className="text-[15px]">All sources on one scale</h2>
      <p className="mt-0.5 text-[13px] text-soft">{table.sentence}</p>
      {table.isFitted && (
        <PanelTable caption="Worths by criterion" columns={["Criterion", ...table.sources, "All equal, p", "Tie", "Left"]}>
          {table.rows.map((row) => (
            <tr key={row.key} className="border-t border-line">
              <th scope="row" className="py-1.5 pe-3 text-start align-top font-normal">{row.name}{row.note && <span className="block max-w-[40ch] text-[12.5px] text-soft">{row.note}</span>}</th>
              {row.cells.map((cell) => (
                <td key={cell.source} className="px-1 py-1 text-end align-top">
                  <span className="block rounded-md px-2 py-0.5" style={{ background: `color-mix(in oklab, var(--accent-soft) ${Math.round(cell.strength * 100)}%, transparent)` }}>
                    <data value={cell.exact} data-statistic="worth" className="font-semibold">{cell.share}</data>
                    <span className="block text-[12px] whitespace-nowrap text-soft">{cell.logWorth}</span>
                  </span>
                </td>
              ))}
              {row.cells.length === 0 && table.sources.map((source) => <td key={source} className="py-1.5 ps-3 text-end align-top">–</td>)}
              {[row.equality, row.tie, row.order].map((text, place) => <td key={place} className="py-1.5 ps-3 text-end align-top whitespace-nowrap">{text}</td>)}
            </tr>
          ))}
        </PanelTable>
      )}
      {table.isFitted && (
        <p className="mt-2 text-[13px] text-soft">
          Worths add up to 100%; below each its log-worth and standard error. Two sources win against each other in the ratio of their worths. Tie: odds of a tie between equals. Left: log-odds of the left side between equals.
        </p>
      )}
    </Card>
  );
}
