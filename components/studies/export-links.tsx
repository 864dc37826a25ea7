import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";

const FILES = [
  { query: "format=csv", label: "CSV", what: "of the ratings that results are computed from" },
  { query: "format=jsonl", label: "JSONL", what: "of the ratings that results are computed from" },
  { query: "format=jsonl&scope=all", label: "Everything", what: "as JSONL: earlier revisions and surplus judgments too" },
];

/** One row per rating. */
export function ExportLinks({ studyId }: { studyId: string }) {
  return (
    <>
      {FILES.map(({ query, label, what }) => (
        <a key={query} href={`/api/v1/studies/${studyId}/export?${query}`} download title={`Download ${what}`} className={buttonClass("secondary")}>
          <Download size={16} aria-hidden /> {label}
          <span className="sr-only">{what}</span>
        </a>
      ))}
    </>
  );
}
