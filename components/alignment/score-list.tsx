import type { Verdict } from "@/lib/alignments/verdicts";
import { Chip } from "@/components/ui/chip";
import { SCORE_NAMES } from "@/lib/alignments/names";

/** Each score against its threshold. What was not measured, or has no threshold, is never said to have passed. */
export function ScoreList({ verdicts }: { verdicts: readonly Verdict[] }) {
  return (
    <dl className="grid gap-1 text-[13px]">
      {verdicts.map(({ score, value, threshold, passed, calibrated, reason }) => (
        <div key={score} className="flex flex-wrap items-center gap-x-2">
          <dt className="text-soft">{SCORE_NAMES[score]}</dt>
          <dd className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium tabular-nums">{value === null ? "–" : value.toFixed(3)}</span>
            {threshold !== null && <span className="text-soft">{score === "nsfw" ? "at most" : "at least"} {Number(threshold.toFixed(4))}, {calibrated ? "calibrated" : "not calibrated"}</span>}
            {passed !== null && <Chip tone={passed ? "good" : "danger"}>{passed ? "passed" : "refused"}</Chip>}
            {value === null && reason && <span className="text-soft">{reason}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
