import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { Neighbours } from "@/lib/datasets/search/types";
import { count } from "@/lib/reports/number-text";
import { CopyLink } from "./copy-link";
import { episodeAddress, type ListAddress } from "./episode-address";

/** From one episode of a list to the next, and a link that leads here again. */
export function EpisodeSteps({ slug, list, neighbours }: { slug: string; list: ListAddress; neighbours: Neighbours | undefined }) {
  const look = buttonClass("secondary", "small");
  const isFiltered = Object.keys(list.slice).length > 0;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {neighbours && (
        <nav aria-label="Episodes of the list" className="flex flex-wrap items-center gap-2">
          {neighbours.previous && <Link rel="prev" href={episodeAddress(slug, neighbours.previous, list)} className={look}><ChevronLeft size={15} aria-hidden /> Previous</Link>}
          {neighbours.place !== null && <span className="text-[13px] text-soft tabular-nums">{count(neighbours.place)} of {count(neighbours.total)}{isFiltered && " found"}</span>}
          {neighbours.next && <Link rel="next" href={episodeAddress(slug, neighbours.next, list)} className={look}>Next <ChevronRight size={15} aria-hidden /></Link>}
        </nav>
      )}
      <CopyLink />
    </div>
  );
}
