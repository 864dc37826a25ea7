import type { Route } from "next";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LinePanels } from "@/components/charts/line-panels";
import { RaterTimeline } from "@/components/charts/rater-timeline";
import { ShareBars } from "@/components/charts/share-bars";
import { MetricSwitch } from "@/components/reports/metric-switch";
import { SectionTitle } from "@/components/ui/surface";
import type { EvaluatorsAnalysis } from "@/lib/reports/analysis/evaluators-schema";
import type { LabelOf } from "@/lib/reports/comparison/source-labels";
import { criterionLabel } from "@/lib/reports/evaluators/criterion-label";
import { evaluatorFacts, prepareEvaluatorCriteria, prepareEvaluatorRows } from "@/lib/reports/evaluators/evaluators-table";
import { prepareFlagList } from "@/lib/reports/evaluators/flag-list";
import { evaluatorMethods } from "@/lib/reports/evaluators/methods";
import { figureUrl } from "@/lib/reports/figures/figure-url";
import { preparePositionLines } from "@/lib/reports/evaluators/position-lines";
import { type EvaluatorsQuery, evaluatorsParameters, evaluatorsSearch } from "@/lib/reports/evaluators/query";
import { prepareRaterTimeline } from "@/lib/reports/evaluators/rater-timeline";
import { prepareSideBars } from "@/lib/reports/evaluators/side-bars";
import type { StudyKind } from "@/lib/studies/types";
import { CriterionChoice } from "./criterion-choice";
import { EvaluatorsTable } from "./evaluators-table";
import { Flags } from "./flags";
import { OneEvaluator } from "./one-evaluator";

type Study = { id: string; kind: StudyKind };

/** What can be said about evaluators: reasons to look first, then numbers, then who judged when and whether the order mattered. */
export function EvaluatorsView({ study, analysis, query, first, labelOf }: { study: Study; analysis: EvaluatorsAnalysis; query: EvaluatorsQuery; /** The source that is named first. */ first: string | null; labelOf: LabelOf }) {
  const { criteria, evaluators } = analysis;
  const path = `/studies/${study.id}/evaluators`;
  const addressOf = (evaluator?: string) => `${path}${evaluatorsSearch(query, { evaluator })}#numbers` as Route;
  const criterion = criteria.find(({ key }) => key === query.criterion) ?? criteria[0];
  const chosen = evaluators.find(({ evaluator }) => evaluator === query.evaluator);
  const severity = study.kind === "rating" ? "Severity" : "Leaning";
  const timeline = prepareRaterTimeline(evaluators);
  const positions = preparePositionLines(analysis, study.kind, labelOf);
  const sides = prepareSideBars(evaluators);
  return (
    <div className="grid grid-cols-1 gap-8">
      <Flags flagged={prepareFlagList(analysis, labelOf)} evaluators={evaluators.length} addressOf={addressOf} />

      <section aria-labelledby="numbers" className="grid grid-cols-1 gap-3">
        <div className="-mb-3"><SectionTitle id="numbers">Numbers</SectionTitle></div>
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
          <CriterionChoice
            path={path} current={criterion?.key ?? ""} kept={evaluatorsParameters(query, { criterion: undefined })}
            criteria={criteria.map((known) => ({ key: known.key, name: criterionLabel(criteria, known, labelOf) }))}
          />
          {study.kind === "rating" && <MetricSwitch hrefOf={(metric) => path + evaluatorsSearch(query, { metric })} current={query.metric} />}
        </div>
        <EvaluatorsTable severity={severity} rows={prepareEvaluatorRows(analysis, criterion?.key ?? "")} current={chosen?.evaluator ?? null} addressOf={addressOf} />
        {chosen && <OneEvaluator evaluator={chosen.evaluator} severity={severity} facts={evaluatorFacts(chosen)} rows={prepareEvaluatorCriteria(analysis, chosen, labelOf)} close={addressOf()} />}
        <ul className="grid max-w-[92ch] gap-1 text-[13px] text-soft">{evaluatorMethods(analysis, criterion?.contrast ?? null, query.metric, labelOf).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      </section>

      <section aria-label="Charts" className="grid grid-cols-1 items-start gap-5">
        <ChartFrame title="Who judged when" lead="A bar for each day; the tallest one is the busiest day of anybody." table={timeline.table} texts={2} fileName="timeline.csv" figureUrl={figureUrl(study.id, "timeline")} methods={timeline.note}>
          <RaterTimeline lanes={timeline.lanes} days={timeline.days} ticks={timeline.ticks} most={timeline.most} label="Judgments by evaluator and day" />
        </ChartFrame>
        {positions.series.length > 0 && (
          <ChartFrame title="Does the order matter?" lead="Mean answer as evaluators work through their items." table={positions.table} fileName="position.csv" figureUrl={figureUrl(study.id, "position", { first })} methods={positions.note}>
            <LinePanels x={positions.x} y={positions.y} series={positions.series} />
          </ChartFrame>
        )}
        {sides.bars.length > 0 && (
          <ChartFrame title="Which side they chose" lead="The plan gives each source either side about equally often, so about half of decisive judgments should go either way." table={sides.table} fileName="sides.csv" methods={sides.note}>
            <ShareBars bars={sides.bars} legend={sides.legend} label="Side chosen, by evaluator" />
          </ChartFrame>
        )}
      </section>
    </div>
  );
}
