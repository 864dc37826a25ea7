import type { Proposal } from "@/lib/calibrations/types";

const SIDE = 180;
const [LEFT, TOP, RIGHT, BOTTOM] = [30, 8, 8, 30];

/** Of the relevant units the share that each threshold lets through, against that of the others; the chosen one is marked. */
export function RocCurve({ roc, threshold, auc }: Pick<Proposal, "roc" | "threshold" | "auc">) {
  const x = (share: number) => LEFT + share * SIDE;
  const y = (share: number) => TOP + (1 - share) * SIDE;
  const chosen = roc.find((point) => point.threshold === threshold);
  const points = [{ truePositiveRate: 0, falsePositiveRate: 0 }, ...[...roc].reverse()].map((point) => `${x(point.falsePositiveRate).toFixed(1)},${y(point.truePositiveRate).toFixed(1)}`);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const label = chosen ? `ROC curve, area ${auc?.toFixed(3)}. At the threshold ${percent(chosen.truePositiveRate)} of the relevant pass and ${percent(chosen.falsePositiveRate)} of the others.` : "ROC curve";
  return (
    <figure className="w-fit">
      <svg role="img" aria-label={label} width={LEFT + SIDE + RIGHT} height={TOP + SIDE + BOTTOM} className="max-w-full text-[11px]">
        <rect x={LEFT} y={TOP} width={SIDE} height={SIDE} fill="none" stroke="var(--line)" />
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--line-strong)" strokeDasharray="3 4" />
        <polyline points={points.join(" ")} fill="none" stroke="var(--accent)" strokeWidth={2} strokeLinejoin="round" />
        {chosen && <circle cx={x(chosen.falsePositiveRate)} cy={y(chosen.truePositiveRate)} r={5} fill="var(--accent)" stroke="var(--card)" strokeWidth={2} />}
        <g fill="var(--ink-soft)">
          <text x={LEFT - 5} y={y(0)} textAnchor="end">0</text>
          <text x={LEFT - 5} y={y(1) + 8} textAnchor="end">1</text>
          <text x={x(1)} y={y(0) + 14} textAnchor="end">1</text>
          <text x={x(0.5)} y={y(0) + 26} textAnchor="middle">irrelevant that pass</text>
          <text transform={`translate(${LEFT - 16} ${y(0.5)}) rotate(-90)`} textAnchor="middle">relevant that pass</text>
        </g>
      </svg>
      {chosen && <figcaption className="mt-1 max-w-[15rem] text-[13px] text-soft">At the threshold {percent(chosen.truePositiveRate)} of the relevant pass and {percent(chosen.falsePositiveRate)} of the others.</figcaption>}
    </figure>
  );
}
