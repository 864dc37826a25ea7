import "@/components/ui/paper.css";
import type { ReactNode } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CoverageBars } from "@/components/charts/coverage-bars";
import { DivergingBars } from "@/components/charts/diverging-bars";
import { SectionTitle } from "@/components/ui/surface";
import { distributionMethods, progressMethods } from "@/lib/reports/chart-methods";
import { prepareCoverage } from "@/lib/reports/coverage-bars";
import { prepareDivergingBars } from "@/lib/reports/diverging-bars";
import { figureUrl } from "@/lib/reports/figures/figure-url";
import type { ForestInput } from "@/lib/reports/forest-plot";
import { prepareResultsTable } from "@/lib/reports/results-table";
import type { StudyResults } from "@/lib/reports/schema";
import { itemWords } from "@/lib/studies/sources-text";
import { AgreementForest } from "./agreement-forest";
import { HaloCheck } from "./halo-check";
import { MethodsAndCaveats } from "./methods-and-caveats";
import { ResultsTable } from "./results-table";
import { Warnings } from "./warnings";

/** Results of a study once there is a judgment: numbers first, then the same as pictures, then how they were made. */
export function ResultsView({ results, live, children }: { results: StudyResults; /** Alpha as of now, where the results are behind. */ live: readonly ForestInput[] | null; /** More numbers, before how they were made. */ children?: ReactNode }) {
  const { study: { id }, metric, criteria, progress } = results;
  const bars = prepareDivergingBars(criteria);
  const coverage = prepareCoverage(progress);
  return (
    <div className="grid grid-cols-1 gap-8">
      <Warnings sentences={results.warnings} />

      <section aria-labelledby="numbers">
        <SectionTitle id="numbers" aside={<span className="max-sm:hidden">{coverage.summary}</span>}>Numbers</SectionTitle>
        <ResultsTable rows={prepareResultsTable(criteria)} />
      </section>

      <section aria-label="Charts" className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <ChartFrame
          title="How items were rated" lead="Answers to both sides of the middle of the scale." table={bars.table} fileName="distribution.csv"
          figureUrl={figureUrl(id, "distribution")} methods={distributionMethods(criteria)}
        >
          <DivergingBars bars={bars.bars} reach={bars.reach} ticks={bars.ticks} legend={bars.legend} label="Distribution of answers by criterion" />
        </ChartFrame>
        <AgreementForest criteria={live ?? criteria} metric={metric} words={itemWords("rating")} isLive={live !== null} figure={figureUrl(id, "agreement", { metric })} />
        <ChartFrame title="Progress over items" lead={coverage.summary} table={coverage.table} fileName="progress.csv" figureUrl={figureUrl(id, "progress")} methods={progressMethods(progress)}>
          <CoverageBars bars={coverage.bars} label="Items by number of judgments" />
        </ChartFrame>
        {criteria.length > 1 && <HaloCheck results={results} figure={figureUrl(id, "correlation")} />}
      </section>

      {children}

      <MethodsAndCaveats results={results} />
    </div>
  );
}
