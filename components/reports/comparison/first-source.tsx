import { SegmentedLinks } from "@/components/ui/segmented-links";
import { withQuery } from "@/lib/reports/with-query";

/** Which source is named first where it meets another, and so whose wins are wins. */
export function FirstSource({ path, sources, current }: { path: string; sources: readonly { name: string; label: string }[]; current: string | undefined }) {
  if (sources.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[13px] text-soft">
      Named first
      <SegmentedLinks label="Source that is named first" options={sources.map(({ name, label }) => ({ name, label, href: withQuery(path, { first: name }) }))} current={current} />
    </div>
  );
}
