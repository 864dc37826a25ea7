import { ChartFrame } from "@/components/charts/chart-frame";
import { Heatmap } from "@/components/charts/heatmap";
import { Notice } from "@/components/ui/notice";
import { prepareCorrelationHeatmap } from "@/lib/reports/figures/models/correlation-heatmap";
import { correlationMethods, haloPairs, prepareCorrelationTable } from "@/lib/reports/halo";
import type { StudyResults } from "@/lib/reports/schema";

/** Criteria that copy each other may be one overall impression, answered several times. */
export function HaloCheck({ results, figure }: { results: StudyResults; figure: string }) {
  const flagged = haloPairs(results);
  return (
    <ChartFrame
      title="Do criteria copy each other?" lead="Rank correlation over single judgments. Close to 1: two questions were answered alike." table={prepareCorrelationTable(results)} texts={2}
      fileName="correlation.csv" figureUrl={figure} methods={correlationMethods(results)}
    >
      {flagged.length > 0 && (
        <Notice tone="warn" title="Possible halo" className="mb-3">
          Nearly the same answers for {flagged.join("; ")}. Evaluators may have answered one overall impression more than once.
        </Notice>
      )}
      <Heatmap model={prepareCorrelationHeatmap(results)} label="Rank correlation of criteria" nothing="There are no two criteria to compare yet." />
    </ChartFrame>
  );
}
