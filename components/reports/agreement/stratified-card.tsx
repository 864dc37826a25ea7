import { Card } from "@/components/ui/surface";
import { stratifiedMethods } from "@/lib/reports/agreement/agreement-methods";
import type { AgreementAnalysis } from "@/lib/reports/analysis/agreement-schema";
import { cell } from "@/lib/reports/cell";
import { fixed, interval } from "@/lib/reports/number-text";
import { reasonText } from "@/lib/stats/reason-text";
import type { Metric } from "@/lib/stats/metric";
import { Exact } from "../exact";

/** The one number over criteria that does not lie: named for what it is, so that nobody takes it for alpha of pooled answers. */
export function StratifiedCard({ stratified, metric, words, hasPairs }: { stratified: AgreementAnalysis["stratified"]; metric: Metric; words: { one: string; many: string }; /** Over all pairs of sources, too. */ hasPairs: boolean }) {
  const { value, reason, ci, ciReason } = stratified;
  return (
    <Card className="px-4 pt-4 pb-4 sm:px-5">
      <h2 className="text-[15px]">Over all criteria: stratified alpha</h2>
      <p className="mt-0.5 text-[13px] text-soft">Each criterion{hasPairs && " of each pair of sources"} has its own chance agreement; disagreement is summed over them.</p>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <p className="text-2xl font-semibold tabular-nums"><Exact cell={cell(value, (number) => fixed(number, 3))} name="stratified-alpha" /></p>
        <p className="text-[13px] text-soft tabular-nums">{ci ? `95% interval ${interval(ci, 3)}` : reasonText(reason ?? ciReason ?? "no_pairable")}</p>
      </div>
      <p className="mt-3 text-[13px] text-soft">
        Not alpha of pooled answers: thrown together, the different means of criteria would pass for agreement between people. Report it under this name, and alpha of each criterion beside it.
      </p>
      <p className="mt-2 text-[12.5px] leading-normal text-soft">{stratifiedMethods({ ...stratified, metric }, words)}</p>
    </Card>
  );
}
