import { coverageCells } from "@/bench/coverage-cells";
import { computeAgreement } from "@/lib/stats/agreement";
import { rowsOf } from "../rating-matrix";
import published from "../vectors/alpha-published.json";
import { decimal, tableOf } from "./markdown";

const REPLICATES = 10_000;

/** Intervals of one data set by every method, ours and others'. */
export function intervalsSection(): string {
  const data = rowsOf(published.examples.find(({ id }) => id === "hayes_krippendorff2007")?.data ?? []);
  const drawn = computeAgreement(data, { metric: "ordinal", interval: { kind: "bca", seed: "1", replicates: REPLICATES } });
  const live = computeAgreement(data, { metric: "ordinal", interval: "jackknife" });
  const limits = (interval: { low: number; high: number } | null) => (interval ? `${decimal(interval.low, 3)} to ${decimal(interval.high, 3)}` : "none");
  const rows = [
    ["jackknife on the scale of η, shown live", "here", limits(live.ci)],
    ["BCa over units, 10,000 resamples, seed 1, in exports", "here", limits(drawn.ci)],
    ["percentile of the same resamples", "here", limits(drawn.percentileCi)],
    ["percentile over units, 10,000 resamples", "R icr 0.6.6, nonparametric", "0.626 to 0.842"],
    ["239 pairs of answers, as KALPHA draws them, 20,000 resamples", "recomputed", "0.708 to 0.807"],
    ["pairs of answers, 10,000 resamples", "R icr 0.6.6", "0.715 to 0.813"],
  ];
  const designs = new Map<string, { truth: number; units: number[]; intervals: string[] }>();
  for (const { design, n, truth, kinds } of coverageCells()) {
    const known = designs.get(design) ?? { truth, units: [], intervals: kinds.map(({ what }) => what) };
    known.units.push(n);
    designs.set(design, known);
  }
  return [
    "## Intervals",
    "Ordinal α of Hayes & Krippendorff 2007 is 0.760. Resampling pairs of answers treats the answers to one unit as if they were independent and holds the expected disagreement fixed: its interval is half as wide.",
    tableOf(["interval", "by", "95 %"], rows),
    "Whether intervals hold the true value as often as they say is measured in simulated studies of which it is known, and the result is in [what was measured](benchmarks.md). Anybody can run them again; the seed makes it the same studies:",
    "```sh\nnpm run bench -- coverage --simulations 1000 --seed coverage\n```",
    tableOf(["design", "true value", "units, items or judgments", "intervals"], [...designs].map(([design, { truth, units, intervals }]) => [design, decimal(truth, 3), units.join(", "), intervals.join(", ")])),
  ].join("\n\n");
}
