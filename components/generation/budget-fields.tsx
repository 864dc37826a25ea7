import { Field, Input } from "@/components/ui/field";
import type { Budget } from "@/lib/generation/schema";

/**
 * What a run may take. Engine time is told in minutes here, and kept in seconds.
 * @param currency null where nothing has a price, empty where there is no one name for it. @param countsTokens false where the chat engine is known not to.
 * @param path of the budget in what is sent, where a problem is told.
 */
export function BudgetFields({ budget = {}, currency, countsTokens = null, errorAt, path }: {
  budget?: Budget; currency: string | null; countsTokens?: boolean | null; errorAt: (path: string) => string | undefined; path?: string;
}) {
  const isBlind = countsTokens === false;
  const moneyHint = currency === null ? "The chat engine has no price: its money is not counted, and this stops nothing it does." : isBlind ? "By the prices that are set. Without tokens the chat engine’s money is not counted either." : "By the prices that are set.";
  const at = (part: keyof Budget) => errorAt(path === undefined ? part : `${path}.${part}`);
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Tokens" optional hint={isBlind ? "The chat engine counts none, as its last probe found: this stops nothing it does. Set a time." : "In and out together."} error={at("tokens")}><Input name="budgetTokens" type="number" min={1} step={1} inputMode="numeric" defaultValue={budget.tokens} /></Field>
      <Field label="Engine time, in minutes" optional hint="Of all requests, also those that came to nothing, added up." error={at("seconds")}>
        <Input name="budgetMinutes" type="number" min={0} step="any" inputMode="decimal" defaultValue={budget.seconds === undefined ? undefined : Number((budget.seconds / 60).toFixed(2))} />
      </Field>
      <Field label={currency ? `Money, in ${currency}` : "Money"} optional hint={moneyHint} error={at("cost")}>
        <Input name="budgetCost" type="number" min={0} step="any" inputMode="decimal" defaultValue={budget.cost} />
      </Field>
    </div>
  );
}

export function budgetOf(fields: FormData): Budget {
  const number = (name: string) => {
    const words = String(fields.get(name) ?? "").trim();
    return words === "" ? undefined : Number(words);
  };
  const minutes = number("budgetMinutes");
  return { tokens: number("budgetTokens"), seconds: minutes === undefined ? undefined : Math.round(minutes * 60), cost: number("budgetCost") };
}
