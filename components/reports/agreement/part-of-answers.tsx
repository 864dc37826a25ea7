import type { Route } from "next";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { agreementAddress, type AgreementChoice } from "@/lib/reports/agreement/address";
import type { Part } from "@/lib/reports/agreement/part";
import type { PartTable } from "@/lib/reports/agreement/part-table";

const PROBLEMS: Record<string, string> = { evaluators: "evaluators", from: "the first day", before: "the day after", version: "the version of the protocol" };

/** Alpha over some evaluators, some days or one version of the protocol: a form that is sent by address, so that what it shows can be passed on. */
export function PartOfAnswers({ studyId, choice, part, problems, table }: {
  studyId: string; choice: AgreementChoice; part: Part; problems: readonly string[]; /** Null where no part is asked for. */ table: PartTable | null;
}) {
  return (
    <Card className="px-4 pt-4 pb-5 sm:px-5">
      <h2 className="text-[15px]" id="part">A part of the answers</h2>
      <p className="mt-0.5 text-[13px] text-soft">Alpha over some evaluators, some days or one version of the protocol. Leave empty what does not matter.</p>
      <form method="get" action="#part" className="mt-3 grid grid-cols-1 items-end gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]">
        {choice.metric !== "ordinal" && <input type="hidden" name="metric" value={choice.metric} />}
        {choice.first !== undefined && <input type="hidden" name="first" value={choice.first} />}
        {choice.sources !== undefined && <input type="hidden" name="sources" value={choice.sources} />}
        <Field label="Evaluators"><Input name="evaluators" defaultValue={part.evaluators?.join(", ")} placeholder="E01, E02" autoComplete="off" /></Field>
        <Field label="From"><Input name="from" type="date" defaultValue={part.from} /></Field>
        <Field label="Before"><Input name="before" type="date" defaultValue={part.before} /></Field>
        <Field label="Protocol version"><Input name="version" type="number" min={1} step={1} defaultValue={part.version} /></Field>
        <div className="flex gap-2">
          <Button type="submit" look="secondary">Show</Button>
          {table && <Link href={agreementAddress(studyId, choice) as Route} scroll={false} className={buttonClass("quiet")}>Clear</Link>}
        </div>
      </form>
      {problems.length > 0 && <Notice tone="warn" title="Not understood" className="mt-3">Left out: {problems.map((name) => PROBLEMS[name] ?? name).join(", ")}.</Notice>}
      {table && (
        <div className="mt-4 grid grid-cols-1 gap-2">
          <Table caption="Alpha over the chosen part of the answers">
            <thead><tr><Th>Criterion</Th><Th numeric>Alpha</Th><Th numeric>95% interval</Th><Th numeric>Agree</Th><Th numeric>Items</Th><Th numeric>Evaluators</Th></tr></thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row" className="border-b border-line px-3 py-2 text-start font-semibold">{row.name}{row.note && <span className="block max-w-[60ch] text-[13px] font-normal text-soft">{row.note}</span>}</th>
                  <Td numeric className="font-semibold">{row.alpha}</Td><Td numeric className="whitespace-nowrap text-soft">{row.interval}</Td><Td numeric>{row.agree}</Td><Td numeric>{row.items}</Td><Td numeric>{row.raters}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="text-[13px] text-soft">{table.cost}</p>
        </div>
      )}
    </Card>
  );
}
