"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import type { DatasetDetail } from "@/lib/datasets/types";

/** For admins: the words about a dataset. They belong to it and not to a version. */
export function DescribeDataset({ dataset: { slug, title, description, licence } }: { dataset: Pick<DatasetDetail, "slug" | "title" | "description" | "licence"> }) {
  const router = useRouter();
  const { isSending, failure, problemAt, send } = useSending();
  const [isSaved, setSaved] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const sent = await send(() => sendJson("PATCH", `/datasets/${slug}`, { title: fields.get("title"), description: fields.get("description"), licence: fields.get("licence") }));
    if (!sent?.ok) return;
    setSaved(true);
    router.refresh();
  };
  return (
    <Folded title="Edit these words" className="mt-4">
      <form onSubmit={save} onChange={() => setSaved(false)} className="mt-2 grid max-w-xl gap-4">
        {failure && <Notice tone="danger" live>{failure.message}</Notice>}
        <Field label="Title" error={problemAt("title")}><Input name="title" defaultValue={title} maxLength={200} required /></Field>
        <Field label="Description" hint="Where it comes from, what it is for." error={problemAt("description")}><Textarea name="description" defaultValue={description} maxLength={10_000} rows={5} /></Field>
        <Field label="Licence" hint="“CC BY 4.0”, for example, or words of your own." error={problemAt("licence")}><Input name="licence" defaultValue={licence} maxLength={200} /></Field>
        <div className="flex items-center gap-3">
          <Button type="submit" look="primary" aria-disabled={isSending}>Save</Button>
          <span role="status" className="text-sm text-soft">{isSending ? "Saving…" : isSaved ? "Saved." : ""}</span>
        </div>
      </form>
    </Folded>
  );
}
