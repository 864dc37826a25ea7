"use client";

import { Bar, BarChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis, type BarShapeProps } from "recharts";
import { ChartNote } from "./chart-frame";

type Row = {
  key: string; name: string; value: number | null; low: number | null; high: number | null;
  isFaint: boolean; text: string; shortText: string; gap: string | null; basis: string;
};

const ROW_HEIGHT = 54;
const AXIS_HEIGHT = 26;
/** Room for half a tick label at both ends; names begin at the very edge. */
const INSET = 20;
/** Below this width the interval stands in the note and the table only. */
const WIDE = 420;
const TOP = 20;
const MARK_Y = 35;
/** Recharts draws bars at 300. */
const BELOW_BARS = 100;
/** Keeps letters readable where a line runs behind them. */
const HALO = { paintOrder: "stroke", stroke: "var(--card)", strokeWidth: 5 } as const;

/** An estimate with its interval per row; where there is none, a gap that says why. */
export function ForestPlot({ rows, domain, ticks, conventions = [], ends, label }: {
  rows: readonly Row[];
  domain: [number, number];
  ticks: readonly { at: number; text: string }[];
  /** Dashed lines with their name. */
  conventions?: readonly { at: number; text: string }[];
  /** What lies towards either end. */
  ends?: { low: string; high: string };
  label: string;
}) {
  const texts = new Map(ticks.map((tick) => [tick.at, tick.text]));
  return (
    <>
      <div style={{ height: rows.length * ROW_HEIGHT + AXIS_HEIGHT + TOP }}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart layout="vertical" data={[...rows]} barCategoryGap={0} margin={{ top: TOP, right: INSET, bottom: 0, left: INSET }} title={label}>
            <XAxis
              type="number" domain={domain} ticks={ticks.map((tick) => tick.at)} height={AXIS_HEIGHT} interval={0}
              tickFormatter={(at: number) => texts.get(at) ?? ""} tickLine={false} axisLine={{ stroke: "var(--line)" }}
              tick={{ fill: "var(--ink-faint)", fontSize: 12 }}
            />
            <YAxis type="category" dataKey="key" hide />
            {domain[0] < 0 && <ReferenceLine x={0} stroke="var(--line-strong)" zIndex={BELOW_BARS} />}
            {conventions.map((line, index) => (
              <ReferenceLine
                key={line.at} x={line.at} stroke="var(--line-strong)" strokeDasharray="4 4" zIndex={BELOW_BARS}
                label={{ value: line.text, position: "top", fill: "var(--ink-faint)", fontSize: 12, dx: index === 0 ? -6 : 6 }}
              />
            ))}
            <Tooltip cursor={{ fill: "var(--sunken)" }} isAnimationActive={false} content={({ active, payload }) => {
              const row = active ? (payload[0]?.payload as Row | undefined) : undefined;
              return row ? <ChartNote title={row.name} lines={[row.text, row.basis]} /> : null;
            }} />
            <Bar dataKey={() => domain} barSize={ROW_HEIGHT} isAnimationActive={false} shape={(props: BarShapeProps) => <RowShape {...props} domain={domain} />} />
          </BarChart>
        </ResponsiveContainer>
      </div>
      {ends && (
        <p className="flex justify-between gap-4 text-[12.5px] text-soft">
          <span>← {ends.low}</span><span className="text-end">{ends.high} →</span>
        </p>
      )}
    </>
  );
}

function RowShape({ x, y, width, payload, domain }: BarShapeProps & { domain: [number, number] }) {
  const row = payload as Row;
  const at = (value: number) => x + ((value - domain[0]) / (domain[1] - domain[0])) * width;
  const middle = y + MARK_Y;
  const ink = row.isFaint ? "var(--line-strong)" : "var(--accent)";
  return (
    <g>
      <text x={x - INSET} y={y + 17} className="fill-ink text-[13px] font-semibold" style={HALO}>{row.name}</text>
      {row.value === null && <text x={x - INSET} y={middle + 5} className="fill-soft text-[12.5px]" style={HALO}>undefined: {row.gap}</text>}
      {row.value !== null && <text x={x + width + INSET} y={y + 17} textAnchor="end" className="fill-soft text-[12.5px] tabular-nums" style={HALO}>{width > WIDE ? row.text : row.shortText}</text>}
      {row.low !== null && row.high !== null && (
        <g stroke={ink} strokeWidth={2}>
          <line x1={at(row.low)} x2={at(row.high)} y1={middle} y2={middle} />
          <line x1={at(row.low)} x2={at(row.low)} y1={middle - 5} y2={middle + 5} />
          <line x1={at(row.high)} x2={at(row.high)} y1={middle - 5} y2={middle + 5} />
        </g>
      )}
      {row.value !== null && <circle cx={at(row.value)} cy={middle} r={5.5} fill={row.isFaint ? "var(--card)" : ink} stroke={ink} strokeWidth={2} />}
    </g>
  );
}
