import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { SectionTitle } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import type { ImportView, RefusalGroup } from "@/lib/datasets/types";
import { count } from "@/lib/reports/number-text";

/** What is or would be refused, by reason: one line for what a thousand rows have in common. */
export function RefusalGroups({ view, groups }: { view: ImportView; groups: readonly RefusalGroup[] }) {
  const rows = groups.filter(({ isRow }) => isRow);
  const remarks = groups.filter(({ isRow }) => !isRow);
  return (
    <section aria-labelledby="refusal-groups">
      <SectionTitle
        id="refusal-groups"
        aside={(
          <span className="flex flex-wrap gap-2">
            <a href={`/api/v1/imports/${view.id}/refusals?format=csv`} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> CSV</a>
            <a href={`/api/v1/imports/${view.id}/refusals?format=ndjson`} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> NDJSON</a>
          </span>
        )}
      >
        {rows.length > 0 ? "Refused, and why" : "Remarks"}
      </SectionTitle>
      <div className="grid grid-cols-1 gap-5">
        {rows.length > 0 && <GroupTable caption="Rows that are not taken, by reason" groups={rows} />}
        {remarks.length > 0 && <GroupTable caption="Values not taken as they were, pictures refused, files left out or not read to their end" groups={remarks} />}
      </div>
    </section>
  );
}

function GroupTable({ caption, groups }: { caption: string; groups: readonly RefusalGroup[] }) {
  return (
    <div>
      <p className="mb-2 text-sm font-semibold">{caption}</p>
      <Table caption={caption}>
        <thead><tr><Th numeric>Times</Th><Th>Reason</Th><Th>Field</Th><Th>First places</Th></tr></thead>
        <tbody>
          {groups.map((group, index) => (
            <tr key={index}>
              <Td numeric className="font-semibold">{count(group.count)}</Td>
              <Td className="min-w-64">{group.reason}</Td>
              <Td className="min-w-32 font-mono text-[13px] [overflow-wrap:anywhere]">{group.field ?? "–"}</Td>
              <Td className="min-w-48 text-[13px] text-soft [overflow-wrap:anywhere]">
                {group.places.map(({ file, row }) => [file, row !== null && `row ${count(row)}`].filter(Boolean).join(", ")).join("; ")}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
