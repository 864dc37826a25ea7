"use client";

import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis, type BarShapeProps } from "recharts";
import { ChartNote } from "./chart-frame";

type Step = { label: string; items: number; text: string; isComplete: boolean };

const HEIGHT = 190;

/** How many items stand at each step towards complete. */
export function CoverageBars({ bars, label }: { bars: readonly Step[]; label: string }) {
  return (
    <div style={{ height: HEIGHT }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...bars]} barCategoryGap="20%" margin={{ top: 22, right: 4, bottom: 0, left: 4 }} title={label}>
          <XAxis dataKey="label" tickLine={false} axisLine={{ stroke: "var(--line)" }} tick={{ fill: "var(--ink-soft)", fontSize: 12 }} />
          <YAxis hide domain={[0, "dataMax"]} />
          <Tooltip cursor={{ fill: "var(--sunken)" }} isAnimationActive={false} content={({ active, payload }) => {
            const step = active ? (payload[0]?.payload as Step | undefined) : undefined;
            return step ? <ChartNote title={step.label} lines={[step.text]} /> : null;
          }} />
          <Bar dataKey="items" maxBarSize={72} isAnimationActive={false} shape={StepShape}>
            <LabelList dataKey="items" position="top" fill="var(--ink)" fontSize={13} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function StepShape({ x, y, width, height, payload }: BarShapeProps) {
  return <rect x={x} y={y} width={width} height={height} rx={4} fill={(payload as Step).isComplete ? "var(--chart-high)" : "var(--chart-high-soft)"} />;
}
