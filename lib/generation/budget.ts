/** What a run may take, and what it has taken. */
import type { Budget } from "./schema";
import type { RunView } from "./types";

export type Spent = { tokens: number; cost: number; seconds: number };

export function spentOf({ inputTokens, outputTokens, cost, engineMs }: RunView["usage"]): Spent {
  return { tokens: inputTokens + outputTokens, cost: cost ?? 0, seconds: engineMs / 1_000 };
}

/** Nothing more is to be begun in this run; says why, for people. */
export class RunHalted extends Error {}

export type BudgetPart = { part: keyof Spent; spent: number; limit: number; left: number };

/** What is left of each part that was set, never less than nothing: what was under way at its end is paid for too. */
export function budgetLeft(budget: Budget, spent: Spent): BudgetPart[] {
  return (["tokens", "seconds", "cost"] as const).flatMap((part) => {
    const limit = budget[part];
    return limit === undefined ? [] : { part, limit, spent: spent[part], left: Math.max(0, limit - spent[part]) };
  });
}

/** @returns why nothing more may be asked, or null. */
export function overBudget(budget: Budget, spent: Spent): string | null {
  if (budget.tokens !== undefined && spent.tokens >= budget.tokens) return `The budget of ${budget.tokens} tokens is spent (${spent.tokens} so far).`;
  if (budget.cost !== undefined && spent.cost >= budget.cost) return `The budget of ${budget.cost} in money is spent (${spent.cost.toFixed(4)} so far).`;
  if (budget.seconds !== undefined && spent.seconds >= budget.seconds) return `The budget of ${budget.seconds} s of engine time is spent (${Math.round(spent.seconds)} s so far).`;
  return null;
}
