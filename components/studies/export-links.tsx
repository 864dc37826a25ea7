import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { StudySummary } from "@/lib/studies/types";

const FILES = [
  { query: "format=csv", label: "CSV", what: (answers: string) => `of the ${answers} that results are computed from` },
  { query: "format=jsonl", label: "JSONL", what: (answers: string) => `of the ${answers} that results are computed from` },
  { query: "format=jsonl&scope=all", label: "Everything", what: () => "as JSONL: earlier revisions and surplus judgments too" },
];

/** One row per rating, or per judgment of a pair. */
export function ExportLinks({ study }: { study: Pick<StudySummary, "id" | "kind"> }) {
  const answers = study.kind === "comparison" ? "judgments" : "ratings";
  return (
    <>
      {FILES.map(({ query, label, what }) => (
        <a key={query} href={`/api/v1/studies/${study.id}/export?${query}`} download title={`Download ${what(answers)}`} className={buttonClass("secondary")}>
          <Download size={16} aria-hidden /> {label}
          <span className="sr-only">{what(answers)}</span>
        </a>
      ))}
    </>
  );
}
