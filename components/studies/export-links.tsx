import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";

/** The ratings that results are computed from, one row each. */
export function ExportLinks({ studyId }: { studyId: string }) {
  return (
    <>
      {(["csv", "jsonl"] as const).map((format) => (
        <a key={format} href={`/api/v1/studies/${studyId}/export?format=${format}`} download className={buttonClass("secondary")}>
          <Download size={16} aria-hidden /> {format === "csv" ? "CSV" : "JSONL"}
          <span className="sr-only">of all ratings</span>
        </a>
      ))}
    </>
  );
}
