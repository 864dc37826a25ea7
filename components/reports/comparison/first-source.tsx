import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";

/** Which source is named first where it meets another, and so whose wins are wins: in the address, so that a page can be sent to somebody. */
export function FirstSource({ path, sources, current }: { path: string; sources: readonly { name: string; label: string }[]; current: string | undefined }) {
  if (sources.length === 0) return null;
  return (
    <nav aria-label="Source that is named first" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[13px] text-soft">
      Named first
      <span className="inline-flex max-w-full flex-wrap gap-1 rounded-[12px] border border-line bg-sunken p-1">
        {sources.map(({ name, label }) => (
          <Link
            key={name} href={`${path}?first=${encodeURIComponent(name)}` as Route} scroll={false} aria-current={name === current ? "true" : undefined}
            className={clsx("rounded-[9px] px-3 py-1.5 font-semibold", name === current ? "bg-accent-soft text-accent-strong" : "text-soft hover:text-ink")}
          >
            {label}
          </Link>
        ))}
      </span>
    </nav>
  );
}
