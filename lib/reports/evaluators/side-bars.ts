/** The chart of sides in a comparison: how often each evaluator chose A, neither and B. Pure. */
import type { EvaluatorDiagnostics } from "../analysis/evaluators-schema";
import { type ChartTable, chartTable } from "../chart-table";
import { count, counted, percent, pValue } from "../number-text";

/** More bars than this are no picture any more; the table has everybody. */
const MOST_BARS = 40;

export type SideBar = {
  key: string; name: string; n: string; text: string;
  segments: { key: string; text: string; mark: string; shortMark: string; from: number; to: number; tone: number }[];
};
export type SideBars = { bars: SideBar[]; legend: { label: string; tone: number }[]; table: ChartTable; note: string };

const PARTS = [["left", "A, the left side", 1], ["ties", "Neither", 0], ["right", "B, the right side", -1]] as const;

export function prepareSideBars(evaluators: readonly Pick<EvaluatorDiagnostics, "evaluator" | "side">[]): SideBars {
  const sided = evaluators.flatMap(({ evaluator, side }) => (side ? [{ evaluator, ...side, n: side.left + side.right + side.ties }] : []));
  // Furthest from half and half first.
  const drawn = [...sided].sort((one, other) => lean(other) - lean(one)).slice(0, MOST_BARS);
  const hidden = sided.length - drawn.length;
  return {
    bars: drawn.map((own) => {
      let from = 0;
      const segments = PARTS.map(([key, label, tone]) => {
        const share = own.n === 0 ? 0 : own[key] / own.n;
        const segment = {
          key, tone, from, to: from + share * 100, text: `${label}: ${count(own[key])} of ${count(own.n)} (${percent(share)})`,
          mark: own[key] === 0 ? "" : `${count(own[key])} · ${percent(share)}`, shortMark: own[key] === 0 ? "" : percent(share),
        };
        from = segment.to;
        return segment;
      });
      return { key: own.evaluator, name: own.evaluator, n: count(own.n), segments: own.n === 0 ? [] : segments, text: own.n === 0 ? "no answers yet" : segments.map(({ text }) => text).join("; ") };
    }),
    legend: PARTS.map(([, label, tone]) => ({ label, tone })),
    table: chartTable(["evaluator", "A", "neither", "B", "A of decisive", "adjusted p"], sided.map(({ evaluator, left, ties, right, share, adjustedP }) => [
      { text: evaluator, exact: evaluator }, { text: count(left), exact: left }, { text: count(ties), exact: ties }, { text: count(right), exact: right },
      { text: share === null ? "–" : percent(share, 1), exact: share }, { text: adjustedP === null ? "–" : pValue(adjustedP), exact: adjustedP },
    ])),
    note: `n = ${counted(sided.reduce((sum, { n }) => sum + n, 0), "judgment")}, each once, by the side that most of its criteria chose. p: exact binomial test against one half, adjusted over evaluators by Holm's method.${hidden > 0 ? ` Drawn are the ${count(drawn.length)} furthest from half and half; the table has all.` : ""}`,
  };
}

function lean({ share }: { share: number | null }): number {
  return share === null ? -1 : Math.abs(share - 0.5);
}
