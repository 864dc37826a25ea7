"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { FoldedFields } from "@/components/ui/folded-fields";
import { Notice } from "@/components/ui/notice";
import { SegmentedRadio } from "@/components/ui/segmented-radio";
import { Card } from "@/components/ui/surface";
import type { PortTerms } from "@/lib/engines/types";
import { COUNTRIES } from "@/lib/mcu/lexicon/countries";
import { RELATIONS } from "@/lib/mcu/types";
import { BudgetFields, budgetOf } from "./budget-fields";
import { RunDatasetFields, runDatasetOf } from "./run-dataset-fields";

type Provider = "scripted" | "engines";

/** Asks for a run: how many, by whom, of which people, for how much. What is left open is drawn. @param chat the engine that is asked, where there is one. */
export function RunForm({ chat }: { chat: PortTerms | undefined }) {
  const hasChatEngine = chat !== undefined;
  const router = useRouter();
  const [provider, setProvider] = useState<Provider>(hasChatEngine ? "engines" : "scripted");
  const [title, setTitle] = useState("");
  const { isSending, failure, problemAt, send } = useSending({ leaves: true });

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const request = requestOf(new FormData(event.currentTarget), provider);
    const sent = await send(() => sendJson<{ runId: string }>("POST", "/generations", request));
    if (sent?.ok) router.push(`/generate/${sent.data.runId}` as Route);
  }

  return (
    <Card className="px-5 py-5">
      <form onSubmit={ask} className="grid gap-5" aria-label="New run">
        {failure && <Notice tone="danger" live>{failure.message}</Notice>}
        <div className="grid gap-1.5">
          <p className="text-sm font-semibold">Made by</p>
          <SegmentedRadio<Provider> label="Made by" value={provider} onChange={setProvider} options={[{ value: "engines", label: "Model servers" }, { value: "scripted", label: "A script" }]} />
          <p className="text-[13px] text-soft">
            {provider === "scripted" ? "Complete in structure, made up by rule, marked as scripted everywhere: to try the software with, no data."
              : hasChatEngine ? "Every step is asked of the engines that an admin has set up." : "No chat engine is set up: ask an admin, or take the script."}
          </p>
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Episodes" hint="Each is one person’s months." error={problemAt("episodes")}><Input name="episodes" type="number" min={1} max={10_000} defaultValue={3} required /></Field>
          <Field label="Seed" optional hint="The same seed asks for the same again." error={problemAt("seed")}><Input name="seed" maxLength={100} /></Field>
          <Field label="Title" optional error={problemAt("title")}><Input name="title" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} /></Field>
        </div>
        <FoldedFields title="Which people, and what about them" opens={["minAge", "maxAge", "gender", "birthplace", "residence"].some((part) => problemAt(`people.${part}`))}>
          <div className="mt-2 grid gap-4 sm:grid-cols-3">
            <Field label="Lowest age" optional error={problemAt("people.minAge")}><Input name="minAge" type="number" min={10} max={89} /></Field>
            <Field label="Highest age" optional error={problemAt("people.maxAge")}><Input name="maxAge" type="number" min={10} max={89} /></Field>
            <Field label="Gender"><Select name="gender" defaultValue=""><option value="">either, drawn</option><option value="female">female</option><option value="male">male</option></Select></Field>
            <Field label="Birthplace"><Select name="birthplace" defaultValue=""><option value="">drawn</option>{COUNTRIES.map((country) => <option key={country}>{country}</option>)}</Select></Field>
            <Field label="Residence"><Select name="residence" defaultValue=""><option value="">drawn, mostly the birthplace</option>{COUNTRIES.map((country) => <option key={country}>{country}</option>)}</Select></Field>
            <Field label="Commonsense relation"><Select name="relation" defaultValue=""><option value="">drawn</option>{RELATIONS.map((relation) => <option key={relation}>{relation}</option>)}</Select></Field>
          </div>
        </FoldedFields>
        <FoldedFields title="How many sessions, and a dataset of it" opens={["sessions.min", "sessions.max", "dataset.slug", "dataset.title", "dataset.licence"].some(problemAt)}>
          <div className="mt-2 grid gap-4 sm:grid-cols-3">
            <Field label="Fewest sessions" hint="Of an episode, two at least." error={problemAt("sessions.min")}><Input name="minSessions" type="number" min={2} max={6} defaultValue={4} /></Field>
            <Field label="Most sessions" hint="Six at most." error={problemAt("sessions.max")}><Input name="maxSessions" type="number" min={2} max={6} defaultValue={6} /></Field>
          </div>
          <RunDatasetFields title={title} errorAt={problemAt} />
        </FoldedFields>
        {provider === "engines" && (
          <FoldedFields title="Budget: where it stops by itself" opens={["tokens", "seconds", "cost"].some((part) => problemAt(`budget.${part}`))}>
            <p className="mt-1 max-w-[68ch] text-[13px] text-soft">Once one of these is spent, nothing more is begun. What is under way comes to its end, and what is done stays.</p>
            <div className="mt-2"><BudgetFields currency={chat?.currency ?? null} countsTokens={chat?.countsTokens} errorAt={problemAt} path="budget" /></div>
          </FoldedFields>
        )}
        <div><Button type="submit" look="primary" aria-disabled={isSending} disabled={provider === "engines" && !hasChatEngine}>{isSending ? "Asking …" : "Generate"}</Button></div>
      </form>
    </Card>
  );
}

function requestOf(fields: FormData, provider: Provider) {
  const words = (name: string) => String(fields.get(name) ?? "").trim() || undefined;
  const number = (name: string) => (words(name) === undefined ? undefined : Number(words(name)));
  return {
    provider, episodes: number("episodes"), seed: words("seed"), title: words("title"), relation: words("relation"),
    people: { minAge: number("minAge"), maxAge: number("maxAge"), gender: words("gender"), birthplace: words("birthplace"), residence: words("residence") },
    sessions: { min: number("minSessions") ?? 4, max: number("maxSessions") ?? 6 }, budget: budgetOf(fields), dataset: runDatasetOf(fields),
  };
}
