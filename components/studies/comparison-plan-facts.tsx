import { Notice } from "@/components/ui/notice";
import { count, counted } from "@/lib/reports/number-text";
import { type ComparisonPlan, SECONDS_PER_CRITERION, SECONDS_PER_IMAGE, SECONDS_PER_TURN } from "@/lib/reports/study-plan";
import type { ContrastDraw } from "@/lib/studies/design/schema";
import { durationText, PlanFigures } from "./plan-summary";

/** Pairs, judgments and hours of a comparison, and what each contrast gives. */
export function ComparisonPlanFacts({ plan, contrasts, titleOf, isLive = false }: {
  plan: ComparisonPlan;
  contrasts: readonly ContrastDraw[];
  titleOf: (source: number) => string;
  /** It changes while somebody looks at it. */
  isLive?: boolean;
}) {
  return (
    <>
      <PlanFigures
        isLive={isLive}
        rows={[
          ["Pairs in the sample", count(plan.pairs)],
          ["Judgments needed", count(plan.judgments)],
          ["Per evaluator, if shared evenly", plan.pairsEach === null ? "–" : counted(plan.pairsEach, "pair")],
          ["One pair, roughly", plan.minutesPerPair === null ? "–" : durationText(plan.minutesPerPair)],
          ["All of it, roughly", plan.hours === null ? "–" : durationText(plan.hours * 60)],
        ]}
      />
      <h3 className="mt-4 border-t border-line pt-3 text-[13px]">By contrast</h3>
      <ul className="mt-1.5 grid gap-2 text-sm">
        {contrasts.map((contrast) => (
          <li key={`${contrast.first}-${contrast.second}`}>
            <div className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 break-words">{titleOf(contrast.first)} × {titleOf(contrast.second)}</span>
              <span className="font-semibold whitespace-nowrap tabular-nums">{counted(contrast.pairs.drawn, "pair")}</span>
            </div>
            <p className="text-[12.5px] text-soft">{possibleText(contrast)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-[12.5px] text-faint">
        At {SECONDS_PER_TURN} s a turn, {SECONDS_PER_IMAGE} s a picture and {SECONDS_PER_CRITERION} s a criterion; medians of the sides drawn.
      </p>
      {plan.problems.map((problem) => <Notice key={problem} tone="danger" className="mt-3">{problem}</Notice>)}
      {plan.caution && <Notice tone="warn" className="mt-3">{plan.caution}</Notice>}
    </>
  );
}

function possibleText({ units, pairs }: ContrastDraw): string {
  const from = `of ${count(units[0])} and ${count(units[1])} conversations`;
  return pairs.leftOut === 0 ? `${from}; images leave none out` : `${from}; ${count(pairs.leftOut)} of ${counted(pairs.possible, "possible pair")} left out for want of images`;
}
