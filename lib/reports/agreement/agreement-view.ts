/** What the agreement page shows of a study, once its address has chosen. Pure. */
import type { StudyDetail } from "@/lib/studies/types";
import type { AgreementAnalysis, CriterionAgreement } from "../analysis/agreement-schema";
import type { LabelOf } from "../comparison/source-labels";
import type { ForestInput } from "../forest-plot";
import { interimWarning, simulatedWarning } from "../interim-warnings";
import { type AgreementChoice, contrastName } from "./address";
import { forestOfAnalysis } from "./forest-of-analysis";
import type { LiveBlock } from "./live-agreement";

export type Contrast = { first: string; second: string };
export type AgreementView = {
  /** Pairs of sources to choose from; empty in a rating study. */
  contrasts: { name: string; label: string }[];
  contrast: Contrast | null;
  /** Alpha as of now where the rest is behind. */
  forest: ForestInput[];
  isForestLive: boolean;
  /** Of the pair that is chosen. Empty until the worker has computed a large study for the first time. */
  criteria: CriterionAgreement[];
  stratified: AgreementAnalysis["stratified"] | null;
  /** Of the heatmap. */
  criterion: CriterionAgreement | null;
  warnings: string[];
};

type Parts = {
  /** Null until a large study has been analysed once. */
  analysis: AgreementAnalysis | null;
  /** Where that is behind. */
  live: readonly LiveBlock[] | null;
  study: Pick<StudyDetail, "state" | "counted" | "wanted">;
  labelOf: LabelOf;
};

export function agreementView({ analysis, live, study, labelOf }: Parts, choice: AgreementChoice): AgreementView {
  const contrasts = contrastsOf(analysis, live);
  const contrast = contrasts.find((known) => contrastName(known) === choice.sources) ?? contrasts[0] ?? null;
  const isChosen = (other: Contrast | null) => (contrast === null ? other === null : other !== null && contrastName(other) === contrastName(contrast));
  const criteria = analysis?.criteria.filter((own) => isChosen(own.contrast)) ?? [];
  const block = live?.find((own) => isChosen(own.contrast));
  return {
    contrasts: contrasts.map((known) => ({ name: contrastName(known), label: `${labelOf(known.first)} against ${labelOf(known.second)}` })),
    contrast,
    forest: block?.criteria ?? forestOfAnalysis(criteria),
    isForestLive: block !== undefined,
    criteria,
    stratified: analysis && analysis.stratified.strata > 1 ? analysis.stratified : null,
    criterion: criteria.find((own) => own.criterion === choice.criterion) ?? criteria[0] ?? null,
    warnings: [...simulatedWarning(analysis?.evaluators ?? []), ...interimWarning({ ...study, isRunning: study.state === "running" })],
  };
}

/** Of both: two sources may have met for the first time since the analysis. */
function contrastsOf(analysis: AgreementAnalysis | null, live: readonly LiveBlock[] | null): Contrast[] {
  const byName = new Map<string, Contrast>();
  for (const { contrast } of [...(analysis?.criteria ?? []), ...(live ?? [])]) if (contrast) byName.set(contrastName(contrast), contrast);
  return [...byName.values()];
}
