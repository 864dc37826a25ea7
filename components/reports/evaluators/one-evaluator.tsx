import { X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { PanelTable } from "@/components/reports/comparison/panel-table";
import { Exact } from "@/components/reports/exact";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/surface";
import type { EvaluatorCriterionRow } from "@/lib/reports/evaluators/evaluators-table";

const NUMBER = "py-1.5 ps-3 text-end align-top whitespace-nowrap";

/** One evaluator, criterion by criterion. */
export function OneEvaluator({ evaluator, severity, facts, rows, close }: { evaluator: string; severity: string; facts: readonly string[]; rows: readonly EvaluatorCriterionRow[]; close: Route }) {
  return (
    <Card className="scroll-mt-20 px-5 py-4">
      <div className="flex items-start justify-between gap-3">
        <h3 id="one-evaluator" className="text-[15px]"><span className="font-mono">{evaluator}</span> by criterion</h3>
        <Link href={close} scroll={false} className={buttonClass("quiet", "small")}><X size={15} aria-hidden /> Close<span className="sr-only"> the details of {evaluator}</span></Link>
      </div>
      <ul className="mt-1 grid max-w-[92ch] gap-1 text-[13px] text-soft">{facts.map((fact) => <li key={fact}>{fact}</li>)}</ul>
      <PanelTable caption={`${evaluator} by criterion`} columns={["Criterion", "Comparable answers", "Same as others", severity, "95% interval", "Alpha without", "Gain ± error", "Drift per item", "p, adjusted"]}>
        {rows.map((row) => (
          <tr key={row.key} className="border-t border-line">
            <th scope="row" className="min-w-36 py-1.5 pe-3 text-start font-normal">{row.name}{row.note && <span className="block text-[12.5px] text-soft">{row.note}</span>}</th>
            <td className={NUMBER}>{row.n}</td>
            <td className={NUMBER}><Exact cell={row.agreement} name="rest-agreement" /></td>
            <td className={NUMBER}><Exact cell={row.severity} name="severity" /></td>
            <td className={`${NUMBER} text-soft`}>{row.severityInterval}</td>
            <td className={NUMBER}><Exact cell={row.alphaWithout} name="alpha-without" /></td>
            <td className={`${NUMBER} text-soft`}>{row.gain}</td>
            <td className={NUMBER}><Exact cell={row.drift} name="drift" /></td>
            <td className={NUMBER}>{row.driftP}</td>
          </tr>
        ))}
      </PanelTable>
    </Card>
  );
}
