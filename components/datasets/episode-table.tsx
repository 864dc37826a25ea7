import { ArrowDown, ChevronLeft, ChevronRight, Search } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Input } from "@/components/ui/field";
import { Empty } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import type { EpisodeQuery, EpisodeSort } from "@/lib/datasets/schema";
import type { EpisodePage } from "@/lib/datasets/types";
import { count, counted } from "@/lib/reports/number-text";
import { episodesAddress } from "./episode-address";
import { OriginMark } from "./origin-marks";

/** Episodes of a dataset, page by page. Filter, order and page stand in the address. */
export function EpisodeTable({ slug, query, page }: { slug: string; query: EpisodeQuery; page: EpisodePage }) {
  const last = Math.max(1, Math.ceil(page.total / page.pageSize));
  const sortable = (sort: EpisodeSort, label: string, numeric?: boolean) => (
    <Th numeric={numeric} aria-sort={query.sort === sort ? (sort === "position" || sort === "name" ? "ascending" : "descending") : undefined}>
      <Link href={episodesAddress(slug, query, { sort, page: 1 })} className="inline-flex min-h-6 items-center gap-1 hover:text-ink aria-current:text-ink" aria-current={query.sort === sort ? "true" : undefined}>
        {label}{query.sort === sort && <ArrowDown size={13} aria-hidden className={sort === "position" || sort === "name" ? "rotate-180" : undefined} />}
      </Link>
    </Th>
  );
  return (
    <div className="grid grid-cols-1 gap-3">
      <form method="get" role="search" className="flex gap-2">
        {query.sort !== "position" && <input type="hidden" name="sort" value={query.sort} />}
        <Input name="q" type="search" aria-label="Filter by id or name" placeholder="Filter by id or name" defaultValue={query.q} maxLength={200} className="max-w-sm" />
        <Button type="submit" icon={<Search size={16} aria-hidden />}>Filter</Button>
      </form>
      <p className="text-[13px] text-soft" role="status">
        {query.q ? `${counted(page.total, "episode")} with “${query.q}”` : counted(page.total, "episode")}
        {query.q && <> · <Link href={episodesAddress(slug, query, { q: "", page: 1 })} className="underline underline-offset-2 hover:text-ink">show all</Link></>}
      </p>
      {page.episodes.length === 0 ? <Empty title="No episode here">{query.q ? "Nothing has that in its id or name." : "This page is past the last one."}</Empty> : (
        <Table caption="Episodes of this dataset">
          <thead>
            <tr>
              {sortable("position", "Episode")}{sortable("name", "Person")}{sortable("sessions", "Sessions", true)}{sortable("turns", "Turns", true)}
              {sortable("images", "Images", true)}{sortable("date", "Dates")}<Th>Origin</Th>
            </tr>
          </thead>
          <tbody>
            {page.episodes.map((episode) => (
              <tr key={episode.id}>
                <Td className="max-w-72 min-w-44"><Link href={`/datasets/${slug}/episodes/${episode.id}` as Route} className="font-medium break-all text-accent underline underline-offset-2">{episode.externalId}</Link></Td>
                <Td>{personText(episode) || <span className="text-faint">–</span>}</Td>
                <Td numeric>{count(episode.sessionCount)}</Td>
                <Td numeric>{count(episode.turnCount)}</Td>
                <Td numeric>{count(episode.imageCount)}</Td>
                <Td className="whitespace-nowrap">{datesText(episode.firstDate, episode.lastDate)}</Td>
                <Td><OriginMark origin={episode.origin} /></Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {last > 1 && (
        <nav aria-label="Pages of episodes" className="flex items-center justify-between gap-3 text-sm">
          {query.page > 1 ? <Link rel="prev" href={episodesAddress(slug, query, { page: query.page - 1 })} className={buttonClass("secondary", "small")}><ChevronLeft size={15} aria-hidden /> Back</Link> : <span />}
          <span className="text-soft tabular-nums">Page {count(query.page)} of {count(last)}</span>
          {query.page < last ? <Link rel="next" href={episodesAddress(slug, query, { page: query.page + 1 })} className={buttonClass("secondary", "small")}>Next <ChevronRight size={15} aria-hidden /></Link> : <span />}
        </nav>
      )}
    </div>
  );
}

export function personText({ name, age, gender, country }: { name: string | null; age: number | null; gender: string | null; country: string | null }): string {
  return [name, age, gender, country].filter((part) => part !== null && part !== "").join(", ");
}

function datesText(first: string | null, last: string | null): string {
  const day = (date: string) => date.slice(0, 10);
  if (!first || !last) return first || last ? day(first ?? last ?? "") : "–";
  return day(first) === day(last) ? day(first) : `${day(first)} to ${day(last)}`;
}
