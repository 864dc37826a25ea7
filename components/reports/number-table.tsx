import { useId, type ReactNode } from "react";
import { SaveCsv } from "@/components/charts/save-csv";
import { Card } from "@/components/ui/surface";
import type { ChartTable } from "@/lib/reports/chart-table";
import { clsx } from "clsx";

/** A table of numbers with its title, what it says, and its file. Rows that begin alike show their first words once. */
export function NumberTable({ title, lead, table, texts = 1, fileName, notes = [] }: {
  title: string;
  lead?: ReactNode;
  table: ChartTable;
  /** So many columns come first that hold words and no numbers. */
  texts?: number;
  fileName: string;
  notes?: readonly string[];
}) {
  const id = useId();
  return (
    <Card className="px-4 pt-4 pb-3 sm:px-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <h3 id={id} className="text-[15px] font-semibold">{title}</h3>
          {lead && <p className="mt-0.5 max-w-[78ch] text-[13px] text-soft">{lead}</p>}
        </div>
        <SaveCsv csv={table.csv} fileName={fileName} of={title} />
      </div>
      <div className="relative mt-3 overflow-x-auto" role="region" aria-labelledby={id} tabIndex={0}>
        <table className="w-full border-collapse text-[13px] tabular-nums">
          <thead>
            <tr>
              {table.columns.map((column, place) => (
                <th key={column} scope="col" className={clsx("border-b border-line pb-1.5 align-bottom font-semibold text-soft", place < texts ? "pe-4 text-start" : "ps-4 text-end", place > texts && "whitespace-nowrap")}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => {
              const isSame = index > 0 && texts > 1 && table.rows[index - 1]?.[0] === row[0];
              return (
                <tr key={index} className="[&:not(:first-child)>*]:border-t [&:not(:first-child)>*]:border-line">
                  {row.map((text, place) => place === 0
                    ? <th key={place} scope="row" className="min-w-28 py-1.5 pe-4 text-start align-top font-medium"><span className={isSame ? "sr-only" : undefined}>{text}</span></th>
                    : <td key={place} className={clsx("py-1.5 align-top whitespace-nowrap", place < texts ? "pe-4 text-start" : "ps-4 text-end")}>{text}</td>)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {notes.map((note) => <p key={note} className="mt-2 max-w-[78ch] text-[13px] text-soft">{note}</p>)}
    </Card>
  );
}
