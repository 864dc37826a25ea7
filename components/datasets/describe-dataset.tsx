"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type Failure, sendJson } from "@/components/studies/send-json";
import { Button } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import type { DatasetDetail } from "@/lib/datasets/types";

/** For admins: the words about a dataset. They belong to it and not to a version. */
export function DescribeDataset({ dataset: { slug, title, description, licence } }: { dataset: Pick<DatasetDetail, "slug" | "title" | "description" | "licence"> }) {
  const router = useRouter();
  const [state, setState] = useState<"open" | "saving" | "saved">("open");
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setState("saving");
    const sent = await sendJson("PATCH", `/datasets/${slug}`, { title: fields.get("title"), description: fields.get("description"), licence: fields.get("licence") });
    setFailure(sent.ok ? null : sent.error);
    setState(sent.ok ? "saved" : "open");
    if (sent.ok) router.refresh();
  };
  const errorAt = (path: string) => failure?.problems.find((problem) => problem.path === path)?.message;
  return (
    <Folded title="Edit these words" className="mt-4">
      <form onSubmit={save} onChange={() => setState("open")} className="mt-2 grid max-w-xl gap-4">
        {failure && <Notice tone="danger" live>{failure.message}</Notice>}
        <Field label="Title" error={errorAt("title")}><Input name="title" defaultValue={title} maxLength={200} required /></Field>
        <Field label="Description" hint="Where it comes from, what it is for." error={errorAt("description")}><Textarea name="description" defaultValue={description} maxLength={10_000} rows={5} /></Field>
        <Field label="Licence" hint="“CC BY 4.0”, for example, or words of your own." error={errorAt("licence")}><Input name="licence" defaultValue={licence} maxLength={200} /></Field>
        <div className="flex items-center gap-3">
          <Button type="submit" look="primary" aria-disabled={state === "saving"}>Save</Button>
          <span role="status" className="text-sm text-soft">{state === "saved" ? "Saved." : state === "saving" ? "Saving…" : ""}</span>
        </div>
      </form>
    </Folded>
  );
}
