"use client";

import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { saveFile } from "./save-file";

export function SaveCsv({ csv, fileName }: { csv: string; fileName: string }) {
  return (
    <button type="button" onClick={() => saveFile(new Blob([csv], { type: "text/csv" }), fileName)} className={buttonClass("quiet", "small")}>
      <Download size={15} aria-hidden /> Save as CSV
    </button>
  );
}
