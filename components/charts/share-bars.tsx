"use client";

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis, type BarShapeProps, type XAxisTickContentProps } from "recharts";
import { ChartNote } from "./chart-frame";
import { toneFill, toneInk } from "./tone";

type Segment = { key: string; text: string; mark: string; shortMark: string; from: number; to: number; tone: number };
type Row = { key: string; name: string; n: string; segments: readonly Segment[]; text: string };

const ROW_HEIGHT = 54;
const AXIS_HEIGHT = 26;
const BAR_HEIGHT = 24;
const BAR_TOP = 25;
const TICKS = [0, 25, 50, 75, 100];
/** Room that a number takes, about. */
const PER_LETTER = 7;

/** Bars of 100%, one per row. The name stands above its bar, so that any width will do. */
export function ShareBars({ bars, legend, label }: { bars: readonly Row[]; legend: readonly { label: string; tone: number }[]; label: string }) {
  return (
    <>
      <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-soft">
        {legend.map((part) => (
          <li key={part.label} className="inline-flex items-center gap-1.5">
            <span className="size-3 rounded-[3px]" style={{ background: toneFill(part.tone) }} aria-hidden />
            {part.label}
          </li>
        ))}
      </ul>
      <div style={{ height: bars.length * ROW_HEIGHT + AXIS_HEIGHT }}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart layout="vertical" data={[...bars]} barCategoryGap={0} margin={{ top: 0, right: 0, bottom: 0, left: 0 }} title={label}>
            <XAxis
              type="number" domain={[0, 100]} ticks={TICKS} height={AXIS_HEIGHT} interval={0}
              tickLine={false} axisLine={{ stroke: "var(--line)" }} tick={Tick}
            />
            <YAxis type="category" dataKey="key" hide />
            <Tooltip cursor={{ fill: "var(--sunken)" }} isAnimationActive={false} content={({ active, payload }) => {
              const row = active ? (payload[0]?.payload as Row | undefined) : undefined;
              return row ? <ChartNote title={row.name} lines={row.segments.length > 0 ? row.segments.map((segment) => segment.text) : [row.text]} /> : null;
            }} />
            <Bar dataKey={() => [0, 100]} barSize={ROW_HEIGHT} isAnimationActive={false} shape={RowShape} />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}

/** The outermost labels end where the bars end. */
function Tick({ x, y, payload }: XAxisTickContentProps) {
  const at = Number(payload.value);
  return <text x={x} y={Number(y) + 12} textAnchor={at === 0 ? "start" : at === 100 ? "end" : "middle"} fill="var(--ink-faint)" fontSize={12}>{at}%</text>;
}

function RowShape({ x, y, width, payload }: BarShapeProps) {
  const row = payload as Row;
  const at = (value: number) => x + (value / 100) * width;
  return (
    <g>
      <text x={x} y={y + 17} className="fill-ink text-[13px] font-semibold">{row.name}</text>
      <text x={x + width} y={y + 17} textAnchor="end" className="fill-soft text-[12.5px] tabular-nums">n = {row.n}</text>
      {row.segments.length === 0 && <text x={x} y={y + BAR_TOP + 16} className="fill-faint text-[12.5px]">{row.text}</text>}
      {row.segments.map((segment) => {
        const room = at(segment.to) - at(segment.from);
        const mark = [segment.mark, segment.shortMark].find((text) => text.length * PER_LETTER + 14 < room);
        return (
          <g key={segment.key}>
            <rect x={at(segment.from)} y={y + BAR_TOP} width={Math.max(0, room)} height={BAR_HEIGHT} fill={toneFill(segment.tone)} stroke="var(--card)" strokeWidth={1} />
            {mark && <text x={(at(segment.from) + at(segment.to)) / 2} y={y + BAR_TOP + 16.5} textAnchor="middle" fill={toneInk(segment.tone)} className="text-[12px] font-medium tabular-nums">{mark}</text>}
          </g>
        );
      })}
    </g>
  );
}
