import { Exact } from "@/components/reports/exact";
import type { Apart } from "@/lib/reports/items/items-table";

/** How far apart, as a bar with its number. */
export function ApartBar({ apart, name }: { apart: Apart; name: string }) {
  return (
    <span className="flex items-center justify-end gap-2.5">
      <span className="h-2.5 w-16 overflow-hidden rounded-full bg-sunken max-sm:w-14" aria-hidden>
        <span className="block h-full rounded-full bg-(--chart-low)" style={{ width: `${(apart.share ?? 0) * 100}%` }} />
      </span>
      <span className="min-w-10 text-end font-semibold tabular-nums"><Exact cell={{ text: apart.text, exact: apart.share }} name={name} /></span>
    </span>
  );
}

/** The colour behind a number that says how far apart. */
export function apartFill(share: number | null): string | undefined {
  return share === null || share === 0 ? undefined : `color-mix(in oklab, var(--chart-low-soft) ${Math.round(share * 100)}%, transparent)`;
}
