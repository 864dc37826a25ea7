import { clsx } from "clsx";
import { Card } from "@/components/ui/surface";
import type { PositionRow, PositionTable } from "@/lib/reports/comparison/position-table";
import { Exact } from "../exact";
import { PanelTable } from "./panel-table";

/** Whether people lean to the left or the right, whatever stands there. */
export function PositionPanel({ table }: { table: PositionTable }) {
  return (
    <Card className="min-w-0 px-4 pt-4 pb-3 sm:px-5">
      <h2 className="text-[15px]">Does the side matter?</h2>
      <p className="mt-0.5 text-[13px] text-soft">{table.summary}</p>
      <PanelTable caption="Votes for the left side, by criterion" columns={["Criterion", "Left / tie / right", "Left of decisive", "95% interval", "Exact p", "Net left", "Clustered p"]}>
        {table.rows.map((row) => <Row key={row.key} row={row} />)}
        {table.overall.map((row, index) => <Row key={row.key} row={row} isTotal isFirst={index === 0} />)}
      </PanelTable>
      <p className="mt-2 max-w-[90ch] text-[13px] text-soft">
        Whole judgments: each once, by the side that most of its criteria chose. The answers of one judgment are alike, so all of them together are counted but not tested.
      </p>
      <details className="mt-3 border-t border-line pt-2 text-sm">
        <summary className="inline-flex min-h-8 items-center rounded-lg pe-2 text-[13px] font-medium text-soft hover:text-ink">Wins by the side that the first source stood on</summary>
        <p className="mt-1 text-[13px] text-soft">Wins : losses of the source named first, ties left out. Fisher&apos;s exact test asks whether the two differ; the log-odds (Davidson and Beaver) are those of the left side between equal sources.</p>
        <PanelTable caption="Effect of the order" columns={["Pair and criterion", "Stood left", "Stood right", "Fisher p", "Log-odds of left", "p"]}>
          {table.order.map((row) => (
            <tr key={row.key} className="border-t border-line">
              <th scope="row" className="py-1.5 pe-3 text-start font-normal">{row.name} <span className="block text-[12.5px] text-soft">{row.pair}</span></th>
              {[row.shownLeft, row.shownRight].map((text, place) => <td key={place} className="py-1.5 ps-3 text-end align-top whitespace-nowrap">{text}</td>)}
              {[row.fisher, row.logOdds, row.logOddsP].map((cell, place) => <td key={place} className="py-1.5 ps-3 text-end align-top whitespace-nowrap"><Exact cell={cell} name="order-effect" /></td>)}
            </tr>
          ))}
        </PanelTable>
      </details>
    </Card>
  );
}

function Row({ row, isTotal, isFirst }: { row: PositionRow; isTotal?: boolean; isFirst?: boolean }) {
  return (
    <tr className={clsx("border-t", isFirst ? "border-line-strong" : "border-line")}>
      <th scope="row" className={clsx("py-1.5 pe-3 text-start", isTotal ? "font-semibold" : "font-normal")}>{row.name}</th>
      <td className="py-1.5 ps-3 text-end whitespace-nowrap">{row.votes}</td>
      <td className="py-1.5 ps-3 text-end"><Exact cell={row.share} name="left-share" /></td>
      <td className="py-1.5 ps-3 text-end whitespace-nowrap text-soft">{row.shareInterval}</td>
      <td className="py-1.5 ps-3 text-end whitespace-nowrap"><Exact cell={row.shareP} name="left-share-p" /></td>
      <td className="py-1.5 ps-3 text-end"><Exact cell={row.net} name="net-left" /></td>
      <td className="py-1.5 ps-3 text-end whitespace-nowrap"><Exact cell={row.netP} name="net-left-p" /></td>
    </tr>
  );
}
