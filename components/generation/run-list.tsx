import type { Route } from "next";
import Link from "next/link";
import { Moment } from "@/components/studies/moment";
import { Table, Td, Th } from "@/components/ui/table";
import { behindText } from "@/lib/generation/behind-text";
import type { RunSummary } from "@/lib/generation/types";
import { count } from "@/lib/reports/number-text";
import { ProviderChip, RunStateChip } from "./run-state-chip";

/** Runs, newest first; each leads to its page. */
export function RunList({ runs }: { runs: readonly RunSummary[] }) {
  return (
    <Table caption="Generation runs, newest first">
      <thead><tr><Th>Run</Th><Th>Made by</Th><Th>State</Th><Th numeric>Episodes</Th><Th numeric>Done</Th><Th numeric>Failed or unfit</Th><Th>Begun</Th><Th>By</Th></tr></thead>
      <tbody>
        {runs.map(({ id, title, request, progress, error, createdAt, createdBy, ...run }) => (
          <tr key={id}>
            <Td className="max-w-72"><Link href={`/generate/${id}` as Route} className="font-medium text-accent underline underline-offset-2"><bdi>{title}</bdi></Link></Td>
            <Td><ProviderChip provider={request.provider} /></Td>
            <Td className="max-w-64"><RunStateChip run={run} />{run.behind > 0 && <p className="mt-1 text-[13px] text-soft">{behindText(run.behind)}</p>}{error && <p className="mt-1 text-[13px] text-soft">{error}</p>}</Td>
            <Td numeric>{count(request.episodes)}</Td>
            <Td numeric>{count(progress.done)}</Td>
            <Td numeric className={progress.failed + progress.unfit > 0 ? "text-warn" : undefined}>{count(progress.failed + progress.unfit)}</Td>
            <Td className="whitespace-nowrap"><Moment at={createdAt} /></Td>
            <Td className="max-w-48 truncate">{createdBy ?? "command line"}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
