import { Download } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import type { ImportResult, ImportView, Refusal } from "@/lib/datasets/types";
import { count, counted } from "@/lib/reports/number-text";
import { Figures } from "./figures";
import { formatName } from "./format-names";
import { ImageStateCountsView } from "./image-states";

/** On the page; the file has all of them. */
const REFUSALS_SHOWN = 200;

/** What an import came to, said so that nothing is lost in silence. */
export function ImportOutcome({ view }: { view: ImportView }) {
  const { result } = view;
  return (
    <div className="grid grid-cols-1 gap-8">
      <Verdict view={view} />
      {result && <ResultDetails result={result} />}
      {view.refusalCount > 0 && <Refusals view={view} refusals={result?.refusals ?? []} />}
      <div className="flex flex-wrap gap-2">
        {result && !view.dryRun && <Link href={`/datasets/${view.dataset}` as Route} className={buttonClass("primary")}>Look at the dataset</Link>}
        <Link href={"/import" as Route} className={buttonClass("secondary")}>Import something else</Link>
      </div>
    </div>
  );
}

function Verdict({ view }: { view: ImportView }) {
  const { result } = view;
  if (view.state === "cancelled") return <Notice title="Stopped">Nothing of this import has become visible.</Notice>;
  if (view.state === "failed" || !result) {
    return <Notice tone="danger" title="The import failed">{view.error ?? "No reason was recorded."} The dataset is as it was before.</Notice>;
  }
  const { rows } = result;
  const refused = view.refusalCount > 0 ? ` ${counted(view.refusalCount, "remark")} below.` : "";
  if (view.dryRun) return <Notice tone={refused ? "warn" : "good"} title="Looked through; nothing was stored">{counted(rows.imported, "row")} would come in, {count(rows.unchanged)} are there already.{refused}</Notice>;
  if (rows.imported === 0 && rows.read === 0) return <Notice tone="warn" title="No rows were found">The files held no conversations that could be read.{refused}</Notice>;
  if (rows.imported === 0 && rows.refused === 0) return <Notice tone="good" title="Nothing changed">All {counted(rows.unchanged, "row")} were in the dataset already, exactly as they are.{refused}</Notice>;
  if (rows.imported === 0) return <Notice tone="warn" title="Nothing came in">{count(rows.unchanged)} unchanged, {count(rows.refused)} refused.{refused}</Notice>;
  return (
    <Notice tone={refused ? "warn" : "good"} title={`${counted(rows.imported, "row")} imported`}>
      The dataset is at version {result.version} now{rows.unchanged > 0 && `; ${counted(rows.unchanged, "row")} were there already`}.{refused}
    </Notice>
  );
}

function ResultDetails({ result }: { result: ImportResult }) {
  const { rows } = result;
  return (
    <section aria-labelledby="counts">
      <SectionTitle id="counts" aside={`Read as ${formatName(result.format)}`}>What came in</SectionTitle>
      <Card className="grid gap-5 px-5 py-4">
        <Figures figures={[
          ["Rows read", count(rows.read)], ["Imported", count(rows.imported)], ["Unchanged", count(rows.unchanged)], ["Refused", count(rows.refused)],
        ]} />
        <Figures figures={[
          ["Episodes", count(result.episodes)], ["Sessions", count(result.sessions)], ["Turns", count(result.turns)], ["Image shares", count(result.imageShares)],
        ]} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4 text-sm">
          <span className="text-soft">Pictures shared in turns</span>
          <ImageStateCountsView counts={result.images} />
        </div>
        <div className="border-t border-line pt-4 text-sm">
          <span className="text-soft">Unknown columns </span>
          {result.unknownColumns.length === 0 ? "none" : (
            <>
              <span className="text-soft">(kept with each episode, used nowhere): </span>
              {result.unknownColumns.map((column, index) => <span key={column}>{index > 0 && ", "}<code className="font-mono text-[13px] break-all">{column}</code></span>)}
            </>
          )}
        </div>
      </Card>
    </section>
  );
}

function Refusals({ view, refusals }: { view: ImportView; refusals: readonly Refusal[] }) {
  const shown = refusals.slice(0, REFUSALS_SHOWN);
  return (
    <section aria-labelledby="refusals">
      <SectionTitle
        id="refusals"
        aside={(
          <span className="flex flex-wrap gap-2">
            <a href={`/api/v1/imports/${view.id}/refusals?format=csv`} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> CSV</a>
            <a href={`/api/v1/imports/${view.id}/refusals?format=ndjson`} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> NDJSON</a>
          </span>
        )}
      >
        Remarks
      </SectionTitle>
      <p className="mb-3 text-sm text-soft">What could not be taken, or not as it was.</p>
      {shown.length === 0 ? <p className="text-sm text-soft">{counted(view.refusalCount, "entry", "entries")}; download them to read on.</p> : (
        <>
          <Table caption="Rows, fields and pictures that could not be taken as they are">
            <thead><tr><Th>File</Th><Th numeric>Row</Th><Th>Field</Th><Th>Reason</Th></tr></thead>
            <tbody>
              {shown.map((refusal, index) => (
                <tr key={index}>
                  <Td className="max-w-72 min-w-48 [overflow-wrap:anywhere]">{refusal.file}</Td>
                  <Td numeric>{refusal.row === null ? "–" : count(refusal.row)}</Td>
                  <Td className="max-w-72 min-w-44 font-mono text-[13px] [overflow-wrap:anywhere]">{refusal.field ?? "–"}</Td>
                  <Td className="min-w-64">{refusal.reason}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          {view.refusalCount > shown.length && <p className="mt-2 text-[13px] text-soft">The first {count(shown.length)} of {count(view.refusalCount)}; the files have all of them.</p>}
        </>
      )}
    </section>
  );
}
