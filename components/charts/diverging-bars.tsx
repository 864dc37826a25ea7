"use client";

import { Bar, BarChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis, type BarShapeProps } from "recharts";
import { ChartNote } from "./chart-frame";
import { toneFill, toneInk } from "./tone";

type Segment = { value: number; text: string; mark: string; from: number; to: number; tone: number };
type Row = { key: string; name: string; n: string; segments: readonly Segment[]; text: string };

const ROW_HEIGHT = 54;
const AXIS_HEIGHT = 26;
/** Room for half a tick label at both ends; names begin at the very edge. */
const INSET = 20;
const BAR_HEIGHT = 22;
const BAR_TOP = 26;
/** Recharts draws bars at 300. */
const BELOW_BARS = 100;

/** One bar per row, laid out to both sides of the middle of its scale. The name stands above its bar, so that any width will do. */
export function DivergingBars({ bars, reach, ticks, legend, label }: {
  bars: readonly Row[];
  /** Half of the width. */
  reach: number;
  ticks: readonly { at: number; text: string }[];
  legend: readonly { label: string; tone: number }[] | null;
  label: string;
}) {
  const texts = new Map(ticks.map((tick) => [tick.at, tick.text]));
  return (
    <>
      {legend && (
        <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-soft">
          {legend.map((point) => (
            <li key={point.label} className="inline-flex items-center gap-1.5">
              <span className="size-3 rounded-[3px]" style={{ background: toneFill(point.tone) }} aria-hidden />
              {point.label}
            </li>
          ))}
        </ul>
      )}
      <div style={{ height: bars.length * ROW_HEIGHT + AXIS_HEIGHT }}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart layout="vertical" data={[...bars]} barCategoryGap={0} margin={{ top: 0, right: INSET, bottom: 0, left: INSET }} title={label}>
            <XAxis
              type="number" domain={[-reach, reach]} ticks={ticks.map((tick) => tick.at)} height={AXIS_HEIGHT} interval={0}
              tickFormatter={(at: number) => texts.get(at) ?? ""} tickLine={false} axisLine={{ stroke: "var(--line)" }}
              tick={{ fill: "var(--ink-faint)", fontSize: 12 }}
            />
            <YAxis type="category" dataKey="key" hide />
            <ReferenceLine x={0} stroke="var(--line)" zIndex={BELOW_BARS} />
            <Tooltip cursor={{ fill: "var(--sunken)" }} isAnimationActive={false} content={({ active, payload }) => {
              const row = active ? (payload[0]?.payload as Row | undefined) : undefined;
              return row ? <ChartNote title={row.name} lines={row.segments.length > 0 ? row.segments.map((segment) => segment.text) : [row.text]} /> : null;
            }} />
            <Bar dataKey={() => [-reach, reach]} barSize={ROW_HEIGHT} isAnimationActive={false} shape={(props: BarShapeProps) => <RowShape {...props} reach={reach} />} />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}

function RowShape({ x, y, width, payload, reach }: BarShapeProps & { reach: number }) {
  const row = payload as Row;
  const scale = width / (2 * reach);
  const at = (value: number) => x + (value + reach) * scale;
  return (
    <g>
      <text x={x - INSET} y={y + 17} className="fill-ink text-[13px] font-semibold">{row.name}</text>
      <text x={x + width + INSET} y={y + 17} textAnchor="end" className="fill-soft text-[12.5px] tabular-nums">n = {row.n}</text>
      {row.segments.length === 0 && <text x={at(0) + 8} y={y + BAR_TOP + 15} className="fill-faint text-[12.5px]">{row.text}</text>}
      {row.segments.map((segment) => (
        <g key={segment.value}>
          <rect x={at(segment.from)} y={y + BAR_TOP} width={Math.max(0, at(segment.to) - at(segment.from))} height={BAR_HEIGHT} fill={toneFill(segment.tone)} stroke="var(--card)" strokeWidth={1} />
          {(segment.to - segment.from) * scale > 34 && (
            <text x={(at(segment.from) + at(segment.to)) / 2} y={y + BAR_TOP + 15.5} textAnchor="middle" fill={toneInk(segment.tone)} className="text-[12px] font-medium tabular-nums">{segment.mark}</text>
          )}
        </g>
      ))}
      <line x1={at(0)} x2={at(0)} y1={y + BAR_TOP - 2} y2={y + BAR_TOP + BAR_HEIGHT + 2} stroke="var(--ink)" strokeWidth={1.5} />
    </g>
  );
}
