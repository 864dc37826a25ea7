"use client";

import type { Route } from "next";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { slugFor } from "@/components/datasets/slug-for";
import { type Failure, sendJson } from "@/components/studies/send-json";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import type { RunView } from "@/lib/generation/types";
import { counted } from "@/lib/reports/number-text";

/** A run that has ended becomes a dataset that studies draw from; written anew since, its next version. */
export function PublishRun({ view, onAsked }: { view: RunView; onAsked: (view: RunView) => void }) {
  const { dataset, progress, request } = view;
  const [title, setTitle] = useState(dataset?.title ?? view.title);
  const [slug, setSlug] = useState<string | null>(dataset?.slug ?? null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setSending] = useState(false);
  const address = slug ?? slugFor(title);
  const isPublished = dataset !== null && dataset.version !== null;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    const licence = String(new FormData(event.currentTarget).get("licence") ?? "").trim();
    const sent = await sendJson<RunView>("POST", `/generations/${view.id}/dataset`, { slug: address, title, ...(licence && { licence }) });
    setSending(false);
    setFailure(sent.ok ? null : sent.error);
    if (sent.ok) onAsked(sent.data);
  }

  const errorAt = (path: string) => failure?.problems.find((problem) => problem.path === path)?.message;
  return (
    <Card className="grid gap-4 px-5 py-5">
      {isPublished && (
        <p className="flex flex-wrap items-center gap-3">
          <span>It is version {dataset.version} of the dataset <strong>{dataset.title ?? dataset.slug}</strong>.</span>
          <Link href={`/datasets/${dataset.slug}` as Route} className={buttonClass("primary")}>Open the dataset</Link>
        </p>
      )}
      <form onSubmit={send} className="grid gap-4" aria-label="Make it a dataset">
        <p className="max-w-[68ch] text-soft">
          {counted(progress.done, "finished episode")} can be put into a dataset that studies draw from, each with where every step of it comes from.
          {request.provider === "scripted" && " They stay marked as scripted, and studies and exports leave them out unless asked for."}
        </p>
        {failure && <Notice tone="danger" live>{failure.message}</Notice>}
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Title" error={errorAt("title")}><Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={200} required /></Field>
          <Field label="Address" hint="Small letters, digits, hyphens." error={errorAt("slug")}><Input value={address} onChange={(event) => setSlug(event.target.value)} maxLength={60} required /></Field>
          <Field label="Licence" optional error={errorAt("licence")}><Input name="licence" defaultValue={dataset?.licence} maxLength={200} /></Field>
        </div>
        <div><Button type="submit" look={isPublished ? "secondary" : "primary"} aria-disabled={isSending}>{isPublished ? "Publish again" : "Make a dataset"}</Button></div>
      </form>
    </Card>
  );
}
