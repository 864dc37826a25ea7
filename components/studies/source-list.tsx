import Link from "next/link";
import { sliceText } from "@/lib/studies/slice-text";
import type { StudySource } from "@/lib/studies/types";

/** What a study draws from: each dataset with the part of it, and the version once it is frozen. */
export function SourceList({ sources }: { sources: readonly StudySource[] }) {
  return (
    <ol className="grid gap-2.5 text-sm">
      {sources.map((source) => (
        <li key={source.number} className="flex gap-3">
          <span className="mt-px grid size-6 shrink-0 place-items-center rounded-full border border-line bg-sunken text-[12.5px] font-semibold tabular-nums"><span className="sr-only">Source </span>{source.number}</span>
          <div className="min-w-0">
            <Link href={`/datasets/${source.dataset.slug}`} className="font-medium underline underline-offset-2 hover:text-accent">{source.dataset.title}</Link>
            {source.version !== null && <span className="text-soft">, version {source.version}</span>}
            <p className="text-soft first-letter:uppercase">{sliceText(source.slice)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
