import { ProgressBar } from "@/components/ui/progress-bar";
import { budgetLeft, type BudgetPart } from "@/lib/generation/budget";
import { budgetText } from "@/lib/generation/budget-text";
import type { RunView } from "@/lib/generation/types";

const LABELS: Record<BudgetPart["part"], string> = { tokens: "Tokens", seconds: "Engine time", cost: "Money" };

/** What is left of each part of a run's budget; nothing where none was set. */
export function BudgetLeft({ view: { request, usage, engines } }: { view: RunView }) {
  const parts = budgetLeft(request.budget, { tokens: usage.inputTokens + usage.outputTokens, seconds: usage.engineMs / 1_000, cost: usage.cost ?? 0 });
  if (parts.length === 0) return null;
  const currencies = new Set(engines.flatMap(({ cost, currency }) => (cost === null ? [] : (currency ?? ""))));
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
      {parts.map((part) => (
        <div key={part.part} className="grid content-start gap-1">
          <dt className="text-[13px] text-soft">Budget: {LABELS[part.part].toLowerCase()}</dt>
          <dd className="grid gap-1.5 text-sm font-semibold tabular-nums">
            {budgetText(part, currencies.size === 1 ? [...currencies][0] : undefined)}
            <ProgressBar value={part.spent / part.limit} label={`Spent of the budget of ${LABELS[part.part].toLowerCase()}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
