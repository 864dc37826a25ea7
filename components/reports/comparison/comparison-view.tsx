import "@/components/ui/paper.css";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CoverageBars } from "@/components/charts/coverage-bars";
import { ForestPlot } from "@/components/charts/forest-plot";
import { ShareBars } from "@/components/charts/share-bars";
import { SectionTitle } from "@/components/ui/surface";
import { headToHeadMethods, netPreferenceMethods, progressMethods } from "@/lib/reports/chart-methods";
import { FEW_PAIRS, prepareNetForest } from "@/lib/reports/comparison/net-forest";
import { preparePositionTable } from "@/lib/reports/comparison/position-table";
import { preparePreferenceTables } from "@/lib/reports/comparison/preference-table";
import type { ComparisonResults } from "@/lib/reports/comparison/schema";
import { prepareShareBars } from "@/lib/reports/comparison/share-bars";
import { sourceLabels, withLabels } from "@/lib/reports/comparison/source-labels";
import { prepareWorthsTable } from "@/lib/reports/comparison/worths-table";
import { prepareCoverage } from "@/lib/reports/coverage-bars";
import { figureUrl } from "@/lib/reports/figures/figure-url";
import { itemWords } from "@/lib/studies/sources-text";
import { MethodsAndCaveats } from "../methods-and-caveats";
import { BlindingPanel } from "./blinding-panel";
import { PositionPanel } from "./position-panel";
import { PreferenceTable } from "./preference-table";
import { WorthsPanel } from "./worths-panel";
import { Warnings } from "../warnings";

/** Results of a comparison once there is a judgment: who won as a picture, how sure that is, then what might have bent it. */
export function ComparisonView({ results, first, children }: { results: ComparisonResults; /** As the address has it. */ first: string | undefined; /** More numbers, before how they were made. */ children?: ReactNode }) {
  const { id, criteria, sources } = results.study;
  const preferences = withLabels(results, sourceLabels(sources));
  const shares = prepareShareBars(preferences.contrasts, criteria);
  const net = prepareNetForest(preferences.contrasts, criteria);
  const worths = prepareWorthsTable(preferences, criteria);
  const coverage = prepareCoverage(results.progress, itemWords("comparison"));
  const pairs = clsx("grid grid-cols-1 gap-x-10 gap-y-7", columns(shares.blocks.length));
  return (
    <div className="grid grid-cols-1 gap-8">
      <Warnings sentences={results.warnings} />

      <ChartFrame
        title="Head to head" lead="Share of all answers that each side won, and of ties." table={shares.table} texts={3} fileName="head-to-head.csv"
        figureUrl={figureUrl(id, "head-to-head", { first })} methods={headToHeadMethods(preferences.contrasts, criteria)}
      >
        <div className={pairs}>
          {shares.blocks.map((block) => (
            <div key={block.key}>
              <h3 className="mb-1.5 text-sm">{block.title}</h3>
              <ShareBars bars={block.bars} legend={block.legend} label={`Wins, ties and losses, ${block.title}, by criterion`} />
            </div>
          ))}
        </div>
      </ChartFrame>

      <ChartFrame
        title="Net preference" table={net.table} texts={3} fileName="net-preference.csv" figureUrl={figureUrl(id, "net-preference", { first })} methods={netPreferenceMethods(preferences.contrasts, criteria)}
        lead="Wins less losses, over all answers, with its 95% interval clustered by pair and evaluator. Where the interval leaves out 0, a preference shows."
        note={net.hasFaint ? `Open circles in grey: fewer than ${FEW_PAIRS} pairs, so the number will still move.` : undefined}
      >
        <div className={pairs}>
          {net.blocks.map((block) => (
            <div key={block.key}>
              <h3 className="text-sm">{block.title}</h3>
              <ForestPlot rows={block.rows} domain={net.domain} ticks={net.ticks} ends={block.ends} label={`Net preference, ${block.title}, by criterion`} />
            </div>
          ))}
        </div>
      </ChartFrame>

      <section aria-labelledby="numbers" className="min-w-0">
        <SectionTitle id="numbers" aside={<span className="max-sm:hidden">{coverage.summary}</span>}>Numbers</SectionTitle>
        <div className="grid grid-cols-1 gap-5">
          {preparePreferenceTables(preferences.contrasts, criteria).map((table) => <PreferenceTable key={table.key} table={table} />)}
        </div>
      </section>

      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <div className="min-w-0 lg:col-span-2"><PositionPanel table={preparePositionTable(preferences, criteria)} /></div>
        {worths.isFitted && <div className="min-w-0 lg:col-span-2"><WorthsPanel table={worths} /></div>}
        <div className="grid min-w-0 grid-cols-1 gap-5">
          {(results.blinding || results.isBlindingWithheld) && <BlindingPanel blinding={results.blinding} />}
          {!worths.isFitted && <WorthsPanel table={worths} />}
        </div>
        <ChartFrame
          title="Progress over pairs" lead={coverage.summary} table={coverage.table} fileName="progress.csv" figureUrl={figureUrl(id, "progress")}
          methods={progressMethods(results.progress, itemWords("comparison"))}
        >
          <CoverageBars bars={coverage.bars} label="Pairs by number of judgments" />
        </ChartFrame>
      </div>

      {children}

      <MethodsAndCaveats results={results} designDigest={results.study.designDigest} />
    </div>
  );
}

/** So that rows of pairs are full. */
function columns(pairs: number): string {
  if (pairs === 1) return "";
  return pairs === 2 || pairs === 4 ? "lg:grid-cols-2" : "md:grid-cols-2 xl:grid-cols-3";
}
