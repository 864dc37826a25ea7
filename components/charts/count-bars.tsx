"use client";

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis, type BarShapeProps } from "recharts";
import { ChartNote } from "./chart-frame";

type Row = { key: string; name: string; count: number; mark: string; text: string };

const ROW_HEIGHT = 40;
const BAR_HEIGHT = 12;
const BAR_TOP = 21;

/** One bar per name, as long as its count. The name stands above its bar, so that any width will do. */
export function CountBars({ bars, most, label }: { bars: readonly Row[]; most: number; label: string }) {
  return (
    <div style={{ height: bars.length * ROW_HEIGHT }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart layout="vertical" data={[...bars]} barCategoryGap={0} margin={{ top: 0, right: 0, bottom: 0, left: 0 }} title={label}>
          <XAxis type="number" domain={[0, Math.max(1, most)]} hide />
          <YAxis type="category" dataKey="key" hide />
          <Tooltip cursor={{ fill: "var(--sunken)" }} isAnimationActive={false} content={({ active, payload }) => {
            const row = active ? (payload[0]?.payload as Row | undefined) : undefined;
            return row ? <ChartNote title={row.name} lines={[row.text]} /> : null;
          }} />
          <Bar dataKey={() => [0, Math.max(1, most)]} barSize={ROW_HEIGHT} isAnimationActive={false} shape={(props: BarShapeProps) => <RowShape {...props} most={most} />} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** About what a letter takes, so that a long name ends before the number. */
const PER_LETTER = 6.6;

function RowShape({ x, y, width, payload, most }: BarShapeProps & { most: number }) {
  const row = payload as Row;
  const letters = Math.max(4, Math.floor((width - row.mark.length * PER_LETTER - 16) / PER_LETTER));
  return (
    <g>
      <text x={x} y={y + 15} className="fill-ink text-[13px]">{row.name.length > letters ? `${row.name.slice(0, letters - 1).toWellFormed()}…` : row.name}</text>
      <text x={x + width} y={y + 15} textAnchor="end" className="fill-soft text-[12.5px] tabular-nums">{row.mark}</text>
      {row.count > 0 && <rect x={x} y={y + BAR_TOP} width={Math.max(2, (row.count / Math.max(1, most)) * width)} height={BAR_HEIGHT} rx={3} fill="var(--chart-high)" />}
    </g>
  );
}
