/** Limits of a generation run as they are written on the command line. */
import { InvalidArgumentError, type Command } from "commander";
import { type Budget, budgetSchema } from "@/lib/generation/schema";
import { UsageError } from "./usage-error";

export type BudgetOptions = { budgetTokens?: number; budgetMinutes?: number; budgetCost?: number };

export function withBudgetOptions(command: Command): Command {
  return command
    .option("--budget-tokens <n>", "stop once so many are spent, in and out together", amount)
    .option("--budget-minutes <n>", "stop once so much engine time is spent, of all requests added up", amount)
    .option("--budget-cost <n>", "stop once so much money is spent, by the engines' prices", amount);
}

/** @returns {} where none was given. @throws UsageError */
export function budgetFrom({ budgetTokens, budgetMinutes, budgetCost }: BudgetOptions): Budget {
  const given = { tokens: budgetTokens, seconds: budgetMinutes === undefined ? undefined : Math.round(budgetMinutes * 60), cost: budgetCost };
  const parsed = budgetSchema.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map(({ path, message }) => `budget of ${path.join(".")}: ${message}`).join("; "));
}

function amount(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("is no number");
  return value;
}
