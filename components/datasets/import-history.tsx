import type { Route } from "next";
import Link from "next/link";
import { Moment } from "@/components/studies/moment";
import { Chip } from "@/components/ui/chip";
import { Table, Td, Th } from "@/components/ui/table";
import type { ImportView } from "@/lib/datasets/types";
import { count } from "@/lib/reports/number-text";

const STATES = {
  queued: { tone: "neutral", text: "Waiting" }, running: { tone: "accent", text: "Running" }, done: { tone: "good", text: "Done" },
  failed: { tone: "danger", text: "Failed" }, cancelled: { tone: "neutral", text: "Stopped" }, paused: { tone: "neutral", text: "Paused" },
} as const;

export function ImportStateChip({ view }: { view: ImportView }) {
  const { tone, text } = STATES[view.state];
  return <Chip tone={tone}>{text}{view.dryRun && ", only looked"}</Chip>;
}

/** Earlier imports, newest first; each leads to its page. */
export function ImportHistory({ imports }: { imports: readonly ImportView[] }) {
  return (
    <Table caption="Imports, newest first">
      <thead><tr><Th>When</Th><Th>Dataset</Th><Th>Files</Th><Th>State</Th><Th numeric>New or changed</Th><Th numeric>Unchanged</Th><Th numeric>Remarks</Th><Th>By</Th></tr></thead>
      <tbody>
        {imports.map((view) => (
          <tr key={view.id}>
            <Td className="whitespace-nowrap"><Link href={`/import/${view.id}` as Route} className="font-medium text-accent underline underline-offset-2"><Moment at={view.createdAt} /></Link></Td>
            <Td>{view.title ?? view.dataset}</Td>
            <Td className="max-w-64 truncate" title={view.files.join(", ")}>{view.files.length === 1 ? view.files[0] : `${view.files[0] ?? "–"} and ${count(view.files.length - 1)} more`}</Td>
            <Td><ImportStateChip view={view} /></Td>
            <Td numeric>{count(view.result?.rows.imported ?? view.progress.imported)}</Td>
            <Td numeric>{count(view.result?.rows.unchanged ?? view.progress.unchanged)}</Td>
            <Td numeric className={view.refusalCount > 0 ? "text-warn" : undefined}>{count(view.refusalCount)}</Td>
            <Td className="max-w-48 truncate">{view.createdBy ?? "command line"}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
