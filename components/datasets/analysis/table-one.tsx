import type { Route } from "next";
import Link from "next/link";
import { SaveCsv } from "@/components/charts/save-csv";
import { CodeBlock } from "@/components/ui/code-block";
import { Folded } from "@/components/ui/folded";
import { Table, Td, Th } from "@/components/ui/table";
import { absences, TABLE_ONE_COLUMNS, tableOneCells, tableOneMethods, type TableOneRow, tableOneTable } from "@/lib/datasets/analysis/table-one";

const TEXTS = 4;

/** Table 1 of the paper, of datasets side by side. */
export function TableOne({ rows, latex }: { rows: readonly TableOneRow[]; latex: string }) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <Table caption="Datasets side by side">
        <thead><tr>{TABLE_ONE_COLUMNS.map(({ title, definition }, index) => <Th key={title} numeric={index >= TEXTS} title={definition} className="!px-2.5 align-bottom !whitespace-normal first:!ps-4">{title}</Th>)}</tr></thead>
        <tbody>
          {rows.map((row) => {
            const [, ...cells] = tableOneCells(row);
            const why = absences(row);
            return (
              <tr key={row.slug}>
                <Td className="min-w-40">
                  <Link href={`/datasets/${row.slug}/analysis` as Route} className="font-medium text-accent underline underline-offset-2">{row.title}</Link>
                  <span className="block text-[12.5px] text-soft">version {row.version}</span>
                  {why.map((reason) => <span key={reason} className="block text-[12.5px] text-soft">–: {reason}</span>)}
                </Td>
                {cells.map((cell, index) => <Td key={index} numeric={index + 1 >= TEXTS} className="!px-2.5 whitespace-nowrap">{cell.text}</Td>)}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className="max-w-[110ch] text-[12.5px] leading-normal text-soft">{tableOneMethods(rows)} T is text, V a picture.</p>
      <div><SaveCsv csv={tableOneTable(rows).csv} fileName="datasets.csv" of="Datasets side by side" /></div>
      <Folded title="What each column says">
        <dl className="mt-2 grid max-w-[100ch] gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
          {TABLE_ONE_COLUMNS.map(({ title, definition }) => <div key={title} className="contents"><dt className="font-medium">{title}</dt><dd className="text-soft max-sm:mb-2">{definition}</dd></div>)}
        </dl>
      </Folded>
      <Folded title="As LaTeX"><div className="mt-2"><CodeBlock title="LaTeX: datasets by modality and size" what="table" text={latex} tall /></div></Folded>
    </div>
  );
}
