/** What is left of a budget, in words. */
import { count, fixed } from "@/lib/reports/number-text";
import type { BudgetPart } from "./budget";

/** "8,766 of 10,000 left". @param currency of the prices, where all that was asked have the same. */
export function budgetText({ part, left, limit }: BudgetPart, currency: string | null = null): string {
  const text = part === "tokens" ? count : part === "cost" ? moneyText : timeText;
  return left === 0 ? `spent: all of ${text(limit)}${unit(part, currency)}` : `${text(left)} of ${text(limit)}${unit(part, currency)} left`;
}

const unit = (part: BudgetPart["part"], currency: string | null) => (part === "cost" && currency ? ` ${currency}` : "");

function moneyText(value: number): string {
  return fixed(value, value < 1 ? 4 : 2);
}

/** "45 s", "12 min", "3 h 20 min". */
export function timeText(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${count(minutes / 60)} h` : `${count(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}
