import "@/components/charts/charts.css";
import { toneFill } from "@/components/charts/tone";
import { lostText, shareText, sharesOf } from "@/lib/generation/rates/rates-text";
import type { Counts } from "@/lib/generation/rates/types";

/** How answers were read, as one bar of 100 %; the words under it say the same. */
export function RateBar({ counts }: { counts: Pick<Counts, "calls" | "outcomes"> }) {
  const shares = sharesOf(counts);
  const lost = lostText(counts.outcomes);
  return (
    <div className="grid min-w-44 gap-1">
      <div aria-hidden className="flex h-3 gap-px overflow-hidden rounded-[4px]">
        {shares.map(({ key, tone, calls }) => <span key={key} className="min-w-[3px]" style={{ flexGrow: calls, flexBasis: 0, background: toneFill(tone) }} />)}
      </div>
      <p className="text-[12.5px] text-soft tabular-nums">{shares.map(shareText).join(" · ")}{lost && <span className="block">Not read: {lost}</span>}</p>
    </div>
  );
}

/** @param parts in the order of the bars. */
export function RateLegend({ parts }: { parts: readonly { key: string; label: string; tone: number }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-soft">
      {parts.map(({ key, label, tone }) => (
        <li key={key} className="inline-flex items-center gap-1.5"><span aria-hidden className="size-3 rounded-[3px]" style={{ background: toneFill(tone) }} />{label}</li>
      ))}
    </ul>
  );
}
