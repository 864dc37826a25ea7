import "@/components/ui/paper.css";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CoverageBars } from "@/components/charts/coverage-bars";
import { DivergingBars } from "@/components/charts/diverging-bars";
import { ForestPlot } from "@/components/charts/forest-plot";
import { SectionTitle } from "@/components/ui/surface";
import { prepareCoverage } from "@/lib/reports/coverage-bars";
import { prepareDivergingBars } from "@/lib/reports/diverging-bars";
import { FEW_ITEMS, prepareForestPlot } from "@/lib/reports/forest-plot";
import { prepareHaloTable } from "@/lib/reports/halo-table";
import { prepareResultsTable } from "@/lib/reports/results-table";
import type { StudyResults } from "@/lib/reports/schema";
import { HaloCheck } from "./halo-check";
import { MethodsAndCaveats } from "./methods-and-caveats";
import { ResultsTable } from "./results-table";
import { Warnings } from "./warnings";

/** Results of a study once there is a judgment: numbers first, then the same as pictures, then how they were made. */
export function ResultsView({ results }: { results: StudyResults }) {
  const bars = prepareDivergingBars(results.criteria);
  const forest = prepareForestPlot(results.criteria);
  const coverage = prepareCoverage(results.progress);
  return (
    <div className="grid grid-cols-1 gap-8">
      <Warnings sentences={results.warnings} />

      <section aria-labelledby="numbers">
        <SectionTitle id="numbers" aside={<span className="max-sm:hidden">{coverage.summary}</span>}>Numbers</SectionTitle>
        <ResultsTable rows={prepareResultsTable(results.criteria)} />
      </section>

      <section aria-label="Charts" className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <ChartFrame title="How items were rated" lead="Answers to both sides of the middle of the scale." table={bars.table} fileName="distribution.csv">
          <DivergingBars bars={bars.bars} reach={bars.reach} ticks={bars.ticks} legend={bars.legend} label="Distribution of answers by criterion" />
        </ChartFrame>
        <ChartFrame
          title="How far evaluators agree" table={forest.table} fileName="agreement.csv"
          lead={`Krippendorff's alpha, ${results.metric}, with its 95% interval. Dashed: conventions, not limits.`}
          note={forest.hasFaint ? `Open circles in grey: fewer than ${FEW_ITEMS} items, so the number will still move.` : undefined}
        >
          <ForestPlot rows={forest.rows} domain={forest.domain} ticks={forest.ticks} conventions={forest.conventions} label="Krippendorff's alpha by criterion" />
        </ChartFrame>
        <ChartFrame title="Progress over items" lead={coverage.summary} table={coverage.table} fileName="progress.csv">
          <CoverageBars bars={coverage.bars} label="Items by number of judgments" />
        </ChartFrame>
        {results.criteria.length > 1 && <HaloCheck table={prepareHaloTable(results)} />}
      </section>

      <MethodsAndCaveats results={results} />
    </div>
  );
}
