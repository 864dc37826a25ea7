import { BookOpen } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ItemAnswers } from "@/lib/reports/item/schema";

/** Where what was judged can be read. */
export function Conversations({ episodes }: { episodes: ItemAnswers["episodes"] }) {
  if (episodes.length === 0) {
    return <p className="text-sm text-soft">Which conversations these are is not told before the sources are named: it would say which source is which.</p>;
  }
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {episodes.map(({ dataset, episodeId, title, session }) => (
        <li key={episodeId + String(session)} className="flex min-w-0 items-center gap-2">
          <BookOpen size={16} className="shrink-0 text-faint" aria-hidden />
          <span className="min-w-0">
            <Link href={`/datasets/${dataset}/episodes/${episodeId}${session === null ? "" : `#session-${session}`}` as Route} className="font-medium break-words text-accent underline underline-offset-2">{title}</Link>
            <span className="text-soft">{session !== null && `, session ${session}`} · {dataset}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
