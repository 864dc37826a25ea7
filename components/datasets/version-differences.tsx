import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { Empty } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { DIFFERENCES, type Difference, type VersionComparison } from "@/lib/datasets/compare/types";
import { count } from "@/lib/reports/number-text";

const NAMES: Record<Difference, string> = { new: "New", changed: "Changed", gone: "Gone" };
const NOTHING: Record<Difference, string> = { new: "No episode came.", changed: "No episode that is in both has changed.", gone: "No episode went." };

export function VersionDifferences({ slug, comparison }: { slug: string; comparison: VersionComparison }) {
  const { from, to, counts, kind, episodes, next } = comparison;
  const address = (change: Record<string, string>) => `/datasets/${slug}/compare?${new URLSearchParams({ from: String(from), to: String(to), ...change })}` as Route;
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SegmentedLinks label="What differs" current={kind} options={DIFFERENCES.map((name) => ({ name, href: address({ kind: name }), label: `${NAMES[name]} ${count(counts[name])}` }))} />
        <p className="text-[13px] text-soft">{count(counts.unchanged)} unchanged</p>
      </div>
      {episodes.length === 0 ? <Empty title="Nothing here">{NOTHING[kind]}</Empty> : (
        <Table caption={`${NAMES[kind]} episodes`}>
          <thead><tr><Th>Episode</Th><Th>Person</Th><Th numeric>Sessions</Th><Th numeric>Turns</Th><Th numeric>Images</Th></tr></thead>
          <tbody>
            {episodes.map(({ externalId, name, before, after, sessionCount, turnCount, imageCount }) => (
              <tr key={externalId}>
                <Td className="min-w-44">
                  <Link
                    className="font-medium break-all text-accent underline underline-offset-2"
                    href={(before && after ? `/datasets/${slug}/compare/episode?${new URLSearchParams({ before, after })}` : `/datasets/${slug}/episodes/${after ?? before ?? ""}`) as Route}
                  >
                    {externalId}
                  </Link>
                </Td>
                <Td>{name ?? <span className="text-faint">–</span>}</Td><Td numeric>{count(sessionCount)}</Td><Td numeric>{count(turnCount)}</Td><Td numeric>{count(imageCount)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {next !== null && <div><Link href={address({ kind, after: String(next) })} className={buttonClass("secondary", "small")}>Next <ChevronRight size={15} aria-hidden /></Link></div>}
    </div>
  );
}
