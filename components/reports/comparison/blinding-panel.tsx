import { Card } from "@/components/ui/surface";
import { blindingText } from "@/lib/reports/comparison/blinding-text";
import type { Blinding } from "@/lib/reports/comparison/schema";
import { Exact } from "../exact";

/** Whether evaluators could tell which side was machine-made. */
export function BlindingPanel({ blinding }: { /** Null until sources are named. */ blinding: Blinding | null }) {
  if (!blinding) {
    return (
      <Card className="px-4 pt-4 pb-4 sm:px-5">
        <h2 className="text-[15px]">Did the blinding hold?</h2>
        <p className="mt-0.5 text-[13px] text-soft">Evaluators are asked at the very end which side of some pairs was machine-made. What they said is told once sources are named: before, it would tell which alias is machine-made.</p>
      </Card>
    );
  }
  const { index, interval, p, facts, sentence } = blindingText(blinding);
  return (
    <Card className="px-4 pt-4 pb-4 sm:px-5">
      <h2 className="text-[15px]">Did the blinding hold?</h2>
      <p className="mt-0.5 text-[13px] text-soft">{sentence}</p>
      {blinding.n > 0 && (
        <div className="mt-3 flex flex-wrap items-baseline gap-x-5 gap-y-1">
          <p className="text-2xl font-semibold tabular-nums"><Exact cell={index} name="blinding-index" /></p>
          <p className="text-[13px] text-soft tabular-nums">Blinding index, 95% interval {interval}; p <Exact cell={p} name="blinding-index-p" /></p>
        </div>
      )}
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        {facts.map(({ term, value }) => (
          <div key={term}>
            <dt className="text-[13px] text-soft">{term}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
