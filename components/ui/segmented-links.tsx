import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";

/** One of a few ways to look at a page, each with an address of its own, so that it can be sent to somebody. */
export function SegmentedLinks({ label, options, current }: { label: string; options: readonly { name: string; href: string; label: string }[]; current: string | undefined }) {
  return (
    <nav aria-label={label} className="inline-flex max-w-full flex-wrap gap-1 rounded-[12px] border border-line bg-sunken p-1">
      {options.map((option) => (
        <Link
          key={option.name} href={option.href as Route} scroll={false} aria-current={option.name === current ? "true" : undefined}
          className={clsx("rounded-[9px] px-3 py-1.5 text-[13px] font-semibold", option.name === current ? "bg-accent-soft text-accent-strong" : "text-soft hover:text-ink")}
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}
