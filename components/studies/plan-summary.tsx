import { Card } from "@/components/ui/surface";
import { Notice } from "@/components/ui/notice";
import { count, counted, fixed } from "@/lib/reports/number-text";
import { SECONDS_PER_CRITERION, SECONDS_PER_IMAGE, SECONDS_PER_TURN, type StudyPlan } from "@/lib/reports/study-plan";

/** What the choices come to. */
export function PlanSummary({ plan, unit }: { plan: StudyPlan; unit: "episode" | "session" }) {
  return (
    <Card className="px-5 py-4">
      <h2 className="text-[15px]">What this comes to</h2>
      <PlanFigures
        isLive
        rows={[
          [`${unit === "episode" ? "Episodes" : "Sessions"} to draw from`, count(plan.eligible)],
          ["Items in the sample", count(plan.items)],
          ["Judgments needed", count(plan.judgments)],
          ["Per evaluator, if shared evenly", plan.itemsEach === null ? "–" : counted(plan.itemsEach, "item")],
          ["One item, roughly", plan.minutesPerItem === null ? "–" : durationText(plan.minutesPerItem)],
          ["All of it, roughly", plan.hours === null ? "–" : durationText(plan.hours * 60)],
        ]}
      />
      <p className="mt-3 text-[12.5px] text-faint">
        At {SECONDS_PER_TURN} s a turn, {SECONDS_PER_IMAGE} s a picture and {SECONDS_PER_CRITERION} s a criterion; medians of the dataset.
      </p>
      {plan.problem && <Notice tone={plan.canStart ? "warn" : "danger"} className="mt-3">{plan.problem}</Notice>}
    </Card>
  );
}

export function PlanFigures({ rows, isLive }: { rows: readonly (readonly [string, string])[]; isLive: boolean }) {
  return (
    <dl className="mt-3 grid gap-2 text-sm" aria-live={isLive ? "polite" : undefined}>
      {rows.map(([term, value]) => (
        <div key={term} className="flex items-baseline justify-between gap-3">
          <dt className="text-soft">{term}</dt>
          <dd className="font-semibold whitespace-nowrap tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function durationText(minutes: number): string {
  if (minutes < 1) return "under 1 min";
  if (minutes < 90) return `${fixed(minutes, 0)} min`;
  return `${fixed(minutes / 60, minutes < 600 ? 1 : 0)} h`;
}
