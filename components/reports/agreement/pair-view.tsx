import { clsx } from "clsx";
import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { SaveCsv } from "@/components/charts/save-csv";
import { Empty } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { backAddress, pairAddress, type PairPlace } from "@/lib/reports/agreement/address";
import { preparePairTable, ROWS_PER_PAGE } from "@/lib/reports/agreement/pair-table";
import type { PairItems } from "@/lib/reports/analysis/pair-schema";
import { count } from "@/lib/reports/number-text";
import { Exact } from "../exact";

/** The items that two evaluators both answered: what each of them said, furthest apart first. */
export function PairView({ studyId, place, pair, scale }: { studyId: string; place: PairPlace; pair: PairItems; scale: readonly { value: number; label: string }[] }) {
  const { one, other, page } = place;
  const { facts, rows, summary, table } = preparePairTable(pair, [one, other], scale);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const shown = Math.min(page, pages);
  const from = (shown - 1) * ROWS_PER_PAGE;
  return (
    <div className="grid grid-cols-1 gap-6">
      <div>
        <Link href={backAddress(studyId, pair, place.first) as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> All evaluators, two by two</Link>
        <h2 className="mt-1 text-xl">{one} and {other} on {pair.name}</h2>
        {pair.contrast && <p className="text-[13px] text-soft">Where {scale.at(-1)?.label} met {scale[0]?.label}.</p>}
        <p className="mt-1 text-soft">{summary}</p>
        {facts.length > 0 && (
          <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
            {facts.map((fact) => (
              <div key={fact.name} className="max-w-72">
                <dt className="text-[13px] text-soft">{fact.term}</dt>
                <dd className="text-lg font-semibold tabular-nums"><Exact cell={fact.cell} name={fact.name} /></dd>
                {fact.note && <dd className="text-[13px] text-soft">{fact.note}</dd>}
              </div>
            ))}
          </dl>
        )}
      </div>
      {rows.length === 0 ? <Empty title="No item in common">They have not answered one and the same item on this criterion.</Empty> : (
        <section aria-label="Items in common" className="min-w-0">
          <Table caption={`Items that ${one} and ${other} both answered`}>
            <thead><tr><Th>Item</Th><Th>{one}</Th><Th>{other}</Th><Th numeric>Difference</Th></tr></thead>
            <tbody>
              {rows.slice(from, from + ROWS_PER_PAGE).map((row) => (
                <tr key={row.item}>
                  <th scope="row" className="border-b border-line px-4 py-2.5 text-start font-normal [tr:last-child>&]:border-b-0">
                    <Link href={`/studies/${studyId}/items/${row.item}` as Route} prefetch={false} className="font-semibold text-accent underline underline-offset-2">{row.item}</Link>
                  </th>
                  <Td>{row.one}</Td><Td>{row.other}</Td>
                  <Td numeric className={clsx("whitespace-nowrap", row.isSame ? "text-soft" : "font-semibold")}>{row.difference}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px] text-soft">
            <SaveCsv csv={table.csv} fileName="pair.csv" />
            {pages > 1 && (
              <nav aria-label="Parts of the list" className="ms-auto flex items-center gap-4">
                {shown > 1 && <Link href={pairAddress(studyId, { ...place, page: shown - 1 }) as Route} className="underline underline-offset-2 hover:text-ink">Further apart</Link>}
                {count(from + 1)} to {count(Math.min(rows.length, from + ROWS_PER_PAGE))} of {count(rows.length)}
                {shown < pages && <Link href={pairAddress(studyId, { ...place, page: shown + 1 }) as Route} className="underline underline-offset-2 hover:text-ink">Closer together</Link>}
              </nav>
            )}
          </div>
        </section>
      )}
    </div>
  );
}
