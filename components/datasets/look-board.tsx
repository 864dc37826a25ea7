"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import type { ImportView } from "@/lib/datasets/types";
import { counted } from "@/lib/reports/number-text";
import { ColumnMapper, type MappableColumn } from "./column-mapper";

/** After a look: import the same files, or name columns anew and look again. Nothing is sent a second time. */
export function LookBoard({ view, columns, fields, recognised, refused, episodes }: {
  view: ImportView;
  columns: readonly MappableColumn[];
  /** What a column can be mapped to. */
  fields: readonly string[];
  recognised: ReactNode;
  refused: ReactNode;
  episodes: ReactNode;
}) {
  const router = useRouter();
  const [mapping, setMapping] = useState<Record<string, string>>(view.request.mapping ?? {});
  const { isSending, failure, send } = useSending({ leaves: true });
  const isChanged = JSON.stringify(sorted(mapping)) !== JSON.stringify(sorted(view.request.mapping ?? {}));
  const rows = view.result?.rows;
  const canImport = rows !== undefined && (rows.read === 0 || rows.imported + rows.unchanged > 0);

  async function start(dryRun: boolean) {
    const named = Object.keys(mapping).length > 0 ? mapping : undefined;
    const begun = await send(() => sendJson<{ jobId: string }>("POST", "/imports", { ...view.request, mapping: named, dryRun }));
    if (begun?.ok) router.push(`/import/${begun.data.jobId}` as Route);
  }

  return (
    <>
      <Card className="grid gap-3 px-5 py-4">
        {failure && <Notice tone="danger" live title="Not started">{failure.problems.map(({ message }) => message).join(" ") || failure.message}</Notice>}
        <div className="flex flex-wrap items-center gap-3">
          {isChanged
            ? <Button look="primary" size="large" disabled={isSending} onClick={() => start(true)}>Look again with these columns</Button>
            : canImport && <Button look="primary" size="large" disabled={isSending} onClick={() => start(false)}>{importWords(view)}</Button>}
          <Link href={"/import" as Route} className={buttonClass("secondary", "large")}>Choose other files</Link>
        </div>
        <p className="text-[13px] text-soft" role="status">
          {isSending ? "Starting…" : isChanged ? "Columns were named anew: look at what becomes of them before they are imported."
            : canImport ? `${rows.refused > 0 ? `${counted(rows.refused, "row")} stay out, for the reasons below. ` : ""}The same files are read again; none is sent a second time.`
            : "There is nothing to import yet: say below what the columns are, and look again."}
        </p>
      </Card>
      {recognised}
      {columns.length > 0 && (
        <section aria-labelledby="columns">
          <SectionTitle id="columns" aside={isChanged ? <Button size="small" look="primary" disabled={isSending} onClick={() => start(true)}>Look again</Button> : undefined}>Columns</SectionTitle>
          <ColumnMapper columns={columns} fields={fields} mapping={mapping} onChange={setMapping} isBusy={isSending} />
        </section>
      )}
      {refused}
      {episodes}
    </>
  );
}

function importWords({ result }: ImportView): string {
  if (!result || result.rows.read === 0) return "Import the pictures";
  const { imported, unchanged } = result.rows;
  if (imported === 0 && unchanged > 0) return "Import all the same";
  return `Import ${counted(imported, "row")}`;
}

const sorted = (mapping: Record<string, string>) => Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1));
