import { SegmentedLinks } from "@/components/ui/segmented-links";
import { METRICS, type Metric } from "@/lib/stats/metric";

const HINTS: Record<Metric, string> = {
  ordinal: "Points have an order; differences count by how many answers lie between. The usual choice for a rating scale.",
  nominal: "Points are names; any difference counts the same.",
  interval: "Points are equally far apart; differences count squared.",
  ratio: "Points are amounts with a true zero.",
};
const LABELS: Record<Metric, string> = { ordinal: "Ordinal", nominal: "Nominal", interval: "Interval", ratio: "Ratio" };

/** Which differences count how much. */
export function MetricSwitch({ hrefOf, current, metrics = METRICS }: { hrefOf: (metric: Metric) => string; current: Metric; metrics?: readonly Metric[] }) {
  const ordered: Metric[] = ["ordinal", ...metrics.filter((metric) => metric !== "ordinal")];
  return (
    <div>
      <SegmentedLinks label="Metric of alpha" options={ordered.map((metric) => ({ name: metric, href: hrefOf(metric), label: LABELS[metric] }))} current={current} />
      <p className="mt-1.5 text-[13px] text-soft">{HINTS[current]}</p>
    </div>
  );
}
