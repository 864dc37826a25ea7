"use client";

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartNote } from "./chart-frame";

type Axis = { label: string; domain: [number, number]; ticks: readonly { at: number; text: string }[] };
type Point = { x: number; y: number | null; text: string };
type Series = { key: string; name: string; points: readonly Point[]; slope: string; isClear: boolean };

const HEIGHT = 128;
const AXIS_WIDTH = 28;

/** A small chart for each series, on the same axes, so that they can be compared by eye. */
export function LinePanels({ x, y, series }: { x: Axis; y: Axis; series: readonly Series[] }) {
  return (
    <>
      <p className="mb-2 text-[12.5px] text-soft">Up: {y.label}. Across: {x.label}.</p>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        {series.map((own) => (
          <li key={own.key} className="min-w-0">
            <p className="text-[13px] font-semibold">{own.name}</p>
            <p className={own.isClear ? "text-[12.5px] font-medium text-warn tabular-nums" : "text-[12.5px] text-soft tabular-nums"}>{own.slope}</p>
            <Panel x={x} y={y} series={own} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Panel({ x, y, series: { name, points } }: { x: Axis; y: Axis; series: Series }) {
  const textOf = (axis: Axis) => {
    const texts = new Map(axis.ticks.map((tick) => [tick.at, tick.text]));
    return (at: number) => texts.get(at) ?? "";
  };
  const tick = { fill: "var(--ink-faint)", fontSize: 11.5 };
  return (
    <div className="mt-1" style={{ height: HEIGHT }}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...points]} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} title={name}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis type="number" dataKey="x" domain={x.domain} ticks={x.ticks.map(({ at }) => at)} tickFormatter={textOf(x)} height={20} tickLine={false} axisLine={{ stroke: "var(--line-strong)" }} tick={tick} />
          <YAxis type="number" domain={y.domain} ticks={y.ticks.map(({ at }) => at)} tickFormatter={textOf(y)} width={AXIS_WIDTH} tickLine={false} axisLine={false} tick={tick} interval={0} />
          {y.domain[0] < 0 && <ReferenceLine y={0} stroke="var(--line-strong)" />}
          <Tooltip cursor={{ stroke: "var(--line-strong)" }} isAnimationActive={false} content={({ active, payload }) => {
            const point = active ? (payload[0]?.payload as Point | undefined) : undefined;
            return point ? <ChartNote title={name} lines={[point.text]} /> : null;
          }} />
          <Line dataKey="y" stroke="var(--chart-high)" strokeWidth={2} dot={{ r: 3.5, fill: "var(--chart-high)", strokeWidth: 0 }} activeDot={{ r: 5 }} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
