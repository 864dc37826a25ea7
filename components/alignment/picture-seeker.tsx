"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Card, Empty, SectionTitle } from "@/components/ui/surface";
import { AlignmentResult } from "./alignment-result";
import { AskFields } from "./ask-fields";
import { PersonFields } from "./person-fields";
import { useAlignments } from "./use-alignments";
import { useAskForm } from "./use-ask-form";

/** A picture for a description of one's own, and those that were sought before. */
export function PictureSeeker({ hasEngines, longest }: { hasEngines: boolean; longest: number }) {
  const { views, failure: unread, ask, forget } = useAlignments("/align", "/align");
  const { provider, setProvider, isSending, failure: refused, problemAt, submit } = useAskForm(hasEngines, ask);
  const [isPersonNeeded, setPersonNeeded] = useState(false);
  const failure = refused ?? unread;

  return (
    <div className="grid grid-cols-1 gap-10">
      <Card className="px-5 py-4">
        <form onSubmit={submit} aria-label="A picture for a description" className="grid gap-4">
          {failure && <Notice tone="danger" live>{failure.message}</Notice>}
          <Field label="Description" hint="What is to be seen, in a sentence or two." error={problemAt("description")}>
            <Textarea name="description" required maxLength={longest} rows={3} />
          </Field>
          <AskFields provider={provider} setProvider={setProvider} hasEngines={hasEngines} onModule={(module) => setPersonNeeded(module === "p-t2i")} />
          <PersonFields isNeeded={isPersonNeeded} longest={longest} errorAt={problemAt} />
          <div><Button type="submit" look="primary" aria-disabled={isSending} disabled={views === null || (provider === "engines" && !hasEngines)}>{isSending ? "Asking …" : "Find a picture"}</Button></div>
        </form>
      </Card>
      <section aria-labelledby="sought">
        <SectionTitle id="sought">Sought</SectionTitle>
        {views?.length === 0 && <Empty title="None yet">Each stays here with every candidate that was looked at, until it is removed.</Empty>}
        {views === null && !failure && <p className="text-soft">Reading …</p>}
        <ul className="grid gap-8">
          {views?.map((view) => (
            <li key={view.id} className="grid gap-2">
              <p dir="auto" className="max-w-[72ch] text-[15px] font-medium break-words">{view.request.description}</p>
              <AlignmentResult view={view} onRemoved={() => forget(view.id)} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
