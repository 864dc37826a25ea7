import { clsx } from "clsx";
import { Fragment } from "react";
import { SaveCsv } from "@/components/charts/save-csv";
import { SectionTitle } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import type { CoefficientTable } from "@/lib/reports/agreement/coefficient-table";
import { Exact } from "../exact";

/** Every coefficient by criterion, what each answers, and why a number is missing. */
export function Coefficients({ table: { columns, rows, notes, csv }, title, methods }: { table: CoefficientTable; title: string; methods: string }) {
  return (
    <section aria-labelledby="coefficients" className="min-w-0">
      <SectionTitle id="coefficients" aside={<SaveCsv csv={csv} fileName="coefficients.csv" />}>{title}</SectionTitle>
      <Table caption="Coefficients of agreement by criterion" className="[&_td]:px-3 [&_th]:px-3">
        <thead>
          <tr>
            <Th className={STICKY}>Coefficient</Th>
            {columns.map(({ key, name }) => <Th key={key} numeric className="!whitespace-normal align-bottom"><span className="inline-block max-w-36 min-w-20">{name}</span></Th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.key}>
              <tr data-coefficient={row.key}>
                <th scope="row" className={clsx(STICKY, "min-w-60 px-3 pt-2.5 text-start align-top font-semibold max-sm:min-w-32")}>{row.name}</th>
                {row.cells.map((cell, place) => (
                  <Td key={columns[place]?.key} numeric className="!border-b-0 !pb-0 whitespace-nowrap">
                    <span className={clsx(index === 0 && "font-semibold")}><Exact cell={cell} name={row.key} /></span>
                    {cell.mark && <sup className="ms-0.5 text-[11px] text-soft"><span className="sr-only">note </span>{cell.mark}</sup>}
                    {cell.interval && <span className="block text-[12.5px] text-soft">{cell.interval}</span>}
                  </Td>
                ))}
              </tr>
              <tr>
                <Td colSpan={columns.length + 1} className={clsx("!pt-0.5 text-[13px] text-soft", index === rows.length - 1 && "border-b-0")}>
                  <span className="sticky start-3 inline-block max-w-[min(88ch,80vw)]">{row.answers}</span>
                </Td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </Table>
      {notes.length > 0 && (
        <ul aria-label="Why numbers are missing" className="mt-2 grid gap-0.5 text-[13px] text-soft">
          {notes.map(({ mark, text }) => <li key={mark}><sup className="me-1 text-[11px]">{mark}</sup>{text}</li>)}
        </ul>
      )}
      <p className="mt-2 max-w-[110ch] text-[12.5px] leading-normal text-soft">{methods}</p>
    </section>
  );
}

const STICKY = "sticky start-0 z-10 bg-card";
