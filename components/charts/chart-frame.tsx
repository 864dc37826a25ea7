"use client";

import "./charts.css";
import { useId, type ReactNode } from "react";
import { Card } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { SaveCsv } from "./save-csv";
import { SaveFigure } from "./save-figure";

export type FrameTable = { columns: readonly string[]; rows: readonly (readonly string[])[]; csv: string };

/** A chart with its title, and its numbers for those who do not see it or want them. */
export function ChartFrame({ title, lead, table, texts = 1, fileName, figureUrl, children, note, methods }: {
  title: string;
  lead?: ReactNode;
  table: FrameTable;
  /** So many columns come first that hold words and no numbers. */
  texts?: number;
  fileName: string;
  /** Where the server draws this chart for print, without the ending. */
  figureUrl?: string;
  children: ReactNode;
  note?: ReactNode;
  /** How it was made and from how much, in a sentence that can stand under the figure in a paper. */
  methods?: string;
}) {
  const id = useId();
  return (
    <Card>
      <figure aria-labelledby={id} className="px-4 pt-4 pb-3 sm:px-5">
        <figcaption>
          <h2 id={id} className="text-[15px]">{title}</h2>
          {lead && <p className="mt-0.5 text-[13px] text-soft">{lead}</p>}
        </figcaption>
        <div className="mt-3">{children}</div>
        {note && <p className="mt-2 text-[13px] text-soft">{note}</p>}
        {methods && <p className="mt-2 max-w-[110ch] text-[12.5px] leading-normal text-soft">{methods}</p>}
        <details className="mt-3 border-t border-line pt-2 text-sm">
          <summary className="inline-flex min-h-8 items-center rounded-lg pe-2 text-[13px] font-medium text-soft hover:text-ink">Numbers as a table</summary>
          <div className="mt-2 grid grid-cols-1 gap-2">
            <Table caption={title}>
              <thead><tr>{table.columns.map((column, index) => <Th key={column} numeric={index >= texts}>{column}</Th>)}</tr></thead>
              <tbody>
                {table.rows.map((row, index) => (
                  <tr key={index}>{row.map((cell, place) => <Td key={place} numeric={place >= texts} className={place < texts && texts > 1 ? "whitespace-nowrap" : undefined}>{cell}</Td>)}</tr>
                ))}
              </tbody>
            </Table>
            <div className="flex flex-wrap items-center">
              <SaveCsv csv={table.csv} fileName={fileName} />
              {figureUrl && <SaveFigure url={figureUrl} name={fileName.replace(/\.csv$/, "")} />}
            </div>
          </div>
        </details>
      </figure>
    </Card>
  );
}

/** What is read out and shown for the row under the pointer or the arrow keys. */
export function ChartNote({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className="max-w-xs rounded-lg border border-line bg-card px-3 py-2 text-[13px] shadow-floating">
      <p className="font-semibold">{title}</p>
      {lines.map((line) => <p key={line} className="whitespace-normal text-soft tabular-nums">{line}</p>)}
    </div>
  );
}
