import { Notice } from "@/components/ui/notice";
import type { ImportResult, ImportView } from "@/lib/datasets/types";
import { count, counted } from "@/lib/reports/number-text";
import { lookOffer } from "./look-offer";

/** What a look came to, before anything of it is stored: what would come in, what it becomes, and what would end. */
export function LookVerdict({ view, result }: { view: ImportView; result: ImportResult }) {
  const { rows } = result;
  const hasRemarks = view.refusalCount > 0;
  return (
    <div className="grid gap-3">
      <Notice tone={hasRemarks ? "warn" : "good"} title="Looked through; nothing was stored">
        {counted(rows.imported, "row")} would come in, {count(rows.unchanged)} {rows.unchanged === 1 ? "is" : "are"} there already. {nextVersion(view, result)}{hasRemarks && `${counted(view.refusalCount, "remark")} below.`}
      </Notice>
      <WhatEnds view={view} result={result} />
    </div>
  );
}

/** What is there already is not made anew. */
function nextVersion({ dataset, title }: ImportView, { version, rows, gone }: ImportResult): string {
  const hasNews = rows.imported > 0 || gone > 0 || rows.read === 0;
  if (version < 2 || !hasNews) return "";
  return `The dataset ${dataset} is there: this becomes its version ${version}${title === null ? "" : `, and “${title}” its title`}. `;
}

function WhatEnds({ view, result }: { view: ImportView; result: ImportResult }) {
  const { gone, rows, unread } = result;
  if (!view.request.replace || gone === 0) return null;
  const [first, ...others] = unread;
  if (!lookOffer(result, view.request)?.replace && first !== undefined) {
    return (
      <Notice tone="danger" title="These files cannot replace the dataset">
        <span className="[overflow-wrap:anywhere]">{first}</span>{others.length > 0 && ` and ${counted(others.length, "other file")}`} could not be read to the end, and {counted(gone, "episode")} that
        may be in the rest would count as gone. Give the whole file; or import what was read, and nothing ends.
      </Notice>
    );
  }
  const them = gone === 1 ? "it" : "them";
  return (
    <Notice tone="warn" title={`${counted(gone, "episode")} would end`}>
      The files are to be the whole dataset, and do not have {them}. {rows.refused > 0 && `${rows.refused === 1 ? "The row that is refused counts" : `The ${count(rows.refused)} rows that are refused count`} as not there. `}
      Earlier versions keep {them}, and so do studies that have started.
    </Notice>
  );
}
