import { Moment } from "@/components/studies/moment";
import { Chip } from "@/components/ui/chip";
import { Table, Td, Th } from "@/components/ui/table";
import type { LinksView } from "@/lib/images/links/types";
import { count } from "@/lib/reports/number-text";

const STATES = {
  queued: { tone: "neutral", text: "Waiting" }, running: { tone: "accent", text: "Running" }, done: { tone: "good", text: "Done" },
  failed: { tone: "danger", text: "Failed" }, cancelled: { tone: "neutral", text: "Stopped" },
} as const;

/** Rounds through the addresses of a dataset, newest first. */
export function LinksRounds({ rounds }: { rounds: readonly LinksView[] }) {
  return (
    <Table caption="Rounds, newest first">
      <thead><tr><Th>When</Th><Th>What</Th><Th>State</Th><Th numeric>Pictures</Th><Th numeric>Work or stored</Th><Th numeric>Dead</Th><Th numeric>No answer</Th><Th>By</Th></tr></thead>
      <tbody>
        {rounds.map(({ id, createdAt, mode, isPart, again, state, error, result, progress, createdBy }) => {
          const counts = result?.counts ?? progress.counts;
          return (
            <tr key={id}>
              <Td className="whitespace-nowrap"><Moment at={createdAt} /></Td>
              <Td>{mode === "check" ? "Check" : "Fetch"}{isPart && ", a part"}{again && ", dead ones again"}</Td>
              <Td><Chip tone={STATES[state].tone}>{STATES[state].text}</Chip>{error && <span className="mt-1 block max-w-72 text-[13px] text-danger">{error}</span>}</Td>
              <Td numeric>{count(counts.shares)}</Td>
              <Td numeric>{count(counts.alive + counts.stored)}</Td>
              <Td numeric>{count(counts.dead)}</Td>
              <Td numeric>{count(counts.unsure)}</Td>
              <Td className="max-w-48 truncate">{createdBy ?? "command line"}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
