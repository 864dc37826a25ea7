import { ProgressBar } from "@/components/ui/progress-bar";
import { budgetLeft, type BudgetPart, spentOf } from "@/lib/generation/budget";
import { budgetText } from "@/lib/generation/budget-text";
import { currencyOf } from "@/lib/generation/currency";
import type { RunView } from "@/lib/generation/types";

const LABELS: Record<BudgetPart["part"], string> = { tokens: "Tokens", seconds: "Engine time", cost: "Money" };

/** What is left of each part of a run's budget; nothing where none was set. */
export function BudgetLeft({ view: { request, usage, engines } }: { view: RunView }) {
  const parts = budgetLeft(request.budget, spentOf(usage));
  if (parts.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
      {parts.map((part) => (
        <div key={part.part} className="grid content-start gap-1">
          <dt className="text-[13px] text-soft">Budget: {LABELS[part.part].toLowerCase()}</dt>
          <dd className="grid gap-1.5 text-sm font-semibold tabular-nums">
            {budgetText(part, currencyOf(engines))}
            <ProgressBar value={part.spent / part.limit} label={`Spent of the budget of ${LABELS[part.part].toLowerCase()}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
