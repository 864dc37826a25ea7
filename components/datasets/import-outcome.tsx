import { Download } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import type { ImportResult, ImportView, Refusal, RefusalGroup } from "@/lib/datasets/types";
import { count, counted } from "@/lib/reports/number-text";
import { Figures } from "./figures";
import { continuedText } from "./continued-text";
import { formatName } from "./format-names";
import { RefusalGroups } from "./refusal-groups";
import { ImportLook } from "./import-look";
import { LookVerdict } from "./look-verdict";
import { ImageStateCountsView } from "./image-states";

/** On the page; the file has all of them. */
const REFUSALS_SHOWN = 200;
/** From so many on they are summed up by reason, and the list is folded. */
const MANY = 25;

/** What an import came to, said so that nothing is lost in silence. */
export function ImportOutcome({ view, groups }: { view: ImportView; groups: readonly RefusalGroup[] }) {
  const { result } = view;
  const isPublished = view.state === "done" && !view.dryRun;
  if (view.dryRun && result?.look) {
    return (
      <div className="grid grid-cols-1 gap-8">
        <Verdict view={view} />
        <ImportLook view={view} look={result.look} groups={groups} />
      </div>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-8">
      <Verdict view={view} />
      <div className="flex flex-wrap gap-2">
        {isPublished && <Link href={`/datasets/${view.dataset}` as Route} className={buttonClass("primary")}>Look at the dataset</Link>}
        {isPublished && result && result.version > 1 && hasNews(result) && (
          <Link href={`/datasets/${view.dataset}/compare?from=${result.version - 1}&to=${result.version}` as Route} className={buttonClass("secondary")}>What is new, changed and gone</Link>
        )}
        <Link href={"/import" as Route} className={buttonClass("secondary")}>Import something else</Link>
      </div>
      {result && <ResultDetails result={result} />}
      {view.refusalCount > MANY && <RefusalGroups view={view} groups={groups} />}
      {view.refusalCount > 0 && <Refusals view={view} refusals={result?.refusals ?? []} />}
    </div>
  );
}

/** Whether a version was made, and of dialogues. */
const hasNews = ({ rows, gone }: ImportResult) => rows.imported > 0 || gone > 0;

function Verdict({ view }: { view: ImportView }) {
  const { result } = view;
  const continued = view.progress.continuedFrom.length > 0 ? ` ${continuedText(view.progress.continuedFrom)}` : "";
  if (view.state === "cancelled") return <Notice title="Stopped">Nothing of this import has become visible.</Notice>;
  if (view.state === "failed" && view.dryRun && result?.look) return <Notice tone="warn" title="Nothing can be taken as it is">{view.error ?? "No reason was recorded."}</Notice>;
  if (view.state === "failed" || !result) {
    return <Notice tone="danger" title="The import failed">{view.error ?? "No reason was recorded."} The dataset is as it was before.</Notice>;
  }
  const { rows } = result;
  const refused = view.refusalCount > 0 ? ` ${counted(view.refusalCount, "remark")} below.` : "";
  if (view.dryRun) return <LookVerdict view={view} result={result} />;
  if (rows.imported === 0 && rows.read === 0) return <Notice tone="warn" title="No rows were found">The files held no conversations that could be read.{refused}</Notice>;
  if (rows.imported === 0 && result.gone > 0) return <Notice tone="warn" title={`${counted(result.gone, "episode")} gone`}>The dataset is at version {result.version} now, without the episodes that the files do not have any more.{refused}</Notice>;
  if (rows.imported === 0 && rows.refused === 0) return <Notice tone="good" title="Nothing changed">All {counted(rows.unchanged, "row")} were in the dataset already, exactly as they are.{refused}</Notice>;
  if (rows.imported === 0) return <Notice tone="warn" title="Nothing came in">{count(rows.unchanged)} unchanged, {count(rows.refused)} refused.{refused}</Notice>;
  return (
    <Notice tone={refused ? "warn" : "good"} title={`${counted(rows.imported, "row")} imported`}>
      {continued}{continued && " "}The dataset is at version {result.version} now{rows.unchanged > 0 && `; ${counted(rows.unchanged, "row")} were there already`}{result.gone > 0 && `; ${counted(result.gone, "episode")} ended with it`}.{refused}
      {result.version > 1 && " Studies that have started keep the version they drew from."}
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
          ["Rows read", count(rows.read)], ["New or changed", count(rows.imported)], ["Unchanged", count(rows.unchanged)], ...(result.gone > 0 ? [["Gone", count(result.gone)] as const] : []), ["Refused", count(rows.refused)],
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
              <span className="text-soft">(used nowhere; kept with each episode as far as there is room): </span>
              {result.unknownColumns.map((column, index) => <span key={column}>{index > 0 && ", "}<code className="font-mono text-[13px] break-all">{column}</code></span>)}
              {result.leftColumns.length > 0 && <span className="text-soft">. Too large to be kept: </span>}
              {result.leftColumns.map(({ column, episodes }, index) => <span key={column}>{index > 0 && ", "}<code className="font-mono text-[13px] break-all">{column}</code> in {counted(episodes, "episode")}</span>)}
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
        aside={view.refusalCount <= MANY && (
          <span className="flex flex-wrap gap-2">
            <a href={`/api/v1/imports/${view.id}/refusals?format=csv`} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> CSV</a>
            <a href={`/api/v1/imports/${view.id}/refusals?format=ndjson`} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> NDJSON</a>
          </span>
        )}
      >
        {view.refusalCount <= MANY ? "Remarks" : "One by one"}
      </SectionTitle>
      <p className="mb-3 text-sm text-soft">What could not be taken, or not as it was.</p>
      {shown.length === 0 ? <p className="text-sm text-soft">{counted(view.refusalCount, "entry", "entries")}; download them to read on.</p> : (
        <details open={view.refusalCount <= MANY}>
          <summary className="mb-3 min-h-8 w-fit text-sm font-medium">The first {count(shown.length)}</summary>
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
        </details>
      )}
    </section>
  );
}
