import type { Route } from "next";
import Link from "next/link";
import { Card } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { Moment } from "@/components/studies/moment";
import type { DatasetCounts, DatasetDetail } from "@/lib/datasets/types";
import { count, fixed } from "@/lib/reports/number-text";
import { Figures } from "./figures";
import { formatName } from "./format-names";
import { ImageStateCountsView } from "./image-states";

export function DatasetFacts({ counts }: { counts: DatasetCounts }) {
  const spreads: [string, DatasetCounts["turnsPerSession"]][] = [
    ["Sessions per episode", counts.sessionsPerEpisode], ["Turns per session", counts.turnsPerSession], ["Images per episode", counts.imagesPerEpisode],
  ];
  const others = Object.values(counts.otherImages).some((number) => number > 0);
  return (
    <Card className="grid gap-5 px-5 py-4">
      <Figures figures={[
        ["Episodes", count(counts.episodes)], ["Sessions", count(counts.sessions)], ["Turns", count(counts.turns)], ["Image shares", count(counts.imageShares)],
      ]} />
      <dl className="grid gap-x-6 gap-y-0.5 border-t border-line pt-4 text-sm sm:gap-y-2.5 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {spreads.map(([term, spread]) => (
          <div key={term} className="contents">
            <dt className="text-soft">{term}</dt>
            <dd className="tabular-nums max-sm:mb-2">{spread ? <>{fixed(spread.median, Number.isInteger(spread.median) ? 0 : 1)} in the middle, {count(spread.min)} to {count(spread.max)}</> : "–"}</dd>
          </div>
        ))}
        <div className="contents">
          <dt className="text-soft">Dates</dt>
          <dd className="max-sm:mb-2">{counts.firstDate && counts.lastDate ? `${counts.firstDate.slice(0, 10)} to ${counts.lastDate.slice(0, 10)}` : "none that can be read"}</dd>
        </div>
        <div className="contents">
          <dt className="text-soft">Pictures shared in turns</dt>
          <dd className="max-sm:mb-2"><ImageStateCountsView counts={counts.images} /></dd>
        </div>
        {others && (
          <div className="contents">
            <dt className="text-soft">Device albums and faces</dt>
            <dd><ImageStateCountsView counts={counts.otherImages} /></dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

export function VersionTable({ slug, versions }: { slug: string; versions: DatasetDetail["versions"] }) {
  return (
    <Table caption="Versions, newest first">
      <thead><tr><Th numeric>Version</Th><Th>Published</Th><Th>Format</Th><Th numeric>Episodes</Th><Th numeric>Sessions</Th><Th numeric>Turns</Th><Th numeric>Image shares</Th><Th>What changed</Th></tr></thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.number}>
            <Td numeric className="font-semibold">{version.number}</Td>
            <Td className="whitespace-nowrap"><Moment at={version.publishedAt} /></Td>
            <Td>{formatName(version.format)}</Td>
            <Td numeric>{count(version.counts.episodes)}</Td>
            <Td numeric>{count(version.counts.sessions)}</Td>
            <Td numeric>{count(version.counts.turns)}</Td>
            <Td numeric>{count(version.counts.imageShares)}</Td>
            <Td>
              {version.number > 1 ? (
                <Link href={`/datasets/${slug}/compare?${new URLSearchParams({ from: String(version.number - 1), to: String(version.number) })}` as Route} className="text-accent underline underline-offset-2">since version {version.number - 1}</Link>
              ) : <span className="text-faint">–</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
