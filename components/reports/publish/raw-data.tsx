import { Download } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Folded } from "@/components/ui/folded";
import { Card } from "@/components/ui/surface";
import { curlLines, pythonLines } from "@/lib/reports/publish/commands";

type File = { query: string; label: string; what: string };

function filesOf(kind: "rating" | "comparison"): File[] {
  const row = kind === "comparison" ? "One row per judgment of a pair" : "One row per rating";
  return [
    { query: "format=csv", label: "CSV", what: `${row}, those that results are computed from; for spreadsheets and R. A text that a spreadsheet might run as a formula begins with an apostrophe.` },
    { query: "format=jsonl", label: "JSONL", what: "The same rows, one JSON object per line; texts exactly as they were written." },
    { query: "format=jsonl&scope=all", label: "Everything", what: "All that was ever submitted: earlier revisions and surplus judgments too, each marked as such." },
  ];
}

/** Answers as files, and the way to them for programs. */
export function RawData({ study, origin }: { study: { id: string; kind: "rating" | "comparison" }; /** Of this server. */ origin: string }) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {filesOf(study.kind).map(({ query, label, what }) => (
          <li key={query} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-5">
            <p className="min-w-0 flex-1 basis-64 text-sm"><strong className="block font-semibold">{label}</strong><span className="text-soft">{what}</span></p>
            <a href={`/api/v1/studies/${study.id}/export?${query}`} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> Download<span className="sr-only"> {label}</span></a>
          </li>
        ))}
      </ul>
      <Folded title="From a notebook or a script" className="border-t border-line px-4 py-2 sm:px-5">
        <div className="mt-2 mb-2 grid grid-cols-1 gap-3">
          <p className="max-w-[78ch] text-sm text-soft">
            A program reads results and answers with an API token, which you make in <Link href="/account" className="font-medium text-ink underline underline-offset-2 hover:text-accent">your account</Link>. It is shown once; keep it out of notebooks that you share.
          </p>
          <CodeBlock title="Shell" what="lines" text={curlLines(origin, study.id)} />
          <CodeBlock title="Python" what="lines" text={pythonLines(origin, study.id)} tall />
          <p className="text-[13px] text-soft">More of it, R and pandas too, is in docs/guide/notebook.md.</p>
        </div>
      </Folded>
    </Card>
  );
}
