import { ChartFrame } from "@/components/charts/chart-frame";
import { Heatmap } from "@/components/charts/heatmap";
import { AddressSelect } from "@/components/ui/address-select";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { agreementAddress, type AgreementChoice, pairAddress } from "@/lib/reports/agreement/address";
import { RATER_MEASURES, RATER_MEASURE_TEXTS } from "@/lib/reports/agreement/rater-measures";
import { prepareRaterTable, raterMethods } from "@/lib/reports/agreement/rater-table";
import type { CriterionAgreement } from "@/lib/reports/analysis/agreement-schema";
import { figureUrl } from "@/lib/reports/figures/figure-url";
import { prepareRaterHeatmap } from "@/lib/reports/figures/models/rater-heatmap";

/** Who agrees with whom on one criterion; behind each cell are the items that both answered. */
export function RaterHeatmap({ studyId, choice, criterion, criteria }: { studyId: string; choice: AgreementChoice; criterion: CriterionAgreement; criteria: readonly CriterionAgreement[] }) {
  const { measure, first } = choice;
  const { raterPairs, key } = criterion;
  const model = prepareRaterHeatmap(raterPairs, measure);
  const hrefs = model.rows.map((row, index) => model.columns.map((column, place) => model.cells[index]?.[place] ? pairAddress(studyId, { key, one: column.key, other: row.key, first, page: 1 }) : null));
  return (
    <ChartFrame
      title="Evaluators, two by two" lead="Open a cell to see the items behind it." table={prepareRaterTable(raterPairs)} texts={2} fileName="raters.csv"
      figureUrl={figureUrl(studyId, "raters", { key, measure, first })} methods={raterPairs.length > 0 ? raterMethods(raterPairs, measure) : undefined}
    >
      <div className="mb-4 flex flex-wrap items-end gap-x-5 gap-y-3">
        <AddressSelect
          label="Criterion" current={criterion.criterion} className="w-full max-w-80"
          options={criteria.map((own) => ({ name: own.criterion, label: own.name, href: agreementAddress(studyId, choice, { criterion: own.criterion }) }))}
        />
        <SegmentedLinks
          label="Measure of two evaluators" current={measure}
          options={RATER_MEASURES.map((name) => ({ name, label: RATER_MEASURE_TEXTS[name].label, href: agreementAddress(studyId, choice, { measure: name }) }))}
        />
      </div>
      <Heatmap
        model={model} hrefs={hrefs} label={`${RATER_MEASURE_TEXTS[measure].label} of evaluators, two by two, on ${criterion.name}`}
        nothing="No two evaluators have answered the same item yet."
      />
    </ChartFrame>
  );
}
