"use client";

import type { Route } from "next";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { slugFor } from "@/components/datasets/slug-for";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import type { RunView } from "@/lib/generation/types";
import { counted } from "@/lib/reports/number-text";

/** A run that has ended becomes a dataset that studies draw from; written anew since, its next version. */
export function PublishRun({ view, onAsked }: { view: RunView; onAsked: (view: RunView) => void }) {
  const { dataset, progress, request } = view;
  // What was asked for last, also where it came to nothing.
  const asked = dataset?.next ?? dataset;
  const [title, setTitle] = useState(asked?.title ?? view.title);
  const [slug, setSlug] = useState<string | null>(asked?.slug ?? null);
  const { isSending, failure, problemAt, send } = useSending();
  const address = slug ?? slugFor(title);
  const isPublished = dataset !== null && dataset.version !== null;

  async function publish(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const licence = String(new FormData(event.currentTarget).get("licence") ?? "").trim();
    const sent = await send(() => sendJson<RunView>("POST", `/generations/${view.id}/dataset`, { slug: address, title, ...(licence && { licence }) }));
    if (sent?.ok) onAsked(sent.data);
  }

  return (
    <Card className="grid gap-4 px-5 py-5">
      {isPublished && (
        <p className="flex flex-wrap items-center gap-3">
          <span>It is version {dataset.version} of the dataset <strong>{dataset.title ?? dataset.slug}</strong>.</span>
          <Link href={`/datasets/${dataset.slug}` as Route} className={buttonClass("primary")}>Open the dataset</Link>
        </p>
      )}
      <form onSubmit={publish} className="grid gap-4" aria-label="Make it a dataset">
        <p className="max-w-[68ch] text-soft">
          {counted(progress.done, "finished episode")} can be put into a dataset that studies draw from, each with where every step of it comes from.
          {request.provider === "scripted" && " They stay marked as scripted, and studies and exports leave them out unless asked for."}
        </p>
        {failure && <Notice tone="danger" live>{failure.message}</Notice>}
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Title" error={problemAt("title")}><Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={200} required /></Field>
          <Field label="Address" hint="Small letters, digits, hyphens." error={problemAt("slug")}><Input value={address} onChange={(event) => setSlug(event.target.value)} maxLength={60} required /></Field>
          <Field label="Licence" optional error={problemAt("licence")}><Input name="licence" defaultValue={asked?.licence} maxLength={200} /></Field>
        </div>
        <div><Button type="submit" look={isPublished ? "secondary" : "primary"} aria-disabled={isSending}>{isPublished ? "Publish again" : "Make a dataset"}</Button></div>
      </form>
    </Card>
  );
}
