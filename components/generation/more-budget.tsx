"use client";

import { Play } from "lucide-react";
import type { FormEvent } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { RunView } from "@/lib/generation/types";
import { BudgetFields, budgetOf } from "./budget-fields";

/** A run that its budget stopped goes on with a larger one; in one that has ended, steps can be done anew with it. */
export function MoreBudget({ view, currency, canGoOn, onChanged }: { view: RunView; currency: string | null; canGoOn: boolean; onChanged: (view: RunView) => void }) {
  const { isSending, failure, problemAt, send } = useSending();

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const budget = budgetOf(new FormData(event.currentTarget));
    const sent = await send(async () => {
      const changed = await sendJson<RunView>("PUT", `/generations/${view.id}/budget`, budget);
      return changed.ok && canGoOn ? sendJson<RunView>("POST", `/generations/${view.id}/resume`) : changed;
    });
    if (sent?.ok) onChanged(sent.data);
  }

  return (
    <form onSubmit={change} aria-label="A larger budget" className="grid gap-4 border-t border-line pt-4">
      <p className="max-w-[68ch] text-[13px] text-soft">{canGoOn ? "With a larger budget the run goes on from where it is." : "With a larger budget, steps of it can be done anew."} Limits are for the whole run, what is spent included; an empty one is none.</p>
      {failure && <Notice tone="danger" live>{failure.message}</Notice>}
      <BudgetFields budget={view.request.budget} currency={currency} errorAt={problemAt} />
      <div><Button type="submit" look="primary" icon={canGoOn ? <Play size={15} aria-hidden /> : undefined} aria-disabled={isSending}>{isSending ? "Asking …" : canGoOn ? "Go on with this" : "Set this budget"}</Button></div>
    </form>
  );
}
