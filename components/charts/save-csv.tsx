"use client";

import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { saveFile } from "./save-file";

/** The exact numbers of a table, as a file. */
export function SaveCsv({ csv, fileName, of }: { csv: string; fileName: string; /** Said to those who do not see which table it stands by. */ of?: string }) {
  return (
    <button type="button" onClick={() => saveFile(new Blob([csv], { type: "text/csv" }), fileName)} className={buttonClass("quiet", "small", "print:hidden")}>
      <Download size={15} aria-hidden /> Save as CSV{of && <span className="sr-only">: {of}</span>}
    </button>
  );
}
