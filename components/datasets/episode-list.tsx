import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, X } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/surface";
import { conditionsOf } from "@/lib/datasets/search/conditions";
import type { EpisodePage, FoundEpisode } from "@/lib/datasets/search/types";
import { count, counted } from "@/lib/reports/number-text";
import { episodeAddress, episodesAddress, exportAddress, type ListAddress, studyAddress } from "./episode-address";
import { Marked } from "./marked";
import { OriginMark } from "./origin-marks";
import { personText } from "./person-text";

/** Episodes of a dataset, page by page. Filter, order and page stand in the address. */
export function EpisodeList({ slug, list, page }: { slug: string; list: ListAddress; page: EpisodePage }) {
  const firstPage: ListAddress = { ...list, after: undefined, before: undefined };
  const conditions = conditionsOf(list.slice);
  const total = page.isMore ? `more than ${count(page.total)} episodes` : counted(page.total, "episode");
  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="text-sm font-semibold" role="status">{upperFirst(total)}{conditions.length > 0 && " found"}</p>
        {page.total > 0 && conditions.length > 0 && (
          <Link href={exportAddress(slug, list.slice)} className={buttonClass("secondary", "small", "ms-auto")}>Export</Link>
        )}
        {page.total > 0 && conditions.length > 0 && (
          <Link href={studyAddress(slug, list.slice)} className={buttonClass("secondary", "small")}>
            {page.isMore ? "Use these episodes in a study" : page.total === 1 ? "Use this episode in a study" : `Use these ${count(page.total)} episodes in a study`}
          </Link>
        )}
      </div>
      {conditions.length > 0 && (
        <ul aria-label="Conditions" className="flex flex-wrap items-center gap-1.5">
          {conditions.map(({ text, without }) => (
            <li key={text}>
              <Link
                href={episodesAddress(slug, { ...firstPage, slice: without })} scroll={false} aria-label={`Leave out: ${text}`}
                className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border border-accent/30 bg-accent-soft ps-3 pe-2 text-[13px] text-accent-strong hover:border-accent"
              >
                <span className="max-w-80 truncate">{text}</span><X size={13} aria-hidden />
              </Link>
            </li>
          ))}
          <li><Link href={episodesAddress(slug, { ...firstPage, slice: {} })} scroll={false} className="inline-flex min-h-7 items-center px-1.5 text-[13px] text-soft underline underline-offset-2 hover:text-ink">Clear all</Link></li>
        </ul>
      )}
      {page.episodes.length === 0 ? <NothingFound slug={slug} list={firstPage} hasConditions={conditions.length > 0} /> : (
        <ol aria-label="Episodes" className="divide-y divide-line rounded-xl border border-line bg-card shadow-raised">
          {page.episodes.map((episode) => <Row key={episode.id} slug={slug} list={list} episode={episode} />)}
        </ol>
      )}
      <Pages slug={slug} list={firstPage} page={page} />
    </div>
  );
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function NothingFound({ slug, list, hasConditions }: { slug: string; list: ListAddress; hasConditions: boolean }) {
  const first = <Link href={episodesAddress(slug, hasConditions ? { ...list, slice: {} } : list)} className={buttonClass("secondary")}>{hasConditions ? "Clear all conditions" : "First page"}</Link>;
  if (!hasConditions) return <Empty title="No episode here" action={first}>This page is past the last one.</Empty>;
  return (
    <Empty title="No episode answers this" action={first}>
      {list.slice.words === undefined
        ? "Every condition has to hold. Leave one out above, or clear all."
        : "Every word and every condition has to hold. A word is found by its beginning: try fewer or shorter ones."}
    </Empty>
  );
}

function Row({ slug, list, episode }: { slug: string; list: ListAddress; episode: FoundEpisode }) {
  const { name, externalId, about, category, snippet, pictures, origin } = episode;
  const person = personText(episode);
  return (
    <li className="relative flex gap-4 px-4 py-3.5 first:rounded-t-xl last:rounded-b-xl focus-within:bg-sunken hover:bg-sunken sm:px-5">
      <div className="min-w-0 flex-1">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[15px]">
          <Link href={episodeAddress(slug, episode.id, list)} className="break-words after:absolute after:inset-0">{person || externalId}</Link>
          <OriginMark origin={origin} />
          {category && <span className="text-[12.5px] font-normal text-faint">{category}</span>}
        </h3>
        {about && <p dir="auto" className="mt-0.5 line-clamp-2 max-w-[80ch] text-sm break-words">{about}</p>}
        {snippet && (
          <p dir="auto" className="mt-1 max-w-[80ch] border-s-2 border-accent/40 ps-2.5 text-sm break-words text-soft">
            <span className="text-[12.5px] text-faint">{snippet.place}{snippet.speaker && <>, <bdi>{snippet.speaker}</bdi></>}: </span><Marked parts={snippet.parts} />
          </p>
        )}
        <p className="mt-1 flex flex-wrap gap-x-2 text-[13px] text-soft tabular-nums">
          <span>{counted(episode.sessionCount, "session")}</span><span aria-hidden>·</span><span>{counted(episode.turnCount, "turn")}</span><span aria-hidden>·</span>
          <span>{counted(episode.imageCount, "image")}</span>
          {(episode.firstDate ?? episode.lastDate) && <><span aria-hidden>·</span><span>{datesText(episode.firstDate, episode.lastDate)}</span></>}
          {(name !== null || person !== "") && <code className="font-mono text-xs leading-5 break-all text-faint">{externalId}</code>}
        </p>
      </div>
      {pictures.length > 0 && (
        <ul className="hidden shrink-0 items-start gap-1.5 sm:flex" aria-label="Pictures shared">
          {pictures.map(({ src, description }, index) => (
            <li key={index}>
              {/* Bytes come from Concord's own store. */}
              {/* eslint-disable-next-line @next/next/no-img-element */}
              <img src={src} alt={description ?? "Shared picture"} loading="lazy" decoding="async" className="size-16 rounded-lg border border-line bg-white object-cover" />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function datesText(first: string | null, last: string | null): string {
  const day = (date: string) => date.slice(0, 10);
  if (!first || !last) return day(first ?? last ?? "");
  return day(first) === day(last) ? day(first) : `${day(first)} to ${day(last)}`;
}

function Pages({ slug, list, page }: { slug: string; list: ListAddress; page: EpisodePage }) {
  if (page.next === null && page.previous === null) return null;
  const look = buttonClass("secondary", "small");
  return (
    <nav aria-label="Pages of episodes" className="flex flex-wrap items-center justify-between gap-3 text-sm">
      <span className="flex gap-2">
        {page.previous && <Link href={episodesAddress(slug, list)} className={look} aria-label="First page"><ChevronsLeft size={15} aria-hidden /></Link>}
        {page.previous && <Link rel="prev" href={episodesAddress(slug, { ...list, before: page.previous })} className={look}><ChevronLeft size={15} aria-hidden /> Back</Link>}
      </span>
      {page.first !== null && <span className="text-soft tabular-nums">{count(page.first)} to {count(page.first + page.episodes.length - 1)} of {count(page.total)}</span>}
      <span className="flex gap-2">
        {page.next && <Link rel="next" href={episodesAddress(slug, { ...list, after: page.next })} className={look}>Next <ChevronRight size={15} aria-hidden /></Link>}
        {page.next && <Link href={episodesAddress(slug, { ...list, before: "end" })} className={look} aria-label="Last page"><ChevronsRight size={15} aria-hidden /></Link>}
      </span>
    </nav>
  );
}
