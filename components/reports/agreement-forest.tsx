import { ChartFrame } from "@/components/charts/chart-frame";
import { ForestPlot } from "@/components/charts/forest-plot";
import { Chip } from "@/components/ui/chip";
import { forestMethods } from "@/lib/reports/agreement/agreement-methods";
import { FEW_ITEMS, type ForestInput, prepareForestPlot } from "@/lib/reports/forest-plot";
import type { Metric } from "@/lib/stats/metric";

/** Alpha by criterion with its interval, and the lines that are held against it. */
export function AgreementForest({ criteria, metric, words, isLive = false, figure }: {
  criteria: readonly ForestInput[];
  metric: Metric;
  words: { one: string; many: string };
  /** As of now, beside numbers that are not. */
  isLive?: boolean;
  figure: string;
}) {
  const forest = prepareForestPlot(criteria, words);
  return (
    <ChartFrame
      title="How far evaluators agree" table={forest.table} fileName="agreement.csv" figureUrl={figure} methods={forestMethods(criteria, words)}
      lead={<>{isLive && <><Chip tone="good">Now</Chip>{" "}</>}Krippendorff&apos;s alpha, {metric}, with its 95% interval. Dashed: conventions, not limits.</>}
      note={forest.hasFaint ? `Open circles in grey: fewer than ${FEW_ITEMS} ${words.many}, so the number will still move.` : undefined}
    >
      <ForestPlot rows={forest.rows} domain={forest.domain} ticks={forest.ticks} conventions={forest.conventions} label="Krippendorff's alpha by criterion" />
    </ChartFrame>
  );
}
