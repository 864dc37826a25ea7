import { clsx } from "clsx";
import { Fragment } from "react";
import { Table, Td, Th } from "@/components/ui/table";
import type { ResultsTableRow } from "@/lib/reports/results-table";
import { Exact } from "./exact";

const COLUMNS = 12;

/** All criteria with their numbers. `data` elements carry the exact value for programs. */
export function ResultsTable({ rows }: { rows: readonly ResultsTableRow[] }) {
  return (
    <Table caption="Results by criterion" className="relative [&_td]:px-3 [&_th]:px-3">
      <thead>
        <tr>
          <Th className="sticky start-0 z-10 bg-card">Criterion</Th>
          <Th numeric>Mean</Th><Th numeric><span className="sr-only">Mean, </span>95% interval</Th><Th numeric>Median</Th>
          <Th numeric>Alpha</Th><Th numeric><span className="sr-only">Alpha, </span>95% interval</Th><Th numeric>Agree</Th>
          <Th numeric>Answers</Th><Th numeric>Missing</Th><Th numeric>Items</Th><Th numeric>Evaluators</Th><Th numeric>Pairs</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          // The note stands below its row, over the whole width: the line between rows comes after it.
          const line = clsx(row.note && "border-b-0", index === rows.length - 1 && "border-b-0");
          return (
            <Fragment key={row.key}>
              <tr data-criterion={row.key}>
                <th scope="row" className={clsx("sticky start-0 z-10 min-w-36 bg-card px-4 py-2.5 text-start align-top font-semibold", line || "border-b border-line")}>{row.name}</th>
                <Td numeric className={clsx("font-semibold", line)}><Exact cell={row.mean} name="mean" /></Td>
                <Td numeric className={clsx("whitespace-nowrap text-soft", line)}>{row.meanInterval}</Td>
                <Td numeric className={line}>{row.median}</Td>
                <Td numeric className={clsx("font-semibold", line)}><Exact cell={row.alpha} name="alpha" /></Td>
                <Td numeric className={clsx("whitespace-nowrap text-soft", line)}>{row.alphaInterval}</Td>
                <Td numeric className={line}><Exact cell={row.percentAgreement} name="percent-agreement" /></Td>
                {[row.n, row.missing, row.items, row.raters, row.pairs].map((text, place) => <Td key={place} numeric className={line}>{text}</Td>)}
              </tr>
              {row.note && (
                <tr>
                  <Td colSpan={COLUMNS} className="!pt-0 text-[13px] text-soft"><span className="sticky start-3 inline-block max-w-[min(72ch,80vw)]">{row.note}</span></Td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </Table>
  );
}
