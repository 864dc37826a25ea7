import type { ReactNode } from "react";
import { AddressSelect } from "@/components/ui/address-select";
import { Empty } from "@/components/ui/surface";
import { agreementAddress, type AgreementChoice, contrastName } from "@/lib/reports/agreement/address";
import { coefficientMethods } from "@/lib/reports/agreement/agreement-methods";
import type { AgreementView } from "@/lib/reports/agreement/agreement-view";
import { prepareCoefficientTable } from "@/lib/reports/agreement/coefficient-table";
import { figureUrl } from "@/lib/reports/figures/figure-url";
import { METRICS } from "@/lib/stats/metric";
import type { StudyDetail } from "@/lib/studies/types";
import { itemWords } from "@/lib/studies/sources-text";
import { AgreementForest } from "../agreement-forest";
import { MetricSwitch } from "../metric-switch";
import { Warnings } from "../warnings";
import { Coefficients } from "./coefficients";
import { RaterHeatmap } from "./rater-heatmap";
import { StratifiedCard } from "./stratified-card";

/** A preference has no true zero, so its ratio alpha would mean nothing. */
const METRICS_OF = { rating: METRICS, comparison: METRICS.filter((metric) => metric !== "ratio") };

/** How far evaluators agree, from the whole picture to the single pair of people. */
export function AgreementBoard({ study, choice, view, hasBothBad, part }: {
  study: Pick<StudyDetail, "id" | "kind">;
  choice: AgreementChoice;
  view: AgreementView;
  /** An answer of its own, which counts as neither here. */
  hasBothBad: boolean;
  /** The last of the page: agreement in a part of the answers. */
  part: ReactNode;
}) {
  const { id, kind } = study;
  const { contrast, contrasts, criteria, criterion, stratified } = view;
  const words = itemWords(kind);
  const { metric } = choice;
  const hasPairs = view.forest.some(({ agreement }) => agreement.items > 0);
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <MetricSwitch hrefOf={(other) => agreementAddress(id, choice, { metric: other })} current={metric} metrics={METRICS_OF[kind]} />
        {contrast && contrasts.length > 1 && (
          <AddressSelect
            label="Pair of sources" current={contrastName(contrast)} className="w-full max-w-96"
            options={contrasts.map(({ name, label }) => ({ name, label, href: agreementAddress(id, choice, { sources: name }) }))}
          />
        )}
      </div>
      {contrasts.length === 1 && <h2 className="-mb-4 text-[17px]">{contrasts[0]?.label}</h2>}
      {hasBothBad && <p className="-mb-4 text-[13px] text-soft">“Both bad” counts as neither on this page, whatever the metric. On the page of results nominal alpha takes it as an answer of its own.</p>}

      <Warnings sentences={view.warnings} />

      <div className={stratified ? "grid grid-cols-1 items-start gap-5 lg:grid-cols-[3fr_2fr]" : "grid grid-cols-1"}>
        <AgreementForest
          criteria={view.forest} metric={metric} words={words} isLive={view.isForestLive}
          figure={figureUrl(id, "agreement", { metric, first: choice.first, sources: contrast && contrasts.length > 1 ? contrastName(contrast) : undefined })}
        />
        {stratified && <StratifiedCard stratified={stratified} metric={metric} words={words} hasPairs={contrasts.length > 1} />}
      </div>

      {!hasPairs && <Empty title="Nothing to compare yet">No item has answers from two evaluators. Coefficients, and evaluators two by two, appear here with the first that has.</Empty>}
      {hasPairs && criterion && <RaterHeatmap studyId={id} choice={choice} criterion={criterion} criteria={criteria} />}
      {hasPairs && criteria.length > 0 && <Coefficients table={prepareCoefficientTable(criteria, metric, METRICS_OF[kind])} title="All coefficients" methods={coefficientMethods(criteria, words)} />}
      {part}
    </div>
  );
}
