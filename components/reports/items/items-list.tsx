import "@/components/charts/charts.css";
import { ArrowDown, ChevronLeft, ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import type { ItemsTable } from "@/lib/reports/items/items-table";
import { BY_CRITERION, itemsSearch, type ItemsQuery } from "@/lib/reports/items/query";
import { count } from "@/lib/reports/number-text";
import { ApartBar, apartFill } from "./apart-bar";

/** Items page by page, with how far apart their evaluators are. */
export function ItemsList({ path, query, table }: { path: string; query: ItemsQuery; table: ItemsTable }) {
  const address = (change: Partial<ItemsQuery>) => (path + itemsSearch(query, change)) as Route;
  const sortable = (sort: string, label: ReactNode, className?: string) => {
    const isCurrent = query.sort === sort;
    return (
      <Th key={sort} numeric={sort !== "item"} className={className} aria-sort={isCurrent ? (sort === "item" ? "ascending" : "descending") : undefined}>
        <Link href={address({ sort, page: 1 })} scroll={false} aria-current={isCurrent ? "true" : undefined} className="inline-flex min-h-6 items-center gap-1 hover:text-ink aria-current:text-ink">
          {label}{isCurrent && <ArrowDown size={13} aria-hidden className={sort === "item" ? "shrink-0 rotate-180" : "shrink-0"} />}
        </Link>
      </Th>
    );
  };
  if (table.rows.length === 0) return <Empty title="Nothing here">No item is as the filter asks.</Empty>;
  return (
    <div className="grid grid-cols-1 gap-3">
      <Table caption="Items by disagreement">
        <thead>
          <tr className="align-bottom">
            {sortable("item", "Item", "sticky start-0 z-10 bg-card")}
            {sortable("disagreement", "Disagreement")}
            {sortable("judgments", "Judgments")}
            {sortable("comments", "Comments")}
            {table.criteria.map(({ key, name }) => sortable(BY_CRITERION + key, name, "max-w-28 min-w-20 !px-2.5 !whitespace-normal leading-snug"))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.item} data-item={row.item}>
              <th scope="row" className="sticky start-0 z-10 border-b border-line bg-card px-4 py-2 text-start [tr:last-child>&]:border-b-0">
                <Link href={`${path}/${row.item}${itemsSearch(query, { page: 1 })}` as Route} className="inline-flex min-h-6 items-center font-mono text-[13px] font-medium text-accent underline underline-offset-2">{row.item}</Link>
              </th>
              <Td numeric className="!py-2 !align-middle"><ApartBar apart={row.disagreement} name="disagreement" /></Td>
              <Td numeric className="!py-2 !align-middle">{row.judgments}</Td>
              <Td numeric className="!py-2 !align-middle">{row.comments}</Td>
              {row.criteria.map((cell) => (
                <Td key={cell.key} numeric className="!px-2.5 !py-2 !align-middle" title={cell.title} style={{ background: apartFill(cell.share) }}>{cell.text}</Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {table.pages > 1 && (
        <nav aria-label="Pages of items" className="flex items-center justify-between gap-3 text-sm">
          {table.page > 1 ? <Link rel="prev" href={address({ page: table.page - 1 })} className={buttonClass("secondary", "small")}><ChevronLeft size={15} aria-hidden /> Back</Link> : <span />}
          <span className="text-soft tabular-nums">Page {count(table.page)} of {count(table.pages)}</span>
          {table.page < table.pages ? <Link rel="next" href={address({ page: table.page + 1 })} className={buttonClass("secondary", "small")}>Next <ChevronRight size={15} aria-hidden /></Link> : <span />}
        </nav>
      )}
    </div>
  );
}
