import { Empty } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { count } from "@/lib/reports/number-text";
import type { DesignAudit } from "@/lib/studies/design/schema";

type SideCount = { left: number; right: number };

/** How often every source stood left and right for every evaluator: as planned, and as judged. Until the sources are named, how far the two are apart. */
export function SidesTable({ audit, titleOf }: { audit: Pick<DesignAudit, "sources" | "evaluators">; titleOf: (source: number) => string }) {
  if (audit.evaluators.length === 0) return <Empty title="Nobody is in yet">When people join, pairs are planned for them and appear here.</Empty>;
  if (audit.evaluators.some(({ sides }) => sides === null)) return <DifferencesTable evaluators={audit.evaluators} />;
  return (
    <figure className="min-w-0">
      <Table caption="How often each source stands left and right, by evaluator" className="print:overflow-visible print:shadow-none">
        <thead>
          <tr>
            <Th rowSpan={2}>Evaluator</Th>
            <Th rowSpan={2} numeric>Pairs</Th>
            {audit.sources.map(({ number }) => <Th key={number} colSpan={2} className="border-s !text-center !whitespace-normal">{number} {titleOf(number)}</Th>)}
          </tr>
          <tr>{audit.sources.flatMap(({ number }) => [<Th key={`${number}p`} numeric className="border-s">planned</Th>, <Th key={`${number}j`} numeric>judged</Th>])}</tr>
        </thead>
        <tbody>
          {audit.evaluators.map(({ evaluator, planned, judged, sides }) => (
            <tr key={evaluator} className="break-inside-avoid">
              <Td className="font-mono text-[13px]">{evaluator}</Td>
              <Td numeric className="whitespace-nowrap">{count(judged)} of {count(planned)}</Td>
              {(sides ?? []).flatMap((side) => [
                <Td key={`${side.source}p`} numeric className="border-s whitespace-nowrap"><Sides count={side.planned} /></Td>,
                <Td key={`${side.source}j`} numeric className="whitespace-nowrap"><Sides count={side.judged} /></Td>,
              ])}
            </tr>
          ))}
        </tbody>
      </Table>
      <figcaption className="mt-2 text-[12.5px] text-soft">Left : right. Judged are judgments that count. Somebody who takes over pairs of an absent evaluator can have judged more than was planned for them.</figcaption>
    </figure>
  );
}

function DifferencesTable({ evaluators }: Pick<DesignAudit, "evaluators">) {
  return (
    <figure className="min-w-0">
      <Table caption="How far left and right are apart, by evaluator" className="print:overflow-visible print:shadow-none">
        <thead>
          <tr><Th>Evaluator</Th><Th numeric>Pairs</Th><Th numeric>Left against right, planned</Th><Th numeric>judged</Th></tr>
        </thead>
        <tbody>
          {evaluators.map(({ evaluator, planned, judged, largestDifference }) => (
            <tr key={evaluator} className="break-inside-avoid">
              <Td className="font-mono text-[13px]">{evaluator}</Td>
              <Td numeric className="whitespace-nowrap">{count(judged)} of {count(planned)}</Td>
              <Td numeric>{count(largestDifference.planned)}</Td>
              <Td numeric>{count(largestDifference.judged)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <figcaption className="mt-2 text-[12.5px] text-soft">
        The largest difference, over sources, between how often one stands left and how often right. Each source by itself is shown once the sources are named: held against an export, it would give their aliases away.
      </figcaption>
    </figure>
  );
}

function Sides({ count: { left, right } }: { count: SideCount }) {
  return <span><span className="sr-only">left </span>{count(left)}<span aria-hidden className="px-1 text-faint">:</span><span className="sr-only"> right </span>{count(right)}</span>;
}
