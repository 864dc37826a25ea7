import { Table, Td, Th } from "@/components/ui/table";
import type { Cell, ResultsTableRow } from "@/lib/reports/results-table";

/** All criteria with their numbers. `data` elements carry the exact value for programs. */
export function ResultsTable({ rows }: { rows: readonly ResultsTableRow[] }) {
  return (
    <Table caption="Results by criterion">
      <thead>
        <tr>
          <Th className="sticky start-0 z-10 bg-card">Criterion</Th>
          <Th numeric>Mean</Th><Th numeric>95% interval</Th><Th numeric>Median</Th>
          <Th numeric>Alpha</Th><Th numeric>95% interval</Th><Th numeric>Agree</Th>
          <Th numeric>Answers</Th><Th numeric>Missing</Th><Th numeric>Items</Th><Th numeric>Evaluators</Th><Th numeric>Pairs</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-criterion={row.key}>
            <th scope="row" className="sticky start-0 z-10 min-w-40 border-b border-line bg-card px-4 py-2.5 text-start align-top font-semibold">
              {row.name}
              {row.note && <span className="mt-0.5 block max-w-64 text-[12.5px] font-normal text-soft">{row.note}</span>}
            </th>
            <Td numeric className="font-semibold"><Exact cell={row.mean} name="mean" /></Td>
            <Td numeric className="whitespace-nowrap text-soft">{row.meanInterval}</Td>
            <Td numeric>{row.median}</Td>
            <Td numeric className="font-semibold"><Exact cell={row.alpha} name="alpha" /></Td>
            <Td numeric className="whitespace-nowrap text-soft">{row.alphaInterval}</Td>
            <Td numeric><Exact cell={row.percentAgreement} name="percent-agreement" /></Td>
            <Td numeric>{row.n}</Td>
            <Td numeric>{row.missing}</Td>
            <Td numeric>{row.items}</Td>
            <Td numeric>{row.raters}</Td>
            <Td numeric>{row.pairs}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Exact({ cell, name }: { cell: Cell; name: string }) {
  return cell.exact === null ? <span title="undefined">{cell.text}</span> : <data value={cell.exact} data-statistic={name}>{cell.text}</data>;
}
