import "@/components/charts/charts.css";
import type { ReactNode } from "react";
import { toneFill } from "@/components/charts/tone";
import { Exact } from "@/components/reports/exact";
import { Moment } from "@/components/studies/moment";
import { Chip } from "@/components/ui/chip";
import { Card } from "@/components/ui/surface";
import { Table } from "@/components/ui/table";
import type { AnswersColumn, AnswersRow, AnswersTable } from "@/lib/reports/item/answers-table";
import { count } from "@/lib/reports/number-text";
import { AnswerMark, Comment } from "./answer-mark";
import { apartFill } from "./apart-bar";

/** What each person answered to one item: side by side where there is room, criterion by criterion where there is not. */
export function AnswersView({ table }: { table: AnswersTable }) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-soft">
        {table.legend.map(({ label, tone }) => (
          <li key={label} className="inline-flex items-center gap-1.5"><span className="size-3 rounded-[3px]" style={{ background: toneFill(tone) }} aria-hidden />{label}</li>
        ))}
      </ul>
      <div className="max-md:hidden"><SideBySide table={table} /></div>
      <div className="grid gap-3 md:hidden"><OneByOne table={table} /></div>
    </div>
  );
}

const CELL = "border-b border-line px-3 py-2.5 text-start align-top [tbody>tr:last-child>&]:border-b-0";
/** What evaluators share evenly, in percent of the width. */
const ANSWERS_WIDTH = 70;

function SideBySide({ table: { columns, rows } }: { table: AnswersTable }) {
  return (
    <Table caption="Answers to this item, by criterion and evaluator">
      <thead>
        <tr>
          <th scope="col" className={`${CELL} sticky start-0 z-10 bg-card ps-4 text-[12.5px] font-semibold text-soft`}>Criterion</th>
          {columns.map((column) => <th key={column.evaluator} scope="col" className={`${CELL} min-w-40`} style={{ width: `${ANSWERS_WIDTH / columns.length}%` }}><EvaluatorName column={column} /></th>)}
          <th scope="col" className={`${CELL} pe-4 text-end text-[12.5px] font-semibold text-soft`}>Apart</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-criterion={row.key}>
            <th scope="row" className={`${CELL} sticky start-0 z-10 w-64 min-w-44 bg-card ps-4`}>
              <span className="font-semibold">{row.name}</span>
              <span className="mt-0.5 block text-[12.5px] leading-snug font-normal text-soft">{row.question}</span>
            </th>
            {row.cells.map((cell, place) => <td key={columns[place]?.evaluator} className={CELL}><AnswerMark cell={cell} /></td>)}
            <td className={`${CELL} pe-4 !text-end tabular-nums`} style={{ background: apartFill(row.apart.share) }}><Exact cell={{ text: row.apart.text, exact: row.apart.share }} name="apart" /></td>
          </tr>
        ))}
        {factsOf(columns).map(({ name, texts }) => (
          <tr key={name} className="text-[13px]">
            <th scope="row" className={`${CELL} sticky start-0 z-10 bg-card ps-4 font-normal text-soft`}>{name}</th>
            {texts.map((text, place) => <td key={columns[place]?.evaluator} className={CELL}>{text}</td>)}
            <td className={CELL} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function OneByOne({ table: { columns, rows } }: { table: AnswersTable }) {
  return (
    <>
      {rows.map((row) => <OneCriterion key={row.key} row={row} columns={columns} />)}
      {columns.map((column) => (
        <Card key={column.evaluator} className="px-4 py-3 text-[13px]">
          <h3 className="mb-1.5 text-sm"><EvaluatorName column={column} /></h3>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
            {factsOf([column]).map(({ name, texts: [text] }) => <div key={name} className="contents"><dt className="text-soft">{name}</dt><dd>{text}</dd></div>)}
          </dl>
        </Card>
      ))}
    </>
  );
}

function OneCriterion({ row, columns }: { row: AnswersRow; columns: readonly AnswersColumn[] }) {
  return (
    <Card className="px-4 py-3">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="text-[15px]">{row.name}</h3>
        <span className="text-[13px] whitespace-nowrap text-soft tabular-nums">{row.apart.share === null ? "" : `${row.apart.text} apart`}</span>
      </div>
      <p className="mt-0.5 mb-2.5 text-[13px] text-soft">{row.question}</p>
      <ul className="grid gap-2">
        {row.cells.map((cell, place) => {
          const column = columns[place];
          return column && (
            <li key={column.evaluator} className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-start gap-2">
              <span className="pt-1.5"><EvaluatorName column={column} /></span>
              <span><AnswerMark cell={cell} /></span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function EvaluatorName({ column }: { column: AnswersColumn }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="font-mono text-[13px] font-semibold">{column.evaluator}</span>
      {column.isSurplus && <Chip tone="warn" title="Stored, but enters no number">surplus</Chip>}
    </span>
  );
}

function factsOf(columns: readonly AnswersColumn[]): { name: string; texts: ReactNode[] }[] {
  const has = (test: (column: AnswersColumn) => boolean) => columns.some(test);
  return [
    ...(has(({ comment }) => comment !== "") ? [{ name: "On the whole", texts: columns.map(({ comment }) => comment && <Comment key="on the whole" text={comment} />) }] : []),
    ...(has(({ left }) => left !== null) ? [{ name: "Stood left", texts: columns.map(({ left }) => left) }] : []),
    { name: "Active time", texts: columns.map(({ activeTime }) => activeTime ?? "–") },
    { name: "Submitted", texts: columns.map(({ submittedAt }) => <Moment key="at" at={submittedAt} />) },
    { name: "Revision", texts: columns.map(({ revision }) => count(revision)) },
  ];
}
