import { clsx } from "clsx";
import { Flag } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Exact } from "@/components/reports/exact";
import { Table, Td, Th } from "@/components/ui/table";
import type { EvaluatorRow } from "@/lib/reports/evaluators/evaluators-table";

/** Everybody who judged, with the numbers of one criterion. */
export function EvaluatorsTable({ rows, severity, current, addressOf }: { rows: readonly EvaluatorRow[]; /** Its name. */ severity: string; current: string | null; addressOf: (evaluator: string) => Route }) {
  return (
    <Table caption="Evaluators">
      <thead>
        <tr>
          <Th className="sticky start-0 z-10 bg-card">Evaluator</Th><Th numeric>Flags</Th><Th numeric>Judgments</Th><Th numeric>Median time</Th>
          <Th numeric>Same as others</Th><Th numeric>{severity}</Th><Th numeric><span className="sr-only">{severity}, </span>95% interval</Th><Th numeric>Alpha without</Th><Th numeric>Gain ± error</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.evaluator} data-evaluator={row.evaluator} className={clsx(row.evaluator === current && "bg-accent-soft")}>
            <th scope="row" className={clsx("sticky start-0 z-10 border-b border-line px-4 py-2 text-start [tr:last-child>&]:border-b-0", row.evaluator === current ? "bg-accent-soft" : "bg-card")}>
              <Link href={addressOf(row.evaluator)} aria-current={row.evaluator === current ? "true" : undefined} className="inline-flex min-h-6 items-center font-mono text-[13px] font-medium text-accent underline underline-offset-2">{row.evaluator}</Link>
            </th>
            <Td numeric className="!py-2.5 whitespace-nowrap">{row.flags === 0 ? <span className="text-soft">0</span> : <span className="inline-flex items-center gap-1 font-semibold text-warn"><Flag size={13} aria-hidden />{row.flags}</span>}</Td>
            <Td numeric>{row.judgments}</Td>
            <Td numeric className="whitespace-nowrap"><Exact cell={row.medianTime} name="median-seconds" /></Td>
            <Td numeric><Exact cell={row.agreement} name="rest-agreement" /></Td>
            <Td numeric className="font-semibold"><Exact cell={row.severity} name="severity" /></Td>
            <Td numeric className="whitespace-nowrap text-soft">{row.severityInterval}</Td>
            <Td numeric title={row.note || undefined}><Exact cell={row.alphaWithout} name="alpha-without" /></Td>
            <Td numeric className="whitespace-nowrap text-soft">{row.gain}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
