"use client";

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis, type BarShapeProps } from "recharts";
import { ChartNote } from "./chart-frame";

type Lane = { key: string; name: string; total: string; marks: readonly { day: number; count: number; text: string }[] };

const LANE_HEIGHT = 34;
const AXIS_HEIGHT = 26;
/** The tallest bar stays below the name of the lane above. */
const HIGHEST_BAR = 24;
const WIDEST_BAR = 14;
const NAME_WIDTH = 72;
const TOTAL_WIDTH = 44;
/** Lines that fit into a note. */
const MOST_LINES = 6;

/** A lane for each evaluator, a bar for each day: how many judgments it brought. */
export function RaterTimeline({ lanes, days, ticks, most, label }: {
  lanes: readonly Lane[];
  days: number;
  ticks: readonly { at: number; text: string }[];
  /** The height of a lane. */
  most: number;
  label: string;
}) {
  const texts = new Map(ticks.map((tick) => [tick.at, tick.text]));
  return (
    <div style={{ height: lanes.length * LANE_HEIGHT + AXIS_HEIGHT }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart layout="vertical" data={[...lanes]} barCategoryGap={0} margin={{ top: 0, right: TOTAL_WIDTH, bottom: 0, left: NAME_WIDTH }} title={label}>
          {/* The middle of the first day is at 0. */}
          <XAxis
            type="number" domain={[-0.5, days - 0.5]} ticks={ticks.map((tick) => tick.at)} height={AXIS_HEIGHT}
            tickFormatter={(at: number) => texts.get(at) ?? ""} tickLine={false} axisLine={{ stroke: "var(--line)" }} tick={{ fill: "var(--ink-faint)", fontSize: 12 }}
          />
          <YAxis type="category" dataKey="key" hide />
          <Tooltip cursor={{ fill: "var(--sunken)" }} isAnimationActive={false} content={({ active, payload }) => {
            const lane = active ? (payload[0]?.payload as Lane | undefined) : undefined;
            return lane ? <ChartNote title={`${lane.name}: ${lane.total}`} lines={linesOf(lane)} /> : null;
          }} />
          <Bar dataKey={() => [-0.5, days - 0.5]} barSize={LANE_HEIGHT} isAnimationActive={false} shape={(props: BarShapeProps) => <LaneShape {...props} days={days} most={most} />} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function linesOf({ marks }: Lane): string[] {
  const shown = marks.slice(-MOST_LINES).map((mark) => mark.text);
  return marks.length > MOST_LINES ? [`${marks.length} days, the last of them:`, ...shown] : shown;
}

function LaneShape({ x, y, width, payload, days, most }: BarShapeProps & { days: number; most: number }) {
  const lane = payload as Lane;
  const day = width / Math.max(1, days);
  const bar = Math.max(1, Math.min(WIDEST_BAR, day * 0.8));
  const base = y + LANE_HEIGHT - 4;
  return (
    <g>
      <text x={x - NAME_WIDTH} y={base - 3} className="fill-ink font-mono text-[12.5px]">{lane.name}</text>
      <text x={x + width + TOTAL_WIDTH} y={base - 3} textAnchor="end" className="fill-soft text-[12.5px] tabular-nums">{lane.total}</text>
      <line x1={x} x2={x + width} y1={base} y2={base} stroke="var(--line)" />
      {lane.marks.map((mark) => {
        const height = Math.max(1.5, (mark.count / Math.max(1, most)) * HIGHEST_BAR);
        return <rect key={mark.day} x={x + (mark.day + 0.5) * day - bar / 2} y={base - height} width={bar} height={height} rx={Math.min(2, bar / 4)} fill="var(--chart-high)" />;
      })}
    </g>
  );
}
