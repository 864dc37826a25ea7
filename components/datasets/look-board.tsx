"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import type { ImportView } from "@/lib/datasets/types";
import { counted } from "@/lib/reports/number-text";
import { ColumnMapper, type MappableColumn } from "./column-mapper";
import { lookOffer } from "./look-offer";

/** After a look: import the same files, or name columns anew and look again. Nothing is sent a second time. */
export function LookBoard({ view, columns, fields, recognised, refusals, episodes }: {
  view: ImportView;
  columns: readonly MappableColumn[];
  /** What a column can be mapped to. */
  fields: readonly string[];
  recognised: ReactNode;
  refusals: ReactNode;
  episodes: ReactNode;
}) {
  const router = useRouter();
  const [mapping, setMapping] = useState<Record<string, string>>(view.request.mapping ?? {});
  const { isSending, failure, send } = useSending({ leaves: true });
  const isChanged = JSON.stringify(sorted(mapping)) !== JSON.stringify(sorted(view.request.mapping ?? {}));
  const offer = view.result ? lookOffer(view.result, view.request) : undefined;
  const refused = view.result?.rows.refused ?? 0;
  const [isAsked, setAsked] = useState(false);

  async function start(dryRun: boolean) {
    setAsked(false);
    const named = Object.keys(mapping).length > 0 ? mapping : undefined;
    const replace = dryRun ? view.request.replace : offer?.replace;
    const begun = await send(() => sendJson<{ jobId: string }>("POST", "/imports", { ...view.request, mapping: named, replace, dryRun }));
    if (begun?.ok) router.push(`/import/${begun.data.jobId}` as Route);
  }

  return (
    <>
      <Card className="grid gap-3 px-5 py-4">
        {failure && <Notice tone="danger" live title="Not started">{failure.problems.map(({ message }) => message).join(" ") || failure.message}</Notice>}
        <div className="flex flex-wrap items-center gap-3">
          {isChanged
            ? <Button look="primary" size="large" disabled={isSending} onClick={() => start(true)}>Look again with these columns</Button>
            : offer && <Button look={offer.ends > 0 ? "danger" : "primary"} size="large" disabled={isSending} onClick={() => (offer.ends > 0 ? setAsked(true) : start(false))}>{offer.label}</Button>}
          <Link href={"/import" as Route} className={buttonClass("secondary", "large")}>Choose other files</Link>
        </div>
        <p className="text-[13px] text-soft" role="status">
          {isSending ? "Starting…" : isChanged ? "Columns were named anew: look at what becomes of them before they are imported."
            : offer ? `${refused > 0 ? `${counted(refused, "row")} stay${refused === 1 ? "s" : ""} out, for the reasons below. ` : ""}The same files are read again; none is sent a second time.`
            : "There is nothing to import yet: say below what the columns are, and look again."}
        </p>
      </Card>
      {offer && (
        <Dialog
          open={isAsked} onClose={() => setAsked(false)} title={`End ${counted(offer.ends, "episode")}?`}
          footer={<><Button onClick={() => setAsked(false)}>{offer.ends === 1 ? "Keep it" : "Keep them"}</Button><Button look="danger" onClick={() => start(false)}>{offer.label}</Button></>}
        >
          <p>
            These files do not have {offer.ends === 1 ? "it" : "them"}, and this import is to make the files the whole of {view.dataset}: from version {view.result?.version} on {offer.ends === 1 ? "it is" : "they are"} not
            in the dataset any more. Earlier versions stay as they are, and studies that have started keep what they drew.
          </p>
        </Dialog>
      )}
      {recognised}
      {columns.length > 0 && (
        <section aria-labelledby="columns">
          <SectionTitle id="columns" aside={isChanged ? <Button size="small" look="primary" disabled={isSending} onClick={() => start(true)}>Look again</Button> : undefined}>Columns</SectionTitle>
          <ColumnMapper columns={columns} fields={fields} mapping={mapping} onChange={setMapping} isBusy={isSending} />
        </section>
      )}
      {refusals}
      {episodes}
    </>
  );
}

const sorted = (mapping: Record<string, string>) => Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1));
