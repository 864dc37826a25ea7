import { clsx } from "clsx";
import { Fragment, type ReactNode } from "react";
import { Table, Td, Th } from "@/components/ui/table";
import type { Cell } from "@/lib/reports/cell";
import type { PreferenceTable as Model, PreferenceTableRow } from "@/lib/reports/comparison/preference-table";
import { Exact } from "../exact";

/** All numbers of two sources by criterion: the preference with its tests, then how far evaluators agree and on what it all rests. */
export function PreferenceTable({ table }: { table: Model }) {
  const { rows, title } = table;
  return (
    <div className="grid grid-cols-1 gap-3">
      <h3 className="text-sm">{title}</h3>
      <Table caption={`Preference by criterion, ${title}`} className={DENSE}>
        <thead>
          <tr className="[&>th]:border-b-0 [&>th]:pb-0">
            <Th rowSpan={2} className={clsx(STICKY, "!border-b !pb-2.5 align-bottom")}>Preference</Th>
            <Th rowSpan={2} numeric className="!border-b !pb-2.5 align-bottom">Win / tie / loss</Th>
            <Th rowSpan={2} numeric className="!border-b !pb-2.5 align-bottom">Net</Th>
            <Th colSpan={3} scope="colgroup" className="text-center">Clustered by pair and evaluator</Th>
            <Th colSpan={4} scope="colgroup" className="text-center">Judgments taken as independent</Th>
          </tr>
          <tr>
            <Th numeric>95% interval</Th><Th numeric>p</Th><Th numeric>p, Holm</Th>
            <Th numeric>95% interval</Th><Th numeric>Sign test p</Th><Th numeric>p, Holm</Th><Th numeric>By pairs, p</Th>
          </tr>
        </thead>
        <Body rows={rows} columns={10} note={(row) => row.note}>
          {(row, line) => (
            <>
              <Td numeric className={clsx("whitespace-nowrap", line)}>{row.wins} / {row.ties} / {row.losses}</Td>
              <Value cell={row.net} name="net-preference" line={line} isStrong />
              <Soft text={row.clusteredInterval} line={line} />
              <Value cell={row.clusteredP} name="clustered-p" line={line} />
              <Value cell={row.clusteredHolm} name="clustered-p-holm" line={line} isStrong />
              <Soft text={row.independentInterval} line={line} />
              <Value cell={row.signP} name="sign-test-p" line={line} />
              <Value cell={row.signHolm} name="sign-test-p-holm" line={line} />
              <Value cell={row.majorityP} name="majority-sign-test-p" line={line} />
            </>
          )}
        </Body>
      </Table>
      <Table caption={`Agreement by criterion, ${title}`} className={DENSE}>
        <thead>
          <tr>
            <Th className={STICKY}>Agreement</Th>
            <Th numeric>Alpha, ordinal</Th><Th numeric>95% interval</Th><Th numeric>Alpha, nominal</Th><Th numeric>95% interval</Th><Th numeric>Agree</Th>
            <Th numeric>Answers</Th><Th numeric>Missing</Th><Th numeric>Pairs</Th><Th numeric>Evaluators</Th>
          </tr>
        </thead>
        <Body rows={rows} columns={10} note={(row) => row.agreementNote}>
          {(row, line) => (
            <>
              <Value cell={row.ordinal} name="alpha-ordinal" line={line} isStrong />
              <Soft text={row.ordinalInterval} line={line} />
              <Value cell={row.nominal} name="alpha-nominal" line={line} />
              <Soft text={row.nominalInterval} line={line} />
              <Value cell={row.agree} name="percent-agreement" line={line} />
              {[row.n, row.missing, row.items, row.evaluators].map((text, place) => <Td key={place} numeric className={line}>{text}</Td>)}
            </>
          )}
        </Body>
      </Table>
    </div>
  );
}

const DENSE = "[&_td]:px-3 [&_th]:px-3";
const STICKY = "sticky start-0 z-10 bg-card";

/** A row for each criterion, and below it why something is missing from it. */
function Body({ rows, columns, note, children }: {
  rows: readonly PreferenceTableRow[];
  columns: number;
  note: (row: PreferenceTableRow) => string | null;
  children: (row: PreferenceTableRow, line: string) => ReactNode;
}) {
  return (
    <tbody>
      {rows.map((row, index) => {
        const why = note(row);
        // The note stands below its row, over the whole width: the line between rows comes after it.
        const line = why !== null || index === rows.length - 1 ? "border-b-0" : "";
        return (
          <Fragment key={row.key}>
            <tr data-criterion={row.key}>
              <th scope="row" className={clsx(STICKY, "min-w-40 py-2.5 text-start align-top font-semibold sm:min-w-52", line || "border-b border-line")}>{row.name}</th>
              {children(row, line)}
            </tr>
            {why !== null && (
              <tr>
                <Td colSpan={columns} className="!pt-0 text-[13px] text-soft"><span className="sticky start-3 inline-block max-w-[min(72ch,80vw)]">{why}</span></Td>
              </tr>
            )}
          </Fragment>
        );
      })}
    </tbody>
  );
}

function Value({ cell, name, line, isStrong }: { cell: Cell; name: string; line: string; isStrong?: boolean }) {
  return <Td numeric className={clsx("whitespace-nowrap", isStrong && "font-semibold", line)}><Exact cell={cell} name={name} /></Td>;
}

function Soft({ text, line }: { text: string; line: string }) {
  return <Td numeric className={clsx("whitespace-nowrap text-soft", line)}>{text}</Td>;
}
